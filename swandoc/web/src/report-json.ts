/** The report as JSON text: addresses as people write them. */
import { formatAddress, type Address } from "./address.ts";
import type { Report } from "./report.ts";

export function reportJson(report: Report): string {
  return JSON.stringify(report, (_, found: unknown) => (isAddress(found) ? formatAddress(found) : found), 1);
}

function isAddress(found: unknown): found is Address {
  return typeof found === "object" && found !== null && "value" in found && typeof found.value === "bigint";
}
