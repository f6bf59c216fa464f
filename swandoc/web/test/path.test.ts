import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress } from "../src/address.ts";
import { read, type Read } from "./read.ts";

const hops = ({ records }: Read): string[] =>
  records.pathHops.map((one) => `${one.target} ${one.hop} ${one.address ? formatAddress(one.address) : "-"} ${one.pmtu ?? "-"}`);

test("tracepath tells the path MTU at each hop", () => {
  const said = read(
    [
      "$ tracepath -n 10.2.0.10",
      " 1?: [LOCALHOST]                      pmtu 1500",
      " 1:  10.0.1.254                                            1.001ms asymm  2 ",
      " 2:  no reply",
      " 3:  10.2.0.10                                             1.075ms pmtu 1442",
      " 3:  10.2.0.10                                             3.760ms reached",
      "     Resume: pmtu 1442 hops 3 back 3 ",
    ].join("\n"),
  );
  assert.deepEqual(hops(said), ["10.2.0.10 1 - 1500", "10.2.0.10 1 10.0.1.254 -", "10.2.0.10 2 - -", "10.2.0.10 3 10.2.0.10 1442", "10.2.0.10 3 10.2.0.10 -", "10.2.0.10 3 - 1442"]);
  assert.deepEqual(said.strange, []);
});

test("traceroute names hops by name and address", () => {
  const said = read("traceroute to lan.example.com (10.1.0.5), 30 hops max, 60 byte packets\n 1  gw (10.3.0.254)  0.5 ms  0.4 ms  0.4 ms\n 2  * * *\n 3  10.1.0.5 (10.1.0.5)  2 ms !F-1400  2 ms  2 ms");
  assert.deepEqual(hops(said), ["10.1.0.5 1 10.3.0.254 -", "10.1.0.5 2 - -", "10.1.0.5 3 10.1.0.5 1400"]);
});

test("tracert in English and German, with hops that the poster masked", () => {
  const english = "PS C:\\Users\\x> tracert example.com\nTracing route to example.com [192.0.2.110]\nover a maximum of 30 hops:\n\n  1    43 ms    43 ms    43 ms  [REDACTED]\n  2     *        *        *     Request timed out.\n  3    <1 ms    <1 ms    <1 ms  host [192.0.2.110]\n\nTrace complete.";
  const german = "C:\\>tracert example.com\n\nRoutenverfolgung zu example.com [192.0.2.110]\nüber maximal 30 Hops:\n\n  1    43 ms    43 ms    43 ms  [REDACTED]\n  2     *        *        *     Zeitüberschreitung der Anforderung.\n  3    <1 ms    <1 ms    <1 ms  host [192.0.2.110]\n\nAblaufverfolgung beendet.";
  for (const text of [english, german]) {
    assert.deepEqual(hops(read(text)), ["192.0.2.110 1 - -", "192.0.2.110 2 - -", "192.0.2.110 3 192.0.2.110 -"]);
    assert.deepEqual(read(text).strange, []);
  }
});

test("mtr's report", () => {
  const said = read("$ mtr -rn 10.1.0.5\nStart: 2026-11-26T03:00:00+0000\nHOST: client                      Loss%   Snt   Last   Avg  Best  Wrst StDev\n  1.|-- 10.3.0.254                 0.0%    10    0.5   0.5   0.4   0.6   0.1\n  2.|-- ???                       100.0    10    0.0   0.0   0.0   0.0   0.0");
  assert.deepEqual(hops(said), ["10.1.0.5 1 10.3.0.254 -", "10.1.0.5 2 - -"]);
  assert.deepEqual(said.strange, []);
});
