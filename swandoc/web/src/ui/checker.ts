/** The checker on its page: takes pastes and files, has them analysed, and shows the result. */
import { analysis, type Analysed, type Anonymise } from "../analysis.ts";
import type { Paste } from "../engine.ts";
import type { GuideData, GuideRules } from "../guide.ts";
import type { Report } from "../report.ts";
import { joined, type Skills } from "../skills.ts";
import { finished, inSlices } from "../steps.ts";
import type { Asked } from "../trace/asked.ts";
import { usual } from "../usual.ts";
import { el } from "./dom.ts";
import { decodeFile } from "./encoding.ts";
import { loadLater, type Further } from "./later.ts";
import type { Following } from "./packets.ts";
import { counted, resultView } from "./result.ts";

const MODES: Readonly<Record<string, readonly string[]>> = {
  one: ["Output of the commands"],
  ends: ["Output of one end", "Output of the other end"],
  twice: ["Output before", "Output after"],
};
/** The heading of the result. */
const TITLE = ".swd-result__title";
/** Said where the further script does not come. */
const PARTLY = "A part of the checker could not be loaded, and it reads less than it can. Load the page again.";
/** Milliseconds without a key before what was typed is analysed. */
const PAUSE = 400;
/** Lines from which on it may take long enough to say so. */
const MANY = 20_000;
/** Bytes of a file that are still read. */
const LARGEST = 64 * 1024 * 1024;

export class Checker {
  readonly #at: HTMLElement;
  #guide: GuideData;
  readonly #root: string;
  readonly #boxes: readonly HTMLTextAreaElement[];
  readonly #status: HTMLElement;
  readonly #result: HTMLElement;
  #mode = "one";
  /** The packet that the reader asks about. */
  #packet: Asked | null = null;
  #skills: Skills = usual;
  #further: Further | null = null;
  /** Whether skills are still on their way. */
  #loading = true;
  /** The part of the result that the reader waits for; null if nobody waits. */
  #goal: string | null = null;
  #timer = 0;
  #stop = (): void => {};

  constructor(at: HTMLElement, guide: GuideRules) {
    this.#at = at;
    this.#guide = { ...guide, trees: [], pasted: {} };
    this.#root = at.dataset["root"] ?? "";
    this.#boxes = [...at.querySelectorAll("textarea")];
    this.#status = at.querySelector(".swd-checker__status")!;
    this.#result = at.querySelector(".swd-result")!;
    for (const box of this.#boxes) {
      box.addEventListener("input", (event) => this.#soon((event as InputEvent).inputType === "insertFromPaste" ? 0 : PAUSE));
      this.#takeFiles(box);
    }
    for (const radio of at.querySelectorAll<HTMLInputElement>("input[name=swd-mode]")) {
      radio.addEventListener("change", () => this.#setMode(radio.value));
      // A browser that goes back keeps what was chosen and pasted.
      if (radio.checked) this.#setMode(radio.value);
    }
    at.querySelector("[data-do=check]")!.addEventListener("click", () => this.#run(TITLE));
    at.querySelector("[data-do=clear]")!.addEventListener("click", () => this.#clear());
    at.querySelector("fieldset")!.disabled = false;
    if (this.#pastes().some(({ text }) => text)) this.#soon(0);
    loadLater(this.#root, () => this.#complete());
  }

  /** What was shown before is judged anew, with all skills, and with all of the guide. */
  #complete(): void {
    this.#loading = false;
    this.#further = window.swandocFurther ?? null;
    if (this.#further) this.#skills = joined(usual, this.#further.skills);
    this.#guide = { ...this.#guide, ...window.swandocRest };
    if (this.#pastes().some(({ text }) => text.trim())) this.#run(this.#goal);
  }

  #setMode(mode: string): void {
    const labels = MODES[mode] ?? MODES["one"]!;
    this.#mode = mode;
    this.#at.querySelectorAll<HTMLElement>(".swd-paste").forEach((paste, at) => {
      paste.hidden = at >= labels.length;
      paste.querySelector(".swd-paste__label")!.textContent = labels[at] ?? "";
    });
    this.#soon(0);
  }

  #takeFiles(box: HTMLTextAreaElement): void {
    const area = box.closest<HTMLElement>(".swd-paste")!;
    const input = area.querySelector<HTMLInputElement>("input[type=file]")!;
    const over = (dragged: boolean) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      area.classList.toggle("swd-paste--over", dragged);
    };
    area.addEventListener("dragover", over(true));
    area.addEventListener("dragleave", over(false));
    area.addEventListener("drop", (event) => {
      over(false)(event);
      void this.#open([...(event.dataTransfer?.files ?? [])], box);
    });
    input.addEventListener("change", () => {
      void this.#open([...(input.files ?? [])], box);
      input.value = "";
    });
  }

  async #open(files: readonly File[], box: HTMLTextAreaElement): Promise<void> {
    const texts: string[] = [];
    for (const file of files) {
      if (file.size > LARGEST) this.#say(`${file.name} is larger than 64 MiB and was not opened.`);
      else texts.push(decodeFile(new Uint8Array(await file.arrayBuffer())));
    }
    if (texts.length === 0) return;
    box.value = [box.value, ...texts].filter(Boolean).join("\n");
    this.#run(TITLE);
  }

  #pastes(): Paste[] {
    const labels = MODES[this.#mode] ?? [];
    return this.#boxes.slice(0, labels.length).map((box, at) => ({
      name: labels[at]!,
      text: box.value,
      before: this.#mode === "twice" && at === 0,
    }));
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#run(null), wait);
  }

  #following(): Following {
    const follow = (packet: Asked): void => {
      this.#packet = packet;
      this.#run(".swd-packets > h2");
    };
    return { asked: this.#packet, follow };
  }

  /** The focus goes to `goal`, a part of the result, if the reader waits for it. */
  #run(goal: string | null): void {
    this.#goal = goal;
    clearTimeout(this.#timer);
    this.#stop();
    const pastes = this.#pastes();
    if (pastes.every(({ text }) => !text.trim())) {
      this.#result.hidden = true;
      return this.#say(goal ? "Paste something first." : "");
    }
    const count = pastes.reduce((sum, { text }) => sum + text.split("\n").length, 0);
    if (count > MANY) this.#say(`Reading ${count.toLocaleString("en")} lines …`);
    this.#at.setAttribute("aria-busy", "true");
    this.#stop = inSlices(analysis(this.#skills, pastes, this.#guide, null, this.#packet), (found) => {
      if (this.#loading && isStrange(found.report)) return this.#wait();
      this.#show(found, pastes, goal);
    });
  }

  /** The paste holds what only further parsers may read; a verdict on half of it might be wrong. */
  #wait(): void {
    this.#result.hidden = true;
    this.#say("Loading what reads the rest …");
  }

  #show(found: Analysed, pastes: readonly Paste[], goal: string | null): void {
    this.#goal = null;
    const names = pastes.map(({ name }) => name);
    this.#at.removeAttribute("aria-busy");
    const further = this.#further;
    const again = (replacing: Anonymise): Report => finished(analysis(this.#skills, pastes, this.#guide, replacing)).report;
    const view = resultView(found.report, found.pastes, names, this.#root, this.#following(), further);
    const partly = !further && !this.#loading && el("p", { class: "swd-note" }, PARTLY);
    this.#result.replaceChildren(...(partly ? [partly] : []), ...view, ...(further ? [further.actionsView(found.report, again)] : []));
    this.#result.hidden = false;
    this.#say(counted(found.report));
    if (!goal) return;
    const title = this.#result.querySelector<HTMLElement>(goal);
    title?.scrollIntoView({ block: "start" });
    title?.focus({ preventScroll: true });
  }

  #clear(): void {
    for (const box of this.#boxes) box.value = "";
    this.#result.replaceChildren();
    this.#run(null);
    this.#boxes[0]?.focus();
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }
}

/** Whether the paste holds what no parser took. */
function isStrange({ hosts }: Report): boolean {
  return hosts.some(({ blocks }) => blocks.some(({ kind, notUnderstood }) => kind === "unknown" || notUnderstood.length > 0));
}
