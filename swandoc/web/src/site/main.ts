/** The entry of the script that every page of the guide loads. */
import { guardCopies } from "./copy-guard.ts";
import { fillSlots, followValues } from "./own-values.ts";
import { onPage } from "./page.ts";
import { editSlotsInPlace } from "./slot-editing.ts";
import { recallWay } from "./tree/scenario-page.ts";
import { leadThroughTree } from "./tree/tree-page.ts";
import { offerLinkedValues } from "./values-link.ts";
import { offerPanel } from "./values-panel.ts";

followValues();
editSlotsInPlace();
guardCopies();

onPage(() => {
  fillSlots();
  leadThroughTree();
  recallWay();
  offerPanel();
  offerLinkedValues();
});
