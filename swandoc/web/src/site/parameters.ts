/** The guide's parameters: written by swandoc/site/parameter_data.py into a script of its own. */

export interface Parameter {
  readonly label: string;
  /** A type of values.ts. */
  readonly type: string;
  readonly example: string;
  /** A command that tells the reader's own value, with slots such as ⟪wan⟫; "" without. */
  readonly find: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

declare global {
  interface Window {
    swandocParameters?: Parameters;
  }
}

export function parameters(): Parameters {
  return window.swandocParameters ?? {};
}
