// What was done on a page, to be undone: addresses, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Past, verbOf } from "../../pages/ui/history.js";

test("what was left is come back to, and gone on from", () => {
  const past = new Past();
  past.leave("a", false, 0);
  past.leave("b", false, 0);
  assert.equal(past.undo("c"), "b");
  assert.equal(past.undo("b"), "a");
  assert.equal(past.undo("a"), null);
  assert.equal(past.redo("a"), "b");
  past.leave("b", false, 0);
  assert.equal(past.redo("d"), null);
});

test("a hundred changes are kept, and what is typed in one go is one", () => {
  const past = new Past();
  for (let i = 0; i < 100; i += 1) past.leave(`${i}`, false, i);
  for (const [i, text] of ["s", "si", "sin"].entries()) past.leave(text, true, 10_000 + 400 * i);
  assert.equal(past.undo("sin w"), "s");
  for (let i = 99; i >= 0; i -= 1) assert.equal(past.undo(""), `${i}`);
});

test("a rest in the typing, or something else done, begins another one", () => {
  const past = new Past();
  past.leave("w", true, 0);
  past.leave("w^2", true, 5000);
  past.leave("w^2 at 3", false, 5100);
  past.leave("w^2 at 3 by 0.1", true, 5200);
  assert.deepEqual(past.past, ["w", "w^2", "w^2 at 3", "w^2 at 3 by 0.1"]);
});

test("a reset is undone like all else, and is nothing where nothing was done", () => {
  const past = new Past();
  past.opened = "a";
  assert.equal(past.reset("a"), null);
  past.leave("a", false, 0);
  assert.equal(past.reset("b"), "a");
  assert.equal(past.undo("a"), "b");
});

test("the keys are those of every editor", () => {
  const key = (key, ...held) => Object.assign({ key }, ...held.map((name) => ({ [name]: true })));
  assert.equal(verbOf(key("z", "ctrlKey")), "undo");
  assert.equal(verbOf(key("Z", "metaKey", "shiftKey")), "redo");
  assert.equal(verbOf(key("y", "ctrlKey")), "redo");
  for (const other of [key("z"), key("z", "ctrlKey", "altKey"), key("a", "ctrlKey")]) assert.equal(verbOf(other), null);
});
