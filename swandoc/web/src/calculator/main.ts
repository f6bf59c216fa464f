/** The entry of the calculator's script, which stands behind its mount on the page. */
import { Calculator } from "./calculator.ts";

const script = document.currentScript;
const at = document.querySelector<HTMLElement>("[data-swandoc-calculator]");
// Themes that swap pages by script run this again for each visit; a mount of its own comes with each.
if (at && !at.querySelector(".swd-calc") && script instanceof HTMLScriptElement) {
  new Calculator(at, script.src.replace(/swandoc-calculator\.js/, "swandoc-pasted-sa.js"));
}
