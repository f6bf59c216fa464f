/** What the checker loads once its page stands: a further script, the rest of the guide, and remedies when they are asked for. */
import type { GuideRest } from "../guide.ts";
import type { Skills } from "../skills.ts";
import type { actionsView } from "./actions.ts";
import type { besideViews } from "./beside.ts";
import { el } from "./dom.ts";
import type { Way } from "./picture.ts";
import type { Remedies } from "./remedy.ts";

export interface Further {
  readonly skills: Skills;
  readonly besideViews: typeof besideViews;
  readonly actionsView: typeof actionsView;
  readonly wayView: (way: Way, values: Readonly<Record<string, string>>) => HTMLElement;
  readonly remedyView: (data: Remedies, values: Readonly<Record<string, string>>) => HTMLElement;
}

declare global {
  interface Window {
    swandocFurther?: Further;
    /** Written by swandoc/site/rules.py. */
    swandocRest?: GuideRest;
    swandocRemedies?: Record<string, Remedies>;
  }
}

/** Milliseconds after which a reader is told what is there, while the rest is still on its way. */
const PATIENCE = 10_000;

/**
 * Calls `done` when both are there, or cannot be had, or do not come; if they come after all, again. Pages opened from
 * a file may load scripts, but no JSON.
 */
export function loadLater(root: string, done: () => void): void {
  const files = ["assets/swandoc-checker-further.js", "checker/rest.js"];
  let left = files.length;
  const late = setTimeout(done, PATIENCE);
  const ended = (): void => {
    if (--left > 0) return;
    clearTimeout(late);
    done();
  };
  document.head.append(...files.map((file) => el("script", { src: root + file, load: ended, error: ended })));
}

/** Calls `done` with the remedies of the scenario, or with null where they cannot be loaded. */
export function loadRemedies(root: string, code: string, done: (found: Remedies | null) => void): void {
  const known = window.swandocRemedies?.[code];
  if (known || !/^[A-Z]{2,6}[0-9]{3}$/.test(code)) return done(known ?? null);
  const finish = (): void => done(window.swandocRemedies?.[code] ?? null);
  document.head.append(el("script", { src: `${root}checker/${code}.js`, load: finish, error: finish }));
}
