/**
 * Leads through the tree of a page. Without it the browser does, by the page's anchors; with it an address holds the
 * answers too, so that the browser's own history, reloading and sharing do what they should.
 */
import { plural } from "../../ui/dom.ts";
import { siteRoot } from "../root.ts";
import { endOf, flowOf, knownFlows, withFlows, type Flow } from "./flow.ts";
import { TreeMap } from "./map.ts";
import { forgetOutputs, keepOutput, outputOf, rememberWalk } from "./tab.ts";
import { Trail } from "./trail.ts";
import { areasOf, choose, fromFragment, goBackTo, isWalk, restore, toFragment, type Stopped, type Walk } from "./walk.ts";

const STOPPED: Readonly<Record<Stopped["why"], (node: string) => string>> = {
  "no-question": (node) => `it goes on with “${node}”, which is not in the tree any more`,
  "no-answer": () => "the answer that it gives here is not offered any more, or says something else",
  elsewhere: () => "the answer that it gives here leads elsewhere now",
};

let leading: AbortController | null = null;

/** Takes over the tree of the page that is there, if it has one. */
export function leadThroughTree(): void {
  leading?.abort();
  const at = document.querySelector<HTMLElement>(".swd-walk[data-area]");
  const area = at?.dataset["area"];
  if (!at || !area) return;
  const ending = (leading = new AbortController());
  // The page loads its tree itself, but for one that a theme has swapped in by script.
  withFlows(siteRoot, [area], () => {
    const flow = flowOf(knownFlows(), area);
    if (flow && at.isConnected && !ending.signal.aborted) new TreePage(at, flow, ending.signal);
  });
}

class TreePage {
  readonly #map: TreeMap;
  readonly #trail: Trail;
  readonly #links = new Map<HTMLAnchorElement, Walk>();
  #walk: Walk | null = null;
  #followed: string | null = null;

  constructor(
    readonly at: HTMLElement,
    readonly flow: Flow,
    signal: AbortSignal,
  ) {
    this.#map = new TreeMap(flow);
    this.#trail = new Trail(at.parentElement!.querySelector<HTMLElement>(".swd-trail")!, this.#map);
    const moved = (): void => this.#follow(true);
    window.addEventListener("hashchange", moved, { signal });
    window.addEventListener("popstate", moved, { signal });
    // Also where a link is opened in a tab of its own, which then takes what this tab holds.
    for (const press of ["click", "auxclick"]) at.addEventListener(press, (event) => this.#leave(event.target), { signal });
    at.addEventListener("input", (event) => this.#keep(event.target), { signal });
    this.#follow(isWalk(location.hash));
  }

  #follow(moved: boolean): void {
    const fragment = location.hash;
    if (fragment === this.#followed) return;
    this.#followed = fragment;
    const walk = fromFragment(fragment) ?? this.#plain(fragment);
    // An anchor elsewhere on the page leaves the reader's place in the tree as it is.
    if (!walk && this.#walk && fragment && !isWalk(fragment)) return;
    const start: Walk = { answered: [], area: this.flow.area, at: "", kept: [] };
    const unread = walk ? "" : isWalk(fragment) ? "The link cannot be read, so this is where the questions begin." : "";
    withFlows(siteRoot, areasOf(walk ?? start), () => {
      if (location.hash === fragment && this.at.isConnected) this.#arrive(walk ?? start, unread, moved);
    });
  }

  /** The walk of an address that names only a node of this tree. */
  #plain(fragment: string): Walk | null {
    const node = fragment && document.getElementById(fragment.slice(1))?.closest(".swd-node");
    return node && this.at.contains(node) ? { answered: [], area: this.flow.area, at: node.id, kept: [] } : null;
  }

  #arrive(asked: Walk, unread: string, moved: boolean): void {
    const restored = restore(asked, knownFlows());
    const start = this.flow.questions[0]!.id;
    const none: Walk = { answered: [], area: this.flow.area, at: start, kept: [] };
    if (!restored) return this.#show(none, "The tree that the link begins in is gone, so this is where the questions begin.", moved);
    const { walk, stopped } = restored;
    const say = stopped ? `The questions have changed since the link was made: ${STOPPED[stopped.why](stopped.node)}. It held up to here.` : unread;
    // Where the walk has come to, or has to stop, is on the page of another area.
    if (walk.area !== this.flow.area) return location.replace(siteRoot + flowOf(knownFlows(), walk.area)!.url + location.hash);
    // A scenario has its own page; here is the answer that led to it.
    const end = endOf(this.flow, walk.at);
    const here = end && end.kind !== "outcome" ? (walk.answered.length > 0 ? goBackTo(walk, walk.answered.length - 1) : none) : walk;
    this.#show(here, say, moved);
  }

  #show(walk: Walk, say: string, moved: boolean): void {
    const node = document.getElementById(walk.at);
    if (!node || !this.at.contains(node)) return;
    const before = this.#walk;
    this.#walk = walk;
    this.at.dataset["led"] = "";
    for (const other of this.at.querySelectorAll(".swd-node--here")) other.classList.remove("swd-node--here");
    node.classList.add("swd-node--here");
    this.#lead(node, walk);
    const output = node.querySelector("textarea");
    if (output) output.value = outputOf(walk.area, walk.at);
    const said = this.at.querySelector<HTMLElement>(".swd-walk__say")!;
    said.textContent = say || stillHeld(before, walk);
    this.#trail.show(walk);
    this.#map.mark(walk);
    rememberWalk(toFragment(walk));
    if (!moved) return;
    (said.textContent ? said : node).scrollIntoView();
    node.querySelector<HTMLElement>(".swd-node__ask")?.focus({ preventScroll: true });
  }

  /** Lets the answers lead on with all answers before them. */
  #lead(node: HTMLElement, walk: Walk): void {
    this.#links.clear();
    const given = walk.kept.find((one) => one.question === walk.at)?.answer;
    const question = this.flow.questions.find((one) => one.id === walk.at);
    for (const item of node.querySelectorAll<HTMLElement>(".swd-answer")) {
      const answer = question?.answers.find((one) => one.id === item.dataset["answer"]);
      const link = item.querySelector<HTMLAnchorElement>(".swd-answer__go");
      if (!answer || !link) continue;
      const next = choose(walk, answer, this.flow);
      const end = endOf(this.flow, next.at);
      this.#links.set(link, next);
      if (end?.kind !== "scenario") {
        const page = next.area === walk.area ? "" : siteRoot + (endOf(this.flow, next.area)?.url ?? "");
        link.setAttribute("href", page + toFragment(next));
      }
      item.classList.toggle("swd-answer--given", answer.id === given);
      if (answer.id === given) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** A scenario's address holds no answers, so the tab holds them. */
  #leave(target: EventTarget | null): void {
    const link = target instanceof Element ? target.closest("a") : null;
    const next = link && this.#links.get(link);
    if (next && endOf(this.flow, next.at)?.kind === "scenario") rememberWalk(toFragment(next));
    else if (link?.closest(".swd-node__step")) forgetOutputs();
  }

  #keep(target: EventTarget | null): void {
    if (target instanceof HTMLTextAreaElement && this.#walk) keepOutput(this.#walk.area, this.#walk.at, target.value);
  }
}

/** What came of the later answers when an earlier one was changed. */
function stillHeld(before: Walk | null, now: Walk): string {
  const given = before && before.kept.length > 0 ? now.answered.length - before.answered.length - 1 : 0;
  return given > 0 ? `Still good, and given again: ${plural(given, "later answer")}.` : "";
}
