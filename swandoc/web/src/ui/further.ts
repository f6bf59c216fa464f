/** The entry of the script that the checker's page loads after its first: what first verdicts rarely wait for. */
import { further } from "../further.ts";
import { actionsView } from "./actions.ts";
import { besideViews } from "./beside.ts";
import { wayView } from "./picture.ts";
import { RemedyView } from "./remedy.ts";

window.swandocFurther = {
  skills: further,
  besideViews,
  actionsView,
  wayView,
  remedyView: (data, values) => new RemedyView(data, values).element,
};
