/** Where the reader is: marks on the drawing of the whole tree, and a small map beside the question. */
import { questionOf, type Flow } from "./flow.ts";
import { goBackTo, reachable, toFragment, type Walk } from "./walk.ts";

const SVG = "http://www.w3.org/2000/svg";
const XLINK = "http://www.w3.org/1999/xlink";
/** The map's size in pixels. */
const WIDTH = 240;
const HEIGHT = 180;

type State = "here" | "passed" | "open" | "closed";

export class TreeMap {
  /** The small map; null where the page has no drawing. */
  readonly small: SVGSVGElement | null;
  readonly #flow: Flow;
  readonly #drawings: SVGSVGElement[];

  constructor(flow: Flow) {
    this.#flow = flow;
    this.#drawings = [...document.querySelectorAll<SVGSVGElement>("svg.swd-tree")];
    this.small = this.#drawings[0] ? outlineOf(this.#drawings[0]) : null;
  }

  mark(walk: Walk): void {
    const open = reachable(this.#flow, walk.at);
    const here = walk.answered.filter((one) => one.area === walk.area);
    const passed = new Map(here.map((one) => [one.question, one.answer]));
    const state = (node: string): State => (node === walk.at ? "here" : passed.has(node) ? "passed" : open.has(node) ? "open" : "closed");
    for (const picture of this.small ? [...this.#drawings, this.small] : []) {
      for (const node of picture.querySelectorAll<SVGElement>("[data-node]")) {
        const id = node.dataset["node"]!;
        node.dataset["state"] = state(id);
        if (node.localName !== "a") continue;
        if (id === walk.at) node.setAttribute("aria-current", "step");
        else node.removeAttribute("aria-current");
        if (id === walk.at || passed.has(id)) node.setAttributeNS(XLINK, "href", this.#wayTo(id, walk));
        else if (questionOf(this.#flow, id)) node.setAttributeNS(XLINK, "href", `#${id}`);
        for (const cell of node.querySelectorAll<SVGElement>("[data-answer]")) cell.dataset["state"] = passed.get(id) === cell.dataset["answer"] ? "passed" : "";
      }
      for (const edge of picture.querySelectorAll<SVGElement>("[data-source]")) {
        const source = edge.dataset["source"]!;
        edge.dataset["state"] = passed.get(source) === edge.dataset["answer"] ? "passed" : open.has(source) ? "open" : "closed";
      }
    }
    this.#centre(walk.at);
  }

  /** Shows the reader's place in the large drawing, without a new address. */
  reveal(): void {
    const shown = this.#drawings.find((drawing) => drawing.checkVisibility());
    const here = shown?.querySelector<SVGElement>('[data-state="here"]');
    here?.scrollIntoView({ block: "center", inline: "center" });
    here?.focus({ preventScroll: true });
  }

  #wayTo(node: string, walk: Walk): string {
    const nth = walk.answered.findIndex((one) => one.area === walk.area && one.question === node);
    return toFragment(nth < 0 ? walk : goBackTo(walk, nth));
  }

  #centre(node: string): void {
    const box = this.small?.querySelector(`rect[data-node="${CSS.escape(node)}"]`);
    const width = Number(this.small?.dataset["width"]);
    if (!box) return;
    const [x, y, wide, high] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
    // The whole width where that is still readable, else a part around the node.
    const span = Math.min(width, 900);
    const left = Math.max(0, Math.min(x! + wide! / 2 - span / 2, width - span));
    const height = (span * HEIGHT) / WIDTH;
    this.small!.setAttribute("viewBox", `${left} ${Math.max(0, y! + high! / 2 - height / 2)} ${span} ${height}`);
  }
}

/** The boxes and lines of a drawing, without its texts and links. */
function outlineOf(drawing: SVGSVGElement): SVGSVGElement {
  const small = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ class: "swd-map", width: WIDTH, height: HEIGHT, "aria-hidden": "true" })) small.setAttribute(name, String(value));
  small.dataset["width"] = drawing.getAttribute("width") ?? "";
  for (const part of drawing.querySelectorAll<SVGElement>(".swd-tree__edge, .swd-tree__box")) {
    const copy = part.cloneNode() as SVGElement;
    const node = part.closest<SVGElement>("[data-node]")?.dataset["node"];
    if (node !== undefined) copy.dataset["node"] = node;
    small.append(copy);
  }
  return small;
}
