/** The theme leaves some of its parts without a name, or out of the keyboard's reach: this mends them as they come. */

const MEND: readonly (readonly [selector: string, attributes: Readonly<Record<string, string>>])[] = [
  [".md-search[role=dialog]:not([aria-label])", { "aria-label": "Search" }],
  // A landmark for each block of code is too many to find the way by.
  ["nav.md-code__nav:not([role])", { role: "none" }],
  [".md-typeset__scrollwrap:not([tabindex])", { tabindex: "0", role: "group", "aria-label": "Table" }],
];

/** Listens once for the whole window. */
export function mendTheme(): void {
  mend();
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
}

function mend(): void {
  for (const [selector, attributes] of MEND)
    for (const one of document.querySelectorAll(selector))
      for (const [name, value] of Object.entries(attributes)) one.setAttribute(name, value);
}
