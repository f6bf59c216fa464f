/** What PowerShell's Format-List and Format-Table print, whatever the objects are. */
import type { Line } from "../line.ts";

/** One object: its properties by name, and the lines that say them. */
export interface Item {
  readonly properties: ReadonlyMap<string, string>;
  readonly lines: readonly Line[];
}

export interface Items {
  readonly items: readonly Item[];
  readonly strange: readonly Line[];
}

const PROPERTY = /^\s*([A-Za-z][\w()]*)\s*:(?:\s(.*))?$/;
const UNDERLINE = /^\s*-+(?:\s+-+)*\s*$/;

export function isProperty(line: string): boolean {
  return PROPERTY.test(line);
}

export function isUnderline(line: string): boolean {
  return UNDERLINE.test(line) && line.includes("---");
}

export function readItems(lines: readonly Line[]): Items {
  return lines.some((line) => isUnderline(line.text)) ? readTables(lines) : readList(lines);
}

/** `Name : value` lines; a property that comes again begins the next object, blank lines mean nothing. */
function readList(lines: readonly Line[]): Items {
  const items: Item[] = [];
  const strange: Line[] = [];
  let open: { properties: Map<string, string>; lines: Line[] } | null = null;
  let last: string | null = null;
  for (const line of lines) {
    const found = PROPERTY.exec(line.text);
    if (found) {
      if (!open || open.properties.has(found[1]!)) {
        open = { properties: new Map<string, string>(), lines: [] };
        items.push(open);
      }
      last = found[1]!;
      open.properties.set(last, (found[2] ?? "").trim());
      open.lines.push(line);
    } else if (open && last && /^\s{6,}\S/.test(line.text)) {
      // A value too wide for the window goes on below, indented to its column.
      open.properties.set(last, `${open.properties.get(last)!} ${line.text.trim()}`);
      open.lines.push(line);
    } else if (line.text.trim()) {
      strange.push(line);
    }
  }
  return { items, strange };
}

/** Names of columns, a line of dashes below them, and a row for each object; another such head begins another table. */
function readTables(lines: readonly Line[]): Items {
  const heads = lines.flatMap((line, at) => (at > 0 && isUnderline(line.text) ? [headAbove(lines, at)] : []));
  const strange = lines.slice(0, heads[0]?.first ?? lines.length).filter((line) => line.text.trim());
  const items = heads.flatMap((head, which) => {
    const rows = lines.slice(head.underline + 1, heads[which + 1]?.first ?? lines.length).filter((line) => line.text.trim());
    const names = lines.slice(head.first, head.underline).map((line) => line.text);
    const columns = columnsOf(names, lines[head.underline]!.text, rows.map((row) => row.text));
    return rows.map((row) => {
      const cells = columns.map((column) => [column.name, row.text.slice(column.from, column.to).trim()] as const);
      return { properties: new Map(cells), lines: [row] };
    });
  });
  return { items, strange };
}

/** Names of columns that are too long for them go on in a second line, as with Get-DnsClientServerAddress. */
function headAbove(lines: readonly Line[], underline: number): { readonly first: number; readonly underline: number } {
  const wrapped = underline > 1 && /^\s/.test(lines[underline - 1]!.text) && /^\S/.test(lines[underline - 2]!.text);
  return { first: underline - (wrapped ? 2 : 1), underline };
}

interface Column {
  readonly name: string;
  readonly from: number;
  readonly to: number | undefined;
}

/**
 * Texts are aligned left and numbers right, so that dashes tell only where the names are. Between two names the
 * border is where all rows have a blank.
 */
function columnsOf(heads: readonly string[], underline: string, rows: readonly string[]): Column[] {
  const used = new Uint8Array(underline.length);
  for (const row of [...heads, underline, ...rows]) {
    for (let at = 0; at < row.length && at < used.length; at++) if (row[at] !== " ") used[at] = 1;
  }
  const names = [...underline.matchAll(/-+/g)].map((dashes) => ({ first: dashes.index, last: dashes.index + dashes[0].length }));
  const borders = names.slice(1).map((name, which) => {
    for (let at = name.first - 1; at >= names[which]!.last; at--) if (!used[at]) return at;
    return name.first;
  });
  return names.map((name, which) => ({
    name: heads.map((head) => head.slice(name.first, name.last).trim()).join(""),
    from: borders[which - 1] ?? 0,
    to: borders[which],
  }));
}

/** The parts of `{a, b}`, `a, b` or `a`. */
export function parts(value: string | undefined): string[] {
  return (value ?? "").replace(/^\{|\}$/g, "").split(/[,\s]+/).filter((part) => part !== "");
}

export function yesNo(value: string | undefined): boolean | null {
  return value === "True" ? true : value === "False" ? false : null;
}

export function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
}
