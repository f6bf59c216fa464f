/** A line of what the reader pasted. `no` counts from 1 within the paste, `paste` counts the pastes from 0. */
export interface Line {
  readonly text: string;
  readonly paste: number;
  readonly no: number;
}

/** The lines that say something. */
export interface Said {
  readonly lines: readonly Line[];
}

/** What one command printed, or the part of a paste that looks like it. */
export interface Block {
  /** The parser's kind, such as "ip-route". */
  readonly kind: string;
  /** The command line without prompt and sudo; null where none stands before the output. */
  readonly command: string | null;
  /** The line on which the command stands. */
  readonly commandLine: Line | null;
  readonly lines: readonly Line[];
}
