/** Brings the page to life. */
import type { Engine } from "../analysis.ts";
import type { GuideData } from "../guide.ts";
import { Checker } from "./checker.ts";
import { arrivedByItself, leadSearchHome } from "./guarded.ts";
import { linked } from "./link.ts";

export function start(engine: Engine): void {
  const at = document.querySelector<HTMLElement>("[data-swandoc-checker]");
  const data = document.getElementById("swandoc-guide")?.textContent;
  if (!at || !data) return;
  if (!arrivedByItself()) return location.reload();
  const guide = JSON.parse(data) as GuideData;
  const from = linked(location.hash, guide, at.dataset["root"] ?? "");
  if (from) at.prepend(from);
  new Checker(at, engine, guide);
  leadSearchHome(at.dataset["home"] ?? "");
}
