/** `ipset save` and `ipset list`. */
import { parseRange, type Range } from "../address.ts";
import type { Block, Line } from "../line.ts";
import type { Records } from "../records.ts";
import { isCut, isWhole, pipeline, type Parser } from "./parser.ts";

const TYPE = "((?:bitmap|hash|list):[a-z,]+)";
const CREATE = new RegExp(`^create (\\S+) ${TYPE}(?: |$)`);
const ADD = /^add (\S+) (\S+)(.*)$/;
const NAME = /^Name: (\S+)$/;
const FIELD = new RegExp(`^(?:Type: ${TYPE}|(?:Revision|Header|Size in memory|References|Number of entries|Members|Comment):.*)$`);
/** A member as `ipset list` prints it: an address, network, range or tuple, perhaps with a timeout or a comment. */
const MEMBER = /^([\da-fA-F][\da-fA-F:.]*(?:[-/][\da-fA-F:.]+)?)((?:,\S+)?(?: (?:nomatch|timeout|packets|bytes|comment|skbmark)\b.*)?)$/;

interface Draft {
  readonly name: string;
  readonly lines: Line[];
  elements: Range[] | null;
}

export const ipset: Parser = {
  kind: "ipset",
  prints: (command) => /^ipset\s+(?:-\w+\s+)*(?:save|list|-S|-L)\b/.test(command),
  begins: (line) => CREATE.test(line) || NAME.test(line),
  continues: (line) => [CREATE, ADD, NAME, FIELD, MEMBER].some((form) => form.test(line)) || line === "" || isCut(line),
  parse(block: Block, records: Records): readonly Line[] {
    const sets = new Sets();
    const strange = block.lines.filter((line) => !sets.take(line));
    for (const draft of sets.all.values()) records.sets.push({ tool: "ipset", table: null, ...draft });
    const all = /^ipset\s+(?:save|list|-S|-L)$/.test(pipeline(block.command ?? "").command);
    if (all && isWhole(block)) records.complete("ipsets", block.commandLine ? [block.commandLine] : []);
    return strange;
  },
};

class Sets {
  readonly all = new Map<string, Draft>();
  private last: Draft | null = null;

  /** Whether the line was understood. */
  take(line: Line): boolean {
    const { text } = line;
    const created = CREATE.exec(text) ?? NAME.exec(text);
    if (created) {
      const [, name = "", type] = created;
      this.last = { name, lines: [line], elements: type === undefined || isAddresses(type) ? [] : null };
      this.all.set(name, this.last);
      return true;
    }
    const field = FIELD.exec(text);
    if (field) {
      if (field[1] !== undefined && this.last && !isAddresses(field[1])) this.last.elements = null;
      return true;
    }
    const added = ADD.exec(text);
    const member = added ? null : MEMBER.exec(text);
    const draft = added ? this.all.get(added[1]!) : this.last;
    if (added && draft) add(draft, added[2]!, added[3]!);
    else if (member && draft) add(draft, member[1]!, member[2]!);
    else return text === "" || isCut(text);
    return true;
  }
}

function add(draft: Draft, address: string, options: string): void {
  // What `nomatch` takes out again cannot be said in ranges.
  const range = / nomatch\b/.test(options) || options.startsWith(",") ? null : parseRange(address);
  if (range) draft.elements?.push(range);
  else draft.elements = null;
}

function isAddresses(type: string): boolean {
  return /^(?:hash:(?:ip|net)|bitmap:ip)$/.test(type);
}
