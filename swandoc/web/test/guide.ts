/** The strongSwan guide's own data, which the tests' runner writes from docs/scenarios. */
import { readFileSync } from "node:fs";
import type { GuideData } from "../src/guide.ts";

export const guide = JSON.parse(readFileSync(new URL("../guide.json", import.meta.url), "utf8")) as GuideData;
