/** Brings the page to life. */
import type { GuideRules } from "../guide.ts";
import { Checker } from "./checker.ts";
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

/**
 * Whether the browser itself loaded this page. Themes that swap pages by script (Material's navigation.instant) bring
 * the new text into the old page, and the policy of this one holds for certain only where it was loaded.
 */
function arrivedByItself(): boolean {
  const loaded = performance.getEntriesByType("navigation")[0]?.name;
  return loaded === undefined || new URL(loaded).pathname === location.pathname;
}

/**
 * Material's search loads its index with a request, which this page may not make; the start page searches in its
 * place. From a file the index is a script, if there is one. Material looks for the form by its name, later than this.
 */
function leadSearchHome(home: string): void {
  const input = document.querySelector<HTMLInputElement>("input.md-search__input");
  if (!input || location.protocol === "file:") return;
  input.form?.removeAttribute("name");
  input.placeholder = "Search on the start page";
  input.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Enter" || !input.value.trim()) return;
      event.stopImmediatePropagation();
      event.preventDefault();
      location.assign(`${home}?q=${encodeURIComponent(input.value.trim())}`);
    },
    true,
  );
}
