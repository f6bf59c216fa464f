/** The entry of the page's script. */
import { analysing } from "../engine.ts";
import { anonymise } from "../paste/anonymise.ts";
import { redact } from "../paste/redact.ts";
import { start } from "./start.ts";

start({ analysing, redact, anonymise });
