// Bundles the scripts of the site, the checker for its page and for the command line, and the tests for Node.
// Module scripts do not load from file://, and this guide is read when the network is down.
import { build } from "esbuild";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { minify } from "terser";
import { shortNames } from "./short-names.mjs";

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

/** The checker's page: what it waits for, and what it loads afterwards. */
const CHECKER = { page: "src/ui/page.ts", further: "src/ui/further.ts" };

const forNode = { ...common, plugins: [], platform: "node", format: "esm", target: "node20", sourcemap: "inline" };

if (process.argv.includes("--judge")) {
  // The trace and the calculator as processes of their own, for the tests that compare them with the kernel.
  await build({ ...forNode, entryPoints: ["test/judge.ts", "test/sizes.ts"], outdir: "build", outExtension: { ".js": ".mjs" } });
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
  // The engine as readers get it, for the test that compares the two.
  const mangleProps = shortNames(here, Object.values(CHECKER));
  await build({ ...forNode, plugins: [catalogue], entryPoints: ["test/shortened.ts"], outdir: "build/test", outExtension: { ".js": ".mjs" }, mangleProps });
} else {
  const folder = process.argv[2] ?? join(here, "..", "site", "assets");
  await shipInTwo("swandoc-checker", CHECKER);
  await ship("swandoc-site", { entryPoints: ["src/site/main.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-frame", { entryPoints: ["src/embed/frame.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-embed", { entryPoints: ["src/embed/element.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-stale", { entryPoints: ["src/stale/page.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-calculator", { entryPoints: ["src/calculator/main.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-pasted-sa", { entryPoints: ["src/calculator/pasted-sa.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-offline", { entryPoints: ["src/offline/worker.ts"], format: "iife", target: "es2022" });
  await ship("swandoc-engine", { entryPoints: ["src/command.ts"], platform: "node", format: "cjs", target: "node18" });

  /**
   * The page's script, and a further one that it loads later. What both need stands in the first only, which hands it on
   * under a name made of its content: a further script of another build, out of a cache, finds nothing and does nothing.
   * Both are bundled at once, so that the short names of properties are the same in both.
   */
  async function shipInTwo(name, entryPoints) {
    const mangleProps = shortNames(here, Object.values(entryPoints));
    const options = { ...common, format: "esm", target: "es2022", minify: true, write: false, splitting: true, metafile: true, outdir: "build/split" };
    const { outputFiles, metafile } = await build({ ...options, entryPoints, mangleProps, chunkNames: "shared-[hash]" });
    const texts = new Map(outputFiles.map(({ path, text }) => [`./${basename(path)}`, text]));
    const shared = [...texts.keys()].find((one) => one.startsWith("./shared-"));
    const handed = `self[${JSON.stringify(`swandoc${shared.slice(8, -3)}`)}]`;
    const names = metafile.outputs[`build/split/${basename(shared)}`].exports.join(", ");
    const pieces = (read) => ({
      name: "pieces",
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^\.\/(?:page|further|shared-\w+)\.js$/ }, ({ path }) => ({ path, namespace: "pieces" }));
        onLoad({ filter: /.*/, namespace: "pieces" }, ({ path }) => ({ contents: read(path), resolveDir: here }));
      },
    });
    const ofPage = `import { ${names} } from "${shared}"; ${handed} = [${names}]; import "./page.js";`;
    const ofFurther = `import "./further.js";`;
    const one = { format: "iife", target: "es2022" };
    await ship(name, { ...one, stdin: { contents: ofPage, resolveDir: here }, plugins: [pieces((path) => texts.get(path))] });
    const borrowed = `export const [${names}] = ${handed};`;
    const read = (path) => (path === shared ? borrowed : texts.get(path));
    await ship(`${name}-further`, { ...one, stdin: { contents: ofFurther, resolveDir: here }, plugins: [pieces(read)] });
  }

  // Terser makes what readers load about 3 % smaller than esbuild alone does.
  async function ship(name, options) {
    const built = await build({ ...common, ...options, minify: true, write: false });
    const { code } = await minify(built.outputFiles[0].text, { compress: { passes: 3 }, ecma: 2022, format: { comments: false, ecma: 2022 } });
    writeFileSync(join(folder, `${name}.js`), `${code}\n`);
  }
}
