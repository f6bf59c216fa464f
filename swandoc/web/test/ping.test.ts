import assert from "node:assert/strict";
import { test } from "node:test";
import { formatAddress } from "../src/address.ts";
import { dump } from "./dump.ts";
import { read, type Read } from "./read.ts";

const pings = ({ records }: Read): string[] =>
  records.pings.map((one) => {
    const errors = one.errors.map((error) => `${error.from ? formatAddress(error.from) : "own"} ${error.mtu ?? "-"}`);
    return `${one.target ? formatAddress(one.target) : one.targetText} from ${one.source} size ${one.size} df ${one.dontFragment} ${one.received}/${one.sent} [${errors.join(", ")}]`;
  });

const OF_LINUX = [
  "10.1.0.5 from null size 1472 df true 0/2 [10.3.0.254 1400, own 1400]",
  "10.1.0.5 from 10.3.0.1 size 56 df false 1/1 []",
  "10.9.0.5 from c0 size 1472 df false 0/1 [10.3.0.254 -]",
  "10.8.0.5 from null size 56 df false 0/1 [10.3.0.254 -]",
  "2001:db8:1::5 from null size 1452 df true 0/2 [2001:db8:3::fe 1400, own 1400]",
  "10.9.0.5 from 10.3.0.1 size 56 df false 0/1 []",
  "10.1.0.5 from 10.3.0.1 size 56 df false 1/1 []".replace("10.3.0.1", "null"),
];

test("pings of iputils and BusyBox tell what was sent, what came back, and which MTU was told", () => {
  const said = read(dump("ping-linux.txt"));
  assert.deepEqual(pings(said), [...OF_LINUX, "192.0.2.1 from null size null df false null/null [own -]"]);
  assert.deepEqual(said.strange, []);
});

test("without the commands the same is known, but for what only they say", () => {
  const text = dump("ping-linux.txt").split("\n").filter((line) => !line.startsWith("user@")).join("\n");
  assert.deepEqual(pings(read(text)).slice(0, 2), [OF_LINUX[0], OF_LINUX[1]]);
  assert.deepEqual(read(text).strange, []);
});

test("the error line alone, as people quote it, is a ping", () => {
  assert.deepEqual(pings(read("ping: local error: message too long, mtu=1422")), [" from null size null df true null/null [own 1422]"]);
});

test("a ping that was cut before its statistics has been answered as often as it shows", () => {
  const said = read("PING 10.1.0.5 (10.1.0.5) 56(84) bytes of data.\n64 bytes from 10.1.0.5: icmp_seq=1 ttl=63 time=0.3 ms\n64 bytes from 10.1.0.5: icmp_seq=2 ttl=63 time=0.3 ms");
  assert.deepEqual(pings(said), ["10.1.0.5 from null size 56 df false 2/null []"]);
});

test("macOS and FreeBSD ping with -D", () => {
  const said = read(
    [
      "mac:~ anna$ ping -D -s 1472 -c 2 10.1.0.5",
      "PING 10.1.0.5 (10.1.0.5): 1472 data bytes",
      "556 bytes from 198.51.100.1: frag needed and DF set (MTU 1400)",
      "Vr HL TOS  Len   ID Flg  off TTL Pro  cks      Src      Dst",
      " 4  5  00 dc05 8b1f   0 0000  40  01 d0ac 10.3.0.1  10.1.0.5",
      "",
      "Request timeout for icmp_seq 0",
      "ping: sendto: Message too long",
      "",
      "--- 10.1.0.5 ping statistics ---",
      "2 packets transmitted, 0 packets received, 100.0% packet loss",
    ].join("\n"),
  );
  assert.deepEqual(pings(said), ["10.1.0.5 from null size 1472 df true 0/2 [198.51.100.1 1400, own -]"]);
  assert.deepEqual(said.strange, []);
});

const ENGLISH = [
  "C:\\Users\\anna>ping -f -l 1472 10.1.0.5",
  "",
  "Pinging 10.1.0.5 with 1472 bytes of data:",
  "Packet needs to be fragmented but DF set.",
  "Reply from 10.3.0.254: Packet needs to be fragmented but DF set.",
  "Request timed out.",
  "",
  "Ping statistics for 10.1.0.5:",
  "    Packets: Sent = 3, Received = 1, Lost = 2 (66% loss),",
];
const GERMAN = [
  "C:\\Users\\anna>ping -f -l 1472 10.1.0.5",
  "",
  "Ping wird ausgeführt für 10.1.0.5 mit 1472 Bytes Daten:",
  "Paket müsste fragmentiert werden, DF-Flag ist jedoch gesetzt.",
  "Antwort von 10.3.0.254: Paket müsste fragmentiert werden, DF-Flag ist jedoch gesetzt.",
  "Zeitüberschreitung der Anforderung.",
  "",
  "Ping-Statistik für 10.1.0.5:",
  "    Pakete: Gesendet = 3, Empfangen = 1, Verloren = 2",
  "    (66% Verlust),",
];

test("Windows counts an error that came back as received, and it is none", () => {
  for (const lines of [ENGLISH, GERMAN]) {
    const said = read(lines.join("\n"));
    assert.deepEqual(pings(said), ["10.1.0.5 from null size 1472 df true 0/3 [own -, 10.3.0.254 -]"]);
    assert.deepEqual(said.strange, []);
  }
});

test("answers on Windows in English and German, with a name and a source", () => {
  const english = ["Pinging gw.example.com [10.1.0.5] from 10.3.0.2 with 32 bytes of data:", "Reply from 10.1.0.5: bytes=32 time<1ms TTL=64", "", "Ping statistics for 10.1.0.5:", "    Packets: Sent = 1, Received = 1, Lost = 0 (0% loss),", "Approximate round trip times in milli-seconds:", "    Minimum = 0ms, Maximum = 0ms, Average = 0ms"];
  const german = ["Ping wird ausgeführt für gw.example.com [10.1.0.5] von 10.3.0.2 mit 32 Bytes Daten:", "Antwort von 10.1.0.5: Bytes=32 Zeit<1ms TTL=64", "", "Ping-Statistik für 10.1.0.5:", "    Pakete: Gesendet = 1, Empfangen = 1, Verloren = 0", "    (0% Verlust),", "Ca. Zeitangaben in Millisek.:", "    Minimum = 0ms, Maximum = 0ms, Mittelwert = 0ms"];
  for (const lines of [english, german]) {
    const said = read(lines.join("\n"));
    assert.deepEqual(pings(said), ["10.1.0.5 from 10.3.0.2 size 32 df false 1/1 []"]);
    assert.deepEqual(said.strange, []);
  }
});

test("unreachable nets are told on Windows too", () => {
  const said = read("Pinging 10.1.0.5 with 32 bytes of data:\nReply from 10.3.0.254: Destination net unreachable.\nPING: transmit failed. General failure.\n\nPing statistics for 10.1.0.5:\n    Packets: Sent = 2, Received = 1, Lost = 1 (50% loss),");
  assert.deepEqual(pings(said), ["10.1.0.5 from null size 32 df false 0/2 [10.3.0.254 -, own -]"]);
  assert.deepEqual(said.records.pings[0]?.errors[0]?.text, "Destination net unreachable.");
});

test("a line that no ping prints is not understood", () => {
  assert.deepEqual(read("user@client:~$ ping 10.1.0.5\nbash: ping: command not found").strange, ["bash: ping: command not found"]);
});
