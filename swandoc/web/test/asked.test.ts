import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAddress } from "../src/address.ts";
import type { Walk } from "../src/report.ts";
import type { Asked } from "../src/trace/asked.ts";
import { analyse } from "./analyse.ts";
import { dump } from "./dump.ts";

const empty = { scenarios: [], trees: [], pasted: {} };
const gateway = [{ name: "gateway", text: dump("lab/docker-forward-drop/broken.gateway.txt") }];

function own(source: string, destination: string, more: Partial<Asked> = {}): Walk | undefined {
  const asked = { source: parseAddress(source)!, destination: parseAddress(destination)!, protocol: 1, destinationPort: null, length: 84, ...more };
  return analyse(gateway, empty, asked).walks.find((walk) => walk.flow === "own");
}

test("a packet between a tunnel's networks comes out of the tunnel", () => {
  const walk = own("10.3.0.1", "10.1.0.10");
  assert.ok(walk?.steps.some((step) => step.event === "decrypted"));
  assert.deepEqual([walk?.verdict, walk?.steps.at(-1)?.hop], ["dropped", "forward"]);
});

test("a packet of a host behind the gateway comes in by the interface that leads there", () => {
  const walk = own("10.1.0.10", "203.0.113.10", { protocol: 6, destinationPort: 443 });
  assert.equal(walk?.verdict, "dropped");
  assert.ok(!walk?.steps.some((step) => step.event === "decrypted"));
});

test("a packet of the gateway's own is sent by it", () => {
  assert.equal(own("10.1.0.1", "10.3.0.1")?.verdict, "sent-protected");
});

test("a packet of two families is none", () => {
  assert.equal(own("10.1.0.1", "2001:db8::1"), undefined);
});

test("without a question there is no own packet", () => {
  assert.ok(!analyse(gateway, empty).walks.some((walk) => walk.flow === "own"));
});
