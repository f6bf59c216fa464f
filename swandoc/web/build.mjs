// Bundles the checker into one classic script each for the page and for the command line, and the tests for Node.
// Module scripts do not load from file://, and this guide is read when the network is down.
import { build } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

// Of the fact catalogue the script needs the commands only; the rest is for authors.
const catalogue = {
  name: "catalogue",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]guide[\\/]facts\.json$/ }, ({ path }) => {
      const { facts, lists } = JSON.parse(readFileSync(path, "utf8"));
      const commands = (named) => Object.fromEntries(Object.entries(named).map(([name, { run }]) => [name, { run }]));
      return { contents: JSON.stringify({ facts: commands(facts), lists: commands(lists) }), loader: "json" };
    });
  },
};
const common = { bundle: true, charset: "utf8", legalComments: "none", logLevel: "warning", absWorkingDir: here, plugins: [catalogue] };

const forNode = { ...common, plugins: [], platform: "node", format: "esm", target: "node20", sourcemap: "inline" };

if (process.argv.includes("--judge")) {
  // The trace as a process of its own, for the tests that compare it with the kernel.
  await build({ ...forNode, entryPoints: ["test/judge.ts"], outfile: "build/judge.mjs" });
} else if (process.argv.includes("--tests")) {
  await build({
    ...forNode,
    entryPoints: readdirSync(join(here, "test"), { recursive: true })
      .filter((name) => name.endsWith(".test.ts"))
      .map((name) => join("test", name)),
    outdir: "build/test",
    outbase: "test",
    outExtension: { ".js": ".mjs" },
  });
} else {
  const shipped = { ...common, outdir: process.argv[2] ?? join(here, "..", "site", "assets"), minify: true };
  await build({
    ...shipped,
    entryPoints: { "swandoc-checker": "src/ui/page.ts" },
    format: "iife",
    target: "es2022",
  });
  await build({
    ...shipped,
    entryPoints: { "swandoc-engine": "src/command.ts" },
    platform: "node",
    format: "cjs",
    target: "node18",
  });
}
