/** The entry of the script that the checker's page loads after its first: what first verdicts rarely wait for. */
import { further } from "../parse/further.ts";
import { anonymise } from "../paste/anonymise.ts";
import { reportMarkdown } from "../report-markdown.ts";
import { RemedyView } from "./remedy.ts";

window.swandocFurther = {
  parsers: further,
  anonymise,
  reportMarkdown,
  remedyView: (data, values) => new RemedyView(data, values).element,
};
