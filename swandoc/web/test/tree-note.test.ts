import assert from "node:assert/strict";
import { test } from "node:test";
import type { Flows } from "../src/site/tree/flow.ts";
import { noteMarkdown, noteOf, type Fix } from "../src/site/tree/note.ts";
import { fromFragment } from "../src/site/tree/walk.ts";

const FLOWS: Flows = {
  forwarding: {
    area: "forwarding",
    title: "Forwarding",
    url: "forwarding/",
    questions: [
      {
        id: "one",
        ask: "Does ⟪wan⟫ drop *it*?",
        run: [{ where: "Gateway", run: "tcpdump -ni ⟪wan⟫" }],
        answers: [{ id: "a", label: "Yes, on ⟪wan⟫", to: "two" }],
      },
      { id: "two", ask: "Which one?", run: [], answers: [{ id: "b", label: "The <first>", to: "broken" }] },
    ],
    ends: { broken: { kind: "scenario", title: "A rule drops it", url: "forwarding/broken/", code: "SWD102" } },
  },
};

function note(fragment: string, outputs: Record<string, string> = {}, fixes: Fix[] = []): string {
  return noteMarkdown(
    noteOf(fromFragment(fragment)!, FLOWS, {
      date: new Date("2026-11-26T12:34:56Z"),
      root: "https://guide.example/",
      link: `https://guide.example/forwarding/${fragment}`,
      fixes,
      fill: (marked) => marked.replaceAll("⟪wan⟫", "ens3"),
      output: (area, question) => outputs[`${area}/${question}`] ?? "",
    }),
  );
}

test("a note is the path: questions, commands with the reader's values, outputs, answers, the scenario and its fix", () => {
  const fixes = [
    { title: "Remove the rule", parts: [{ title: "Delete it (iptables)", code: "iptables -D FORWARD 1" }], byHand: [] },
    { title: "In the console", parts: [], byHand: ["Find it.", "Remove it."] },
  ];
  assert.equal(
    note("#walk:forwarding/one.a/two.b/broken", { "forwarding/one": "0 packets captured\n" }, fixes),
    `# Incident note: Forwarding

2026-11-26 12:34 UTC. The path: <https://guide.example/forwarding/#walk:forwarding/one.a/two.b/broken>

## 1. Does ens3 drop \\*it\\*?

On Gateway:

\`\`\`sh
tcpdump -ni ens3
\`\`\`

Output:

\`\`\`text
0 packets captured
\`\`\`

Answer: **Yes, on ens3**

## 2. Which one?

Answer: **The \\<first\\>**

## Result: SWD102: A rule drops it

<https://guide.example/forwarding/broken/>

One of these is enough:

### Remove the rule

Delete it (iptables):

\`\`\`
iptables -D FORWARD 1
\`\`\`

### In the console

1. Find it.
2. Remove it.
`,
  );
});

test("a note in the middle of the way says what is still open", () => {
  const text = note("#walk:forwarding/one.a/two");
  assert.match(text, /## Still open: Which one\?/);
  assert.doesNotMatch(text, /SWD102/);
});

test("an output stays inside its fence, and its secrets do not get into the note", () => {
  const text = note("#walk:forwarding/one.a/two", { "forwarding/one": "```\n# not a heading\nauth-trunc hmac(sha256) 0x00112233445566778899aabbccddeeff 128\nsecret = hunter2" });
  assert.match(text, /````text\n```\n# not a heading\n/);
  assert.doesNotMatch(text, /hunter2|00112233/);
});
