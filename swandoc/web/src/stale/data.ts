/** What the page knows of snippets: an index that comes with it, and the history of each code when it is needed. */
import { el } from "../ui/dom.ts";
import type { CodeHistory } from "./known.ts";

/** Written by swandoc/site/stale_data.py. */
export interface SnippetIndex {
  readonly codes: readonly string[];
  /** Lines by which copies without a mark are found, each with the positions of the codes that have it. */
  readonly anchors: Readonly<Record<string, readonly number[]>>;
  readonly pages: Readonly<Record<string, { readonly title: string; readonly href: string }>>;
  /** What authors say of a version, by "id v2". */
  readonly changes: Readonly<Record<string, string>>;
  readonly withdrawn: Readonly<Record<string, Withdrawn>>;
}

export interface Withdrawn {
  readonly date: string;
  readonly because: string;
  readonly onHosts: string;
  readonly replacedBy: readonly string[];
}

declare global {
  interface Window {
    swandocSnippets?: SnippetIndex;
    swandocHistory?: Record<string, CodeHistory>;
  }
}

const NOTHING: SnippetIndex = { codes: [], anchors: {}, pages: {}, changes: {}, withdrawn: {} };

export function snippetIndex(): SnippetIndex {
  return window.swandocSnippets ?? NOTHING;
}

/** The histories of these codes; a code that cannot be loaded is left out. */
export async function histories(root: string, codes: readonly string[]): Promise<CodeHistory[]> {
  await Promise.all(codes.filter((code) => !window.swandocHistory?.[code]).map((code) => load(root, code)));
  return codes.flatMap((code) => window.swandocHistory?.[code] ?? []);
}

function load(root: string, code: string): Promise<void> {
  return new Promise((done) => {
    const finish = (): void => done();
    document.head.append(el("script", { src: `${root}assets/swandoc-history/${code}.js`, load: finish, error: finish }));
  });
}
