// How long the checker takes from paste to report, in milliseconds of this machine, and for each thousand lines.
//
//     node tests/benchmarks/checker.mjs [rounds]
//
// swandoc/web needs its packages (npm ci) and build/guide.json, which `python tests/node.py --version` writes.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "swandoc", "web");
const { buildSync } = createRequire(join(web, "build.mjs"))("esbuild");
const entry = `
  export { analysing } from "./src/engine.ts";
  export { analysis } from "./src/analysis.ts";
  export { all as skills } from "./src/all.ts";
  export { anonymise } from "./src/paste/anonymise.ts";`;
buildSync({
  stdin: { contents: entry, resolveDir: web, loader: "ts" },
  bundle: true,
  format: "esm",
  target: "es2022",
  outfile: join(web, "build", "benchmark.mjs"),
  logLevel: "warning",
});
const { analysing, analysis, skills, anonymise } = await import(join(web, "build", "benchmark.mjs"));
const guide = JSON.parse(readFileSync(join(web, "build", "guide.json"), "utf8"));

const lab = join(web, "test", "dumps", "lab");
const staged = (scenario, state) =>
  readdirSync(join(lab, scenario))
    .filter((file) => file.startsWith(`${state}.`))
    .map((file) => ({ name: file.split(".")[1], text: readFileSync(join(lab, scenario, file), "utf8") }));
const address = (n) => `${10 + ((n >> 16) & 63)}.${(n >> 8) & 255}.${n & 255}.0`;
const lines = (count, line) => Array.from({ length: count }, (_, n) => line(n));

const IPTABLES = [
  "# iptables-save",
  "*filter",
  ":INPUT ACCEPT [0:0]",
  ":FORWARD DROP [0:0]",
  ":OUTPUT ACCEPT [0:0]",
  ...lines(100, (n) => `:C${n} - [0:0]`),
  ...lines(100, (n) => `-A FORWARD -i eth0 -s ${address(n << 8)}/16 -j C${n}`),
  ...lines(99_790, (n) => `-A C${n % 100} -s ${address(n)}/24 -d 192.168.${n & 255}.0/24 -p tcp -m tcp --dport ${1 + (n % 65535)} -m conntrack --ctstate NEW -j ACCEPT`),
  "COMMIT",
];
const BGP = ["# ip route", "default via 192.0.2.1 dev eth0", ...lines(99_998, (n) => `${address(n)}/24 via 192.0.2.${1 + (n % 250)} dev eth0 proto bird metric 32`)];
const PROSE = lines(100_000, (n) => `Line ${n}: the quick brown fox jumps over a lazy dog, and nobody knows why (${n * 7}).`);
const LOG = lines(100_000, (n) => `Nov 26 03:53:${String(n % 60).padStart(2, "0")} gw charon: 12[KNL] <conn|${n % 9}> querying SAD entry with SPI c0ffee${n % 10} (mark 0/0x00000000)`);
const NFT = ["# nft list ruleset", "table inet filter {", "chain forward {", "type filter hook forward priority filter; policy drop;", ...lines(99_994, (n) => `ip saddr ${address(n)}/24 tcp dport ${1 + (n % 65535)} accept`), "}", "}"];

const text = (made) => [{ name: "host", text: made.join("\n") }];
const pastes = {
  "dumps of both hosts": staged("nat-before-ipsec", "broken"),
  "100,000 rules of iptables-save": text(IPTABLES),
  "100,000 routes of `ip route`": text(BGP),
  "100,000 rules of nft": text(NFT),
  "100,000 lines of a log": text(LOG),
  "100,000 lines of nothing known": text(PROSE),
};

/** The shortest of some runs, and the longest time between two yields in it: how long a page would not answer. */
function measured(run, rounds) {
  let best = { total: Infinity, longest: 0 };
  for (let round = 0; round < rounds; round++) {
    const from = process.cpuUsage();
    let [longest, last] = [0, performance.now()];
    for (const work = run(); !work.next().done; ) {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
    longest = Math.max(longest, performance.now() - last);
    const { user, system } = process.cpuUsage(from);
    if ((user + system) / 1000 < best.total) best = { total: (user + system) / 1000, longest };
  }
  return best;
}

const rounds = Number(process.argv[2] ?? 5);
console.log(`${"paste".padEnd(34)}${"lines".padStart(8)}${"engine".padStart(9)}${"all".padStart(9)}${"anonymous".padStart(11)}${"per 1000".padStart(10)}${"longest step".padStart(14)}`);
for (const [name, paste] of Object.entries(pastes)) {
  const count = paste.reduce((sum, one) => sum + one.text.split("\n").length, 0);
  const alone = measured(() => analysing(skills, paste, guide), rounds);
  const all = measured(() => analysis(skills, paste, guide, null), rounds);
  const anonymous = measured(() => analysis(skills, paste, guide, anonymise), Math.min(rounds, 2));
  const cells = [count, alone.total.toFixed(1), all.total.toFixed(1), anonymous.total.toFixed(1), ((all.total * 1000) / count).toFixed(2), all.longest.toFixed(1)];
  console.log(name.padEnd(34) + [8, 9, 9, 11, 10, 14].map((width, at) => String(cells[at]).padStart(width)).join(""));
}
