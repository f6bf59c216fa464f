/** When there is a new page to work on. Themes may swap pages by script (Material's navigation.instant). */

interface Observable {
  subscribe(next: () => void): unknown;
}

declare global {
  interface Window {
    /** Material's: emits at once and again for each page that it has put in. */
    document$?: Observable;
  }
}

/** Calls `mount` for the page that is there, and for each that comes into its place. */
export function onPage(mount: () => void): void {
  if (window.document$) window.document$.subscribe(mount);
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
  else mount();
}
