/** The packets worth following through a host. */
import type { Host } from "../host.ts";
import type { Walk } from "../report.ts";

export function follow(_host: Host): Walk[] {
  return [];
}
