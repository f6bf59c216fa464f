/** Finds command lines among output: `### command`, shell prompts, and commands that stand on a line of their own. */

export interface CommandLine {
  /** Without prompt, sudo, environment and path. */
  readonly command: string;
  /** The name in the prompt, which tells hosts apart; null where there is none. */
  readonly host: string | null;
  /** How sure it is: "header" and "prompt" end whatever came before; "comment" may be a mere remark. */
  readonly by: "header" | "prompt" | "comment" | "bare";
}

const HEADER = /^#{2,}\s+(\S.*)$/;
/** user@host:~$, [root@host dir]#, host#, PS C:\Users\me> and C:\>: each ends in a sign and, mostly, a blank. */
const PROMPTS: readonly RegExp[] = [
  /^\[?(?:[\w.-]+@)([\w.-]+)(?:[: ][^\]$#%>]*)?\]?\s?[$#%>]\s*(\S.*)$/,
  /^\[(?:~|([\w.-]*))\]\s?[$#%>]\s*(\S.*)$/,
  /^([\w-]+(?:\.[\w-]+)*)(?:[:][~/][^$#%>]*)?[#$]\s+(\S.*)$/,
  /^(?:PS )?([A-Za-z]):\\[^>]*>\s?(\S.*)$/,
  /^():?~[\w./-]*[$#%]\s+(\S.*)$/,
  /^()\$\s+(\S.*)$/,
];
const COMMENT = /^#\s?(\S.*)$/;

/** Nobody types longer commands. */
const LONGEST = 1000;

export function commandLine(text: string): CommandLine | null {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) return null;
  // Of the many lines of an output most are known by their first sign to be no command, or by having no prompt's.
  if (!/^[\w.[#$/`:~]/.test(trimmed)) return null;
  if (!/[$#%>]/.test(trimmed)) return /^[A-Za-z_/`]/.test(trimmed) ? { command: bareCommand(trimmed), host: null, by: "bare" } : null;
  const header = HEADER.exec(trimmed);
  if (header) return { command: bareCommand(header[1]!), host: null, by: "header" };
  for (const prompt of PROMPTS) {
    const found = prompt.exec(trimmed);
    if (found) {
      const windows = /^(?:PS )?[A-Za-z]:\\/.test(trimmed);
      return { command: bareCommand(found[2]!), host: windows ? null : found[1] || null, by: "prompt" };
    }
  }
  const comment = COMMENT.exec(trimmed);
  if (comment) return { command: bareCommand(comment[1]!), host: null, by: "comment" };
  return /^[A-Za-z_/`]/.test(trimmed) ? { command: bareCommand(trimmed), host: null, by: "bare" } : null;
}

/** Words that may stand before a command. */
const WRAPPED = /^(?:sudo|doas|ip netns|nsenter|docker|watch|time|[A-Za-z_][A-Za-z0-9_]*=\S*) /;
/** What text puts after a command; an IPv6 prefix ends in two colons. */
const CLOSING = /(?:`|(?<!:)[:：])$/;
/** More of them than these are no command line. */
const MOST = 8;

/** The command itself: `sudo -i LC_ALL=C /usr/sbin/ip route` is `ip route`. Backticks and a trailing colon go too. */
export function bareCommand(text: string): string {
  let command = text.replace(/^[\s`]+/, "").trimEnd();
  while (CLOSING.test(command)) command = command.slice(0, -1);
  if (/\s\s|[^\S ]/.test(command)) command = command.replace(/\s+/g, " ");
  for (let most = MOST; most > 0 && WRAPPED.test(command); most--) {
    const shorter = command
      .replace(/^(?:sudo|doas)(?: -[A-Za-z]+| -u \S+| --)*\s+/, "")
      .replace(/^[A-Za-z_][A-Za-z0-9_]*=\S*\s+(?=\S)/, "")
      .replace(/^(?:ip netns exec \S+|nsenter(?: -\S+)*|docker exec(?: -\S+)* \S+|watch(?: -\S+(?: \d+)?)*|time|LANG=\S+)\s+(?=\S)/, "");
    if (shorter === command) break;
    command = shorter;
  }
  if (command.startsWith("/")) command = command.replace(/^(?:\/[\w.-]+)*\/(?:s?bin)\/(?=[\w.-])/, "");
  return command;
}
