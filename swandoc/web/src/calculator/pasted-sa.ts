/** The entry of the script that reads pasted SAs, which the calculator loads when it is needed. */
import { pastedSas } from "../pasted-setup.ts";

window.swandocPastedSas = pastedSas;
