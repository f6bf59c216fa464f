/** Conditions over facts and walks, written as data; true, false or unknown. */

export type Scalar = string | number | boolean;

export interface Comparison {
  readonly is?: Scalar;
  readonly is_not?: Scalar;
  readonly in?: readonly Scalar[];
  readonly more?: number;
  readonly less?: number;
  /** A regular expression that the text must match somewhere. */
  readonly matches?: string;
}

export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | ({ readonly fact: string } & Comparison)
  | { readonly some: string; readonly where?: FieldPredicate }
  | { readonly every: string; readonly where: FieldPredicate }
  | { readonly none: string; readonly where?: FieldPredicate }
  | {
      readonly trace: {
        readonly flow: string | readonly string[];
        readonly event?: string | readonly string[];
        readonly hop?: string | readonly string[];
        readonly verdict?: string | readonly string[];
      };
    };

export type FieldPredicate =
  | { readonly all: readonly FieldPredicate[] }
  | { readonly any: readonly FieldPredicate[] }
  | { readonly not: FieldPredicate }
  | ({ readonly field: string } & Comparison);
