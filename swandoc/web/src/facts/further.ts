/** The lists of what only the further parsers read, or only the trees ask for. */
import { rules } from "./interfaces.ts";
import { captured, logEvents, nameServers, pings, tracked, windowsVpns } from "./observed.ts";
import type { Lists } from "./of-host.ts";

export const furtherLists: Lists = {
  tracked,
  log: logEvents,
  rule: rules,
  ping: pings,
  captured,
  "windows-vpn": windowsVpns,
  "name-server": nameServers,
};
