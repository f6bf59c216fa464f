/** The trees as data: written by swandoc/site/tree_data.py, a script for each area. */
import { el } from "../../ui/dom.ts";

export interface Flow {
  readonly area: string;
  readonly title: string;
  /** Relative to the site's root. */
  readonly url: string;
  /** The first is where readers start. */
  readonly questions: readonly Question[];
  /** What answers lead to besides questions. */
  readonly ends: Readonly<Record<string, End>>;
}

export interface Question {
  readonly id: string;
  /** Plain text with slots, such as ⟪lan⟫; the same in all texts here. */
  readonly ask: string;
  readonly run: readonly { readonly where: string; readonly run: string }[];
  readonly answers: readonly Answer[];
}

export interface Answer {
  /** The same as long as the answer's words are. */
  readonly id: string;
  readonly label: string;
  readonly to: string;
}

export interface End {
  readonly kind: "outcome" | "scenario" | "area";
  readonly title: string;
  /** Relative to the site's root; "" for an outcome, which stands on the tree's page. */
  readonly url: string;
  readonly code: string;
}

/** The trees that are known, by area. */
export type Flows = Readonly<Record<string, Flow>>;

declare global {
  interface Window {
    swandocFlows?: Record<string, Flow>;
  }
}

export function flowOf(flows: Flows, area: string): Flow | null {
  return Object.hasOwn(flows, area) ? flows[area]! : null;
}

export function questionOf(flow: Flow | null, id: string): Question | null {
  return flow?.questions.find((one) => one.id === id) ?? null;
}

export function endOf(flow: Flow | null, id: string): End | null {
  return flow && Object.hasOwn(flow.ends, id) ? flow.ends[id]! : null;
}

/** The trees that this window has loaded. */
export function knownFlows(): Flows {
  return window.swandocFlows ?? {};
}

/** Loads the trees of `areas` that are not there yet, and then calls `done`; an area may not exist. */
export function withFlows(root: string, areas: readonly string[], done: () => void): void {
  const missing = [...new Set(areas)].filter((area) => !flowOf(knownFlows(), area));
  let waiting = missing.length;
  if (waiting === 0) return done();
  const finish = (): void => {
    waiting -= 1;
    if (waiting === 0) done();
  };
  for (const area of missing) {
    document.head.append(el("script", { src: `${root}assets/swandoc-tree-${area}.js`, load: finish, error: finish }));
  }
}
