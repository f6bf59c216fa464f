/** The entry of the script that every page of the guide loads. */
import { offerWikiCopies } from "./copy-for-wiki.ts";
import { guardCopies } from "./copy-guard.ts";
import { fillSlots, followValues } from "./own-values.ts";
import { onPage } from "./page.ts";
import { offerSearch } from "./search.ts";
import { editSlotsInPlace } from "./slot-editing.ts";
import { mendTheme } from "./theme.ts";
import { recallWay } from "./tree/scenario-page.ts";
import { leadThroughTree } from "./tree/tree-page.ts";
import { offerLinkedValues } from "./values-link.ts";
import { offerPanel } from "./values-panel.ts";

followValues();
editSlotsInPlace();
guardCopies();
mendTheme();

onPage(() => {
  fillSlots();
  leadThroughTree();
  recallWay();
  offerPanel();
  offerLinkedValues();
  offerWikiCopies();
  offerSearch();
});
