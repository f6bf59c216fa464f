/** A button on the page that opens the theme's own search. */

const FIELD = ".md-search__input, [role=search] input";

export function offerSearch(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-open-search]");
  if (!button) return;
  button.hidden = !document.querySelector(FIELD);
  button.onclick = () => {
    // Material shows its search on phones while this box is checked.
    const toggle = document.querySelector<HTMLInputElement>("[data-md-toggle=search]");
    if (toggle && !toggle.checked) toggle.click();
    document.querySelector<HTMLInputElement>(FIELD)?.focus();
  };
}
