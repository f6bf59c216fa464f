/** The lists of what only the further parsers read. */
import { captured, logEvents, nameServers, pings, tracked, windowsVpns } from "./observed.ts";
import type { Lists } from "./of-host.ts";

export const furtherLists: Lists = {
  tracked,
  log: logEvents,
  ping: pings,
  captured,
  "windows-vpn": windowsVpns,
  "name-server": nameServers,
};
