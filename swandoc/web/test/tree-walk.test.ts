import assert from "node:assert/strict";
import { test } from "node:test";
import type { Flow, Flows, Question } from "../src/site/tree/flow.ts";
import { choose, fromFragment, goBackTo, isWalk, reachable, restore, toFragment, type Walk } from "../src/site/tree/walk.ts";

/** A question with its answers by id and what they lead to. */
const question = (id: string, leads: Record<string, string>): Question => ({
  id,
  ask: `${id}?`,
  run: [],
  answers: Object.entries(leads).map(([answer, to]) => ({ id: answer, label: answer.toUpperCase(), to })),
});

const end = (kind: "outcome" | "scenario" | "area", url = "") => ({ kind, title: kind, url, code: "" });

function flows(changes: Partial<Record<string, Question[]>> = {}): Flows {
  const forwarding: Flow = {
    area: "forwarding",
    title: "Forwarding",
    url: "forwarding/",
    questions: changes["forwarding"] ?? [
      question("one", { a: "two", b: "three", z: "large" }),
      question("two", { a: "three", b: "broken" }),
      question("three", { a: "four", b: "help", c: "mtu" }),
      question("four", { a: "broken", b: "five" }),
      question("five", { a: "broken" }),
      question("large", { a: "mtu" }),
    ],
    ends: { broken: end("scenario", "forwarding/broken/"), help: end("outcome"), mtu: end("area", "mtu/") },
  };
  const mtu: Flow = {
    area: "mtu",
    title: "MTU",
    url: "mtu/",
    questions: changes["mtu"] ?? [question("fits", { a: "size" }), question("size", { a: "small" })],
    ends: { small: end("scenario", "mtu/small/") },
  };
  return { forwarding, mtu };
}

const LINK = "#walk:forwarding/one.a/two.a/three.c,mtu/fits.a/size";
const read = (fragment: string): Walk => {
  const walk = fromFragment(fragment);
  assert.ok(walk, fragment);
  return walk;
};
const restored = (fragment: string, known: Flows = flows()) => {
  const found = restore(read(fragment), known);
  assert.ok(found, fragment);
  return found;
};

test("a walk and its fragment say the same", () => {
  for (const fragment of [
    LINK,
    "#walk:forwarding/one.a/two",
    "#walk:forwarding/one.a/two~two.b~four.a",
    "#walk:forwarding/large.a,mtu/",
    "#walk:forwarding/one~one.a",
  ]) {
    assert.equal(toFragment(read(fragment)), fragment);
  }
  assert.deepEqual(read("#walk:forwarding/large.a,mtu/fits~fits.a"), {
    answered: [{ area: "forwarding", question: "large", answer: "a" }],
    area: "mtu",
    at: "fits",
    kept: [{ area: "mtu", question: "fits", answer: "a" }],
  });
});

test("a walk without answers is the plain anchor that works without scripts", () => {
  assert.equal(toFragment({ answered: [], area: "forwarding", at: "two", kept: [] }), "#two");
});

test("what is no walk is not read", () => {
  for (const fragment of [
    "",
    "#two",
    "#walk:",
    "#walk:forwarding",
    "#walk:/",
    "#walk:forwarding/one.a/two/",
    "#walk:forwarding/one.a//two",
    "#walk:forwarding/one/two",
    "#walk:forwarding/ONE.a/two",
    "#walk:forwarding/one.a/two.b.c/three",
    "#walk:forwarding/one.a,,mtu/fits",
    "#walk:forwarding/one.a/two~",
    "#walk:forwarding/one.a/two~two",
    "#walk:../x.a/two",
    "#walk:forwarding/one.a/<img src=x onerror=alert(1)>",
    "#walk:forwarding/one.a/%3Cscript%3E",
    "#walk:forwarding/__proto__.a/two",
    `#walk:forwarding/${"one.a/".repeat(1000)}two`,
  ]) {
    assert.equal(fromFragment(fragment), null, fragment);
  }
  assert.equal(isWalk("#walk:<img>"), true);
  assert.equal(isWalk("#walks"), false);
});

test("names of what every object has are no areas and no ends", () => {
  assert.equal(restore(read("#walk:constructor/one.a/two"), flows()), null);
  const { walk, stopped } = restored("#walk:forwarding/one.a/constructor");
  assert.deepEqual([walk.at, stopped], ["one", { why: "no-question", node: "constructor" }]);
});

test("a link whose steps all hold is restored as it is, also across areas and at any beginning", () => {
  for (const fragment of [LINK, "#walk:forwarding/two.a/three.b/help", "#walk:forwarding/one.a/two.b/broken"]) {
    const { walk, stopped } = restored(fragment);
    assert.equal(stopped, null, fragment);
    assert.equal(toFragment(walk), fragment);
  }
});

test("the start of an area needs no name", () => {
  const { walk, stopped } = restored("#walk:forwarding/large.a,mtu/");
  assert.equal(stopped, null);
  assert.equal(walk.at, "fits");
  assert.equal(restored("#walk:mtu/").walk.at, "fits");
});

test("a question that is gone stops the link at the one before", () => {
  const shorter = flows({ forwarding: [question("one", { a: "three" }), question("three", { c: "mtu" })] });
  assert.deepEqual(restored(LINK, shorter), {
    walk: { answered: [], area: "forwarding", at: "one", kept: [] },
    stopped: { why: "no-question", node: "two" },
  });
});

test("an answer that is gone, or says something else, stops the link at its question", () => {
  const other = flows({ mtu: [question("fits", { x: "size" }), question("size", { a: "small" })] });
  const { walk, stopped } = restored(LINK, other);
  assert.deepEqual([walk.area, walk.at, walk.answered.length], ["mtu", "fits", 3]);
  assert.deepEqual(stopped, { why: "no-answer", node: "fits" });
});

test("an answer that leads elsewhere now stops the link at its question", () => {
  const moved = flows({ forwarding: [question("one", { a: "three" }), question("two", { a: "three" }), question("three", { c: "mtu" })] });
  const { walk, stopped } = restored(LINK, moved);
  assert.deepEqual([walk.at, walk.answered.length, stopped?.why], ["one", 0, "elsewhere"]);
});

test("an area that begins with another question now stops the link before it", () => {
  const begun = flows({ mtu: [question("size", { a: "small" }), question("fits", { a: "size" })] });
  const { walk, stopped } = restored(LINK, begun);
  assert.deepEqual([walk.area, walk.at, stopped?.why], ["forwarding", "three", "elsewhere"]);
});

test("a link that begins at a question that is gone begins at the start", () => {
  const { walk, stopped } = restored("#walk:forwarding/gone.a/two");
  assert.deepEqual([walk.at, stopped], ["one", { why: "no-question", node: "gone" }]);
});

test("questions and answers that are added to a tree do not disturb a link", () => {
  const grown = flows({
    forwarding: [question("zero", { a: "one" }), question("one", { new: "zero", a: "two" }), question("two", { b: "help", a: "three" }), question("three", { c: "mtu" })],
  });
  assert.equal(restored(LINK, grown).stopped, null);
});

const flow = flows()["forwarding"]!;
const answer = (of: string, id: string) => flow.questions.find((one) => one.id === of)!.answers.find((one) => one.id === id)!;

test("an answer leads on, and into another area at its start", () => {
  const walk = choose(read("#walk:forwarding/one"), answer("one", "z"), flow);
  assert.equal(toFragment(walk), "#walk:forwarding/one.z/large");
  assert.equal(toFragment(choose(walk, answer("large", "a"), flow)), "#walk:forwarding/one.z/large.a,mtu/");
});

test("going back keeps that answer and those after it", () => {
  const walk = read("#walk:forwarding/one.a/two.a/three.a/four");
  assert.equal(toFragment(goBackTo(walk, 0)), "#walk:forwarding/one~one.a~two.a~three.a");
  assert.equal(toFragment(goBackTo(walk, 2)), "#walk:forwarding/one.a/two.a/three~three.a");
  assert.equal(toFragment(goBackTo(read(LINK), 2)), "#walk:forwarding/one.a/two.a/three~three.c");
});

test("a changed answer keeps what is still asked, and drops what is not", () => {
  const back = read("#walk:forwarding/one~one.a~two.a~three.a");
  assert.equal(toFragment(choose(back, answer("one", "b"), flow)), "#walk:forwarding/one.b/three.a/four");
  assert.equal(toFragment(choose(back, answer("one", "a"), flow)), "#walk:forwarding/one.a/two.a/three.a/four");
  assert.equal(toFragment(choose(back, answer("one", "z"), flow)), "#walk:forwarding/one.z/large");
});

test("kept answers do not lead off the page: the last is left to the reader", () => {
  const back = goBackTo(read("#walk:forwarding/one.a/two.a/three.a/four.a/broken"), 0);
  assert.equal(toFragment(choose(back, answer("one", "b"), flow)), "#walk:forwarding/one.b/three.a/four~four.a");
});

test("a kept answer waits until its question comes", () => {
  const back = read("#walk:forwarding/one~four.b");
  const now = choose(back, answer("one", "a"), flow);
  assert.equal(toFragment(now), "#walk:forwarding/one.a/two~four.b");
});

test("a tree that goes in a circle does not catch a walk", () => {
  const circle: Flow = { ...flow, questions: [question("one", { a: "two" }), question("two", { a: "three" }), question("three", { a: "two" })] };
  const back = read("#walk:forwarding/one~one.a~two.a~three.a");
  assert.equal(choose(back, circle.questions[0]!.answers[0]!, circle).answered.length, 3);
});

test("what can still be reached", () => {
  assert.deepEqual([...reachable(flow, "four")].sort(), ["broken", "five", "four"]);
});
