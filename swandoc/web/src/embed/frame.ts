/** In a snippet's frame: values from the fragment, and the height for the page around, if it asks. */
import type { Parameters } from "../site/parameters.ts";
import { readFragment } from "../site/values-fragment.ts";
import { derive } from "../values.ts";

const parameters = JSON.parse(document.getElementById("swandoc-parameters")?.textContent ?? "{}") as Parameters;

function fill(): void {
  const given = readFragment(location.hash, parameters);
  for (const slot of document.querySelectorAll<HTMLElement>("[data-slot]")) {
    const name = slot.dataset["slot"] ?? "";
    const parameter = Object.hasOwn(parameters, name) ? parameters[name]! : null;
    const found = parameter && derive(parameter.type, given[name] ?? parameter.example, slot.dataset["form"] ?? "");
    if (found && "value" in found) slot.textContent = found.value;
    slot.classList.toggle("swd-slot--own", name in given);
  }
}

fill();
addEventListener("hashchange", fill);
// The height is no secret, so whoever holds the frame may know it.
const tell = (): void => parent.postMessage({ type: "swandoc:height", height: document.documentElement.offsetHeight }, "*");
if (parent !== window) new ResizeObserver(tell).observe(document.documentElement);
