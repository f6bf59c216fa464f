/** What is kept of a walk while the tab is open: where it has come to, and the outputs that readers pasted for a note. */

const KEY = "swandoc.walk";
const LONGEST = 20_000; // characters of one output

interface Kept {
  /** A fragment, to be read and compared with the trees like that of a link. */
  walk: string;
  /** By area/question. */
  outputs: Record<string, string>;
}

export function recalledWalk(): string {
  return read().walk;
}

export function rememberWalk(walk: string): void {
  write({ ...read(), walk });
}

export function outputOf(area: string, question: string): string {
  const { outputs } = read();
  const name = `${area}/${question}`;
  return Object.hasOwn(outputs, name) ? outputs[name]! : "";
}

export function keepOutput(area: string, question: string, text: string): void {
  const kept = read();
  const { [`${area}/${question}`]: _, ...outputs } = kept.outputs;
  if (text.trim()) outputs[`${area}/${question}`] = text.slice(0, LONGEST);
  write({ ...kept, outputs });
}

export function forgetOutputs(): void {
  write({ ...read(), outputs: {} });
}

/** Other pages of the same origin may have written it, so only what has the right form is taken. */
function read(): Kept {
  try {
    const parsed: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof parsed !== "object" || parsed === null) return { walk: "", outputs: {} };
    const { walk, outputs } = parsed as Record<string, unknown>;
    const texts = Object.entries(typeof outputs === "object" && outputs ? outputs : {});
    return {
      walk: typeof walk === "string" ? walk : "",
      outputs: Object.fromEntries(texts.flatMap(([name, text]) => (typeof text === "string" ? [[name, text.slice(0, LONGEST)]] : []))),
    };
  } catch {
    return { walk: "", outputs: {} }; // no storage, or not ours
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Without storage nothing is kept from page to page.
  }
}
