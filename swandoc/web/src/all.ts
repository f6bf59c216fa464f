/** All that the checker can, for the command line and for tests. */
import { further } from "./further.ts";
import { joined } from "./skills.ts";
import { usual } from "./usual.ts";

export const all = joined(usual, further);
