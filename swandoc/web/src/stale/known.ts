/** The texts of the codes whose history was loaded: what swandoc/snippets/copies/known.py makes of all. */
import type { Kind } from "./marks.ts";
import { Text, type Types } from "./text.ts";

/** Written by swandoc/site/stale_data.py, as swandoc/snippets/history.py keeps it. */
export interface CodeHistory {
  readonly code: string;
  readonly slots: Types;
  readonly snippets: Readonly<Record<string, SnippetRecord>>;
  /** By their hash. */
  readonly texts: Readonly<Record<string, string>>;
}

export interface SnippetRecord {
  readonly title: string;
  readonly dialect: string;
  readonly versions: readonly { readonly version: number; readonly date: string; readonly parts: Partial<Record<Kind, string>> }[];
  /** The day, "" while the guide offers it. */
  readonly withdrawn?: string;
}

export interface Use {
  readonly id: string;
  readonly kind: Kind;
  readonly version: number;
}

export const LEAST_WEIGHT = 80;

export class Known {
  /** Lines without their indentation, each with the texts that have it, and where. */
  readonly anchors = new Map<string, { readonly text: Text; readonly position: number }[]>();
  readonly #codes: ReadonlyMap<string, CodeHistory>;
  readonly #texts = new Map<string, Text>();
  readonly #uses = new Map<Text, Use[]>();

  /** `anchors` are the lines by which copies without a mark are found. */
  constructor(codes: readonly CodeHistory[], anchors: ReadonlySet<string>) {
    this.#codes = new Map(codes.map((code) => [code.code, code]));
    for (const { slots, texts, snippets } of codes) {
      for (const [hash, marked] of Object.entries(texts)) if (!this.#texts.has(hash)) this.#add(hash, new Text(marked, slots), anchors);
      for (const [id, { versions }] of Object.entries(snippets)) {
        for (const { version, parts } of versions) {
          for (const [kind, hash] of Object.entries(parts)) this.#uses.get(this.#texts.get(hash)!)!.push({ id, kind: kind as Kind, version });
        }
      }
    }
  }

  #add(hash: string, text: Text, anchors: ReadonlySet<string>): void {
    this.#texts.set(hash, text);
    this.#uses.set(text, []);
    if (text.weight < LEAST_WEIGHT) return;
    const met = new Set<string>();
    text.lines.forEach((line, position) => {
      const bare = line.trim();
      if (!anchors.has(bare) || met.has(bare)) return;
      met.add(bare);
      this.anchors.set(bare, [...(this.anchors.get(bare) ?? []), { text, position }]);
    });
  }

  record(id: string): SnippetRecord | null {
    const code = this.#codes.get(id.split("/")[0]!);
    return code && Object.hasOwn(code.snippets, id) ? code.snippets[id]! : null;
  }

  text(id: string, kind: Kind, version: number): Text | null {
    return this.#texts.get(this.record(id)?.versions[version - 1]?.parts[kind] ?? "") ?? null;
  }

  uses(text: Text): readonly Use[] {
    return this.#uses.get(text) ?? [];
  }
}
