/** The entry of the script that every page of the guide loads. */
import { onPage } from "./page.ts";
import { fillSlots } from "./own-values.ts";

onPage(() => {
  fillSlots();
});
