// What a browser keeps of a learner's answers, and of two stories which holds.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.window = /** @type {never} */ ({ addEventListener() {} });
const { isNews, merged } = await import("../../pages/ui/lessons/memory.js");

const answer = (first, own = {}) => ({ first, at: 10, last: first, tries: 1, ...own });

test("what the visit answered is kept, with what was kept before", () => {
  const now = merged({ answers: { a: answer("6") } }, { answers: { b: answer("7") } });
  assert.deepEqual(now, { answers: { a: answer("6"), b: answer("7") } });
});

test("a first answer stays the first, whatever a visit says that did not know it", () => {
  const kept = { answers: { a: answer("wrong", { at: 5, tries: 3 }) } };
  const known = { answers: { a: answer("right") } };
  assert.deepEqual(merged(kept, known).answers.a, { first: "wrong", at: 5, last: "right", tries: 3 });
  assert.equal(isNews(kept, known), true);
});

test("a later try of the same question is kept, and no news", () => {
  const kept = { answers: { a: answer("wrong") } };
  const known = { answers: { a: answer("wrong", { last: null, tries: 2 }) } };
  assert.equal(merged(kept, known).answers.a.last, null);
  assert.equal(isNews(kept, known), false);
});

test("the earlier opening counts", () => {
  assert.equal(merged({ answers: {}, opened: 5 }, { answers: {}, opened: 9 }).opened, 5);
  assert.equal(merged({ answers: {} }, { answers: {}, opened: 9 }).opened, 9);
  assert.equal("opened" in merged({ answers: {} }, { answers: {} }), false);
});
