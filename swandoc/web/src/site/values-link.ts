/** Values that a followed link brings. */
import { button, el, plural } from "../ui/dom.ts";
import { ownValues } from "./own-values.ts";
import { PREFIX, readFragment } from "./values-fragment.ts";

/**
 * Shows what the followed link offers, and lets the reader decide: a stranger's link would otherwise change the commands
 * that an administrator copies.
 */
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
