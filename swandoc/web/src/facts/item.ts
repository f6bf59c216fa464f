/** Items of the fact catalogue's lists, with the fields that the catalogue names. */
import type catalogue from "../../../guide/facts.json";
import type { Line } from "../line.ts";
import type { FieldValue, Item } from "../predicate.ts";

type Lists = (typeof catalogue)["lists"];
export type ListName = keyof Lists;
export type FieldName<List extends ListName> = keyof Lists[List]["fields"] & string;

/** An item of the list: all its fields, null for those that the paste does not tell. */
export function item<List extends ListName>(
  lines: readonly Line[],
  fields: { readonly [Name in FieldName<List>]: FieldValue },
): Item {
  return { lines, fields };
}
