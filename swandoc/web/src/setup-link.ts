/** The calculator's setup in a link's fragment: `#mtu:know=path&bytes=1492&encryption=aes&integrity=sha256&udp=yes`. */
import { BELOW, KNOWN, MODES, NESTED, START, type Setup } from "./calculation.ts";
import { ENCRYPTION, INTEGRITY } from "./esp-algorithms.ts";

const PREFIX = "#mtu:";
const LONGEST = 400; // characters, more than all settings together need

const one = (of: readonly string[]) => (text: string): string | undefined => of.find((name) => name === text);
const family = (text: string): 4 | 6 | undefined => (text === "4" ? 4 : text === "6" ? 6 : undefined);
const bytes = (text: string): number | undefined => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : undefined);

/** How each setting is read; `undefined` for what it cannot be. */
const READ: { readonly [name in keyof Setup]: (text: string) => Setup[name] | undefined } = {
  know: one(KNOWN) as (text: string) => Setup["know"] | undefined,
  bytes,
  below: (text) => {
    const layers = text.split(" ").filter(Boolean);
    return new Set(layers).size === layers.length && layers.every((name) => Object.hasOwn(BELOW, name)) ? layers : undefined;
  },
  encryption: one(Object.keys(ENCRYPTION)),
  integrity: one(Object.keys(INTEGRITY)),
  mode: one(MODES) as (text: string) => Setup["mode"] | undefined,
  outer: family,
  udp: (text) => (text === "yes" ? true : text === "no" ? false : undefined),
  nested: one(NESTED) as (text: string) => Setup["nested"] | undefined,
  carrier: family,
  inner: family,
  size: bytes,
};

function written(value: Setup[keyof Setup]): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(" ") : String(value);
}

/** Only what differs from the start; "" for the start itself. */
export function setupFragment(setup: Setup): string {
  const names = Object.keys(START) as (keyof Setup)[];
  const changed = names.filter((name) => written(setup[name]) !== written(START[name]));
  return changed.length === 0 ? "" : PREFIX + new URLSearchParams(changed.map((name) => [name, written(setup[name])])).toString();
}

export interface Linked {
  readonly setup: Setup;
  /** How many of the link's settings this page does not know; they are as at the start. */
  readonly refused: number;
}

/** null for any other fragment. Nothing of it gets further than the settings that it may name. */
export function readSetup(fragment: string): Linked | null {
  if (!fragment.startsWith(PREFIX)) return null;
  if (fragment.length > LONGEST) return { setup: START, refused: 1 };
  let refused = 0;
  const found = new Map<string, unknown>();
  for (const [name, text] of new URLSearchParams(fragment.slice(PREFIX.length))) {
    const value = Object.hasOwn(READ, name) ? READ[name as keyof Setup](text) : undefined;
    if (value === undefined) refused++;
    else found.set(name, value);
  }
  return { setup: { ...START, ...Object.fromEntries(found) }, refused };
}
