/** What the site tells the checker of its guide, written by swandoc/site/rules.py. */
import type { Predicate } from "./predicate.ts";

/** What stands in the checker's page. */
export interface GuideRules {
  readonly scenarios: readonly GuideScenario[];
}

/** What comes later, as a script. */
export interface GuideRest {
  readonly trees: readonly GuideTree[];
  /** Of the parameters that a paste tells: the fact catalogue's value. */
  readonly pasted: Readonly<Record<string, string>>;
}

export interface GuideData extends GuideRules, GuideRest {}

export interface GuideScenario {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  /** Relative to the site's root; `*` stands for the id. */
  readonly url: string;
  /** The hosts whose output can show it. */
  readonly where: string;
  /** The path that it breaks; empty if it breaks none. */
  readonly path: string;
  /** The place along the data path: smaller comes first. */
  readonly order: number;
  /** What shows it. */
  readonly detect: Predicate | null;
  /** What points at it, without being enough to be sure. */
  readonly suspect: Predicate | null;
}

/** The address, relative to the site's root, of what has the id. */
export function addressOf(url: string, id: string): string {
  return url.replaceAll("*", id);
}

export interface GuideTree {
  readonly area: string;
  readonly title: string;
  readonly url: string;
  readonly questions: readonly GuideQuestion[];
}

export interface GuideQuestion {
  readonly id: string;
  readonly ask: string;
  /** Relative to the site's root; `*` stands for the id. */
  readonly url: string;
  readonly run: readonly { readonly where: string; readonly run: string }[];
  /** Those that a paste can show. */
  readonly answers: readonly {
    /** What links through the answer call it. */
    readonly id: string;
    readonly label: string;
    readonly to: string;
    /** Relative to the site's root; `*` stands for `to`. */
    readonly url: string;
    readonly when: Predicate;
  }[];
}
