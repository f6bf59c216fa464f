// Bundles the checker into one classic script each for the page and for the command line, and the tests for Node.
// Module scripts do not load from file://, and this guide is read when the network is down.
import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const common = { bundle: true, charset: "utf8", legalComments: "none", logLevel: "warning", absWorkingDir: here };

if (process.argv.includes("--tests")) {
  const forNode = { ...common, platform: "node", format: "esm", target: "node20", sourcemap: "inline" };
  // The trace as a process of its own, for the tests that compare it with the kernel.
  await build({ ...forNode, entryPoints: ["test/judge.ts"], outfile: "build/judge.mjs" });
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
    target: "es2020",
  });
  await build({
    ...shipped,
    entryPoints: { "swandoc-engine": "src/command.ts" },
    platform: "node",
    format: "cjs",
    target: "node18",
  });
}
