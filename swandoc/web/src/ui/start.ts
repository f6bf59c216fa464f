/** Brings the page to life. */
import type { GuideRules } from "../guide.ts";
import { Checker } from "./checker.ts";
import { arrivedByItself, leadSearchHome } from "./guarded.ts";
import { linked } from "./link.ts";

export function start(): void {
  const at = document.querySelector<HTMLElement>("[data-swandoc-checker]");
  const data = document.getElementById("swandoc-guide")?.textContent;
  if (!at || !data) return;
  if (!arrivedByItself()) return location.reload();
  const guide = JSON.parse(data) as GuideRules;
  const from = linked(location.hash, guide, at.dataset["root"] ?? "");
  if (from) at.prepend(from);
  new Checker(at, guide);
  leadSearchHome(at.dataset["home"] ?? "");
}
