import assert from "node:assert/strict";
import { test } from "node:test";
import { daemon } from "../src/parse/daemon.ts";
import { dump, withoutLines } from "./dump.ts";
import { read } from "./read.ts";

const about = (text: string): Record<string, string> => Object.fromEntries([...read(text, [daemon]).records.about].map(([name, one]) => [name, one.value]));

test("--stats names the loaded plugins, in each form", () => {
  const words = read(dump("swanctl-stats.txt"), [daemon]);
  assert.deepEqual(words.strange, []);
  assert.ok(words.records.plugins[0]!.names.includes("farp"));
  for (const form of ["raw", "pretty"]) {
    const other = read(dump(`swanctl-stats.${form}`), [daemon]);
    assert.deepEqual([other.strange, withoutLines(other.records.plugins)], [[], withoutLines(words.records.plugins)]);
  }
});

test("versions are read wherever they are said", () => {
  assert.deepEqual(about("strongSwan 5.9.8 charon-systemd (Linux, 6.1.0-18-amd64, x86_64)"), { strongswan: "5.9.8", system: "Linux", kernel: "6.1.0-18-amd64" });
  assert.deepEqual(about("version reply {daemon=charon version=6.0.1 sysname=FreeBSD release=14.1-RELEASE machine=amd64}"), { strongswan: "6.0.1", system: "FreeBSD", kernel: "14.1-RELEASE" });
  assert.deepEqual(about("Linux strongSwan U5.9.8/K6.1.0\nUniversity of Applied Sciences Rapperswil, Switzerland"), { strongswan: "5.9.8", system: "Linux", kernel: "6.1.0" });
  assert.deepEqual(about("Linux Libreswan 3.29 (netkey) on 5.2.14-1942.el8uek.x86_64"), { libreswan: "3.29", system: "Linux", kernel: "5.2.14-1942.el8uek.x86_64" });
});
