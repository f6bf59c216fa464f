/** Values in a link's fragment, `#values:lan=10.1.0.0%2F16&wan=ens3`: for a colleague with the same network. */
import { button, el, plural } from "../ui/dom.ts";
import { checkValue } from "../values.ts";
import { ownValues } from "./own-values.ts";

const PREFIX = "#values:";
const LONGEST = 4000; // characters, enough for every parameter of a large guide

export function valuesFragment(values: Readonly<Record<string, string>>): string {
  return PREFIX + new URLSearchParams(values).toString();
}

/**
 * The values in a fragment that are sound and known, by name. Nothing that a link brings is taken without a question:
 * a stranger's link would change the commands that an administrator copies.
 */
export function readFragment(fragment: string, types: Readonly<Record<string, { readonly type: string }>>): Record<string, string> {
  if (!fragment.startsWith(PREFIX) || fragment.length > LONGEST) return {};
  const found: Record<string, string> = {};
  for (const [name, text] of new URLSearchParams(fragment.slice(PREFIX.length))) {
    const checked = Object.hasOwn(types, name) ? checkValue(types[name]!.type, text) : null;
    if (checked && "value" in checked) found[name] = checked.value;
  }
  return found;
}

/** Shows what the followed link offers, and lets the reader decide. */
export function offerLinkedValues(): void {
  if (!location.hash.startsWith(PREFIX)) return;
  const values = ownValues();
  const offered = Object.entries(readFragment(location.hash, values.parameters)).filter(([name, value]) => value !== values.text(name));
  history.replaceState(history.state, "", location.pathname + location.search);
  if (offered.length === 0) return;
  const close = (): void => box.remove();
  const take = (): void => {
    values.setAll(Object.fromEntries(offered));
    close();
  };
  const box = el(
    "section",
    { class: "swd-linked-values", "aria-labelledby": "swd-linked-values-title" },
    el("h2", { id: "swd-linked-values-title" }, `The link brings ${plural(offered.length, "value")} for the commands`),
    el("ul", {}, ...offered.map(([name, value]) => el("li", {}, `${values.parameters[name]!.label}: `, el("code", {}, value)))),
    el("p", {}, button("Use them", take, "swd-button--first"), " ", button("Leave mine as they are", close)),
  );
  document.body.append(box);
}
