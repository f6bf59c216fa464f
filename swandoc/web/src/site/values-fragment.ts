/** Values in a link's fragment, `#values:lan=10.1.0.0%2F16&wan=ens3`: for a colleague with the same network. */
import { checkValue } from "../values.ts";

export const PREFIX = "#values:";
const LONGEST = 4000; // characters, enough for every parameter of a large guide

export function valuesFragment(values: Readonly<Record<string, string>>): string {
  return PREFIX + new URLSearchParams(values).toString();
}

/** The values in a fragment that are sound and known, by name. */
export function readFragment(fragment: string, types: Readonly<Record<string, { readonly type: string }>>): Record<string, string> {
  if (!fragment.startsWith(PREFIX) || fragment.length > LONGEST) return {};
  const found: Record<string, string> = {};
  for (const [name, text] of new URLSearchParams(fragment.slice(PREFIX.length))) {
    const checked = Object.hasOwn(types, name) ? checkValue(types[name]!.type, text) : null;
    if (checked && "value" in checked) found[name] = checked.value;
  }
  return found;
}
