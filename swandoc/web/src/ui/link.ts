/** A link to findings, which ui/actions.ts makes, holds their codes only, never anything of the paste. */
import { addressOf, type GuideRules } from "../guide.ts";
import { el, prose } from "./dom.ts";

/** What a link that was followed names; null without. */
export function linked(fragment: string, guide: GuideRules, root: string): HTMLElement | null {
  const codes = /^#found=([A-Z0-9,]{1,400})$/.exec(fragment)?.[1]?.split(",") ?? [];
  const named = guide.scenarios.filter((one) => codes.includes(one.code));
  if (named.length === 0) return null;
  const items = named.map((one) =>
    el("li", {}, el("span", { class: "swd-code" }, one.code), " ", el("a", { href: root + addressOf(one.url, one.id) }, ...prose(one.title))),
  );
  return el("div", { class: "swd-linked" }, el("p", {}, "The link names findings of somebody's paste:"), el("ul", {}, ...items));
}
