// What the browser remembers of the first minute.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FirstMinute, HINTS, hintAfter, remembered } from "../../pages/ui/explorer/first_minute.js";

test("one hint at a time, in their order, and none after the last", () => {
  assert.equal(hintAfter([]), HINTS.point);
  assert.equal(hintAfter(["step"]), HINTS.point);
  assert.equal(hintAfter(["point", "step"]), HINTS.function);
  assert.equal(hintAfter(["function", "point", "step"]), "");
});

test("a storage that is shut, empty or full of something else is a first visit", () => {
  const holds = (text) => () => ({ getItem: () => text });
  const shut = () => { throw new Error("no storage in this frame"); };
  for (const storage of [shut, holds(null), holds("{"), holds("7"), holds('{"done": 3, "played": "yes"}')]) {
    assert.deepEqual(remembered(storage), { played: false, done: [] });
  }
  assert.deepEqual(remembered(holds('{"played": true, "done": ["step", "x"]}')), { played: true, done: ["step"] });
});

test("what the play does is not the learner's doing", () => {
  const shown = [];
  const first = new FirstMinute({ show: (text) => shown.push(text), play() {}, rest() {}, signal: null });
  first.state = { played: true, done: [] };
  first.playing = true;
  first.did("step");
  first.over();
  assert.deepEqual(first.state.done, []);
  first.did("point");
  first.did("window");
  assert.deepEqual([first.state.done, shown], [["point"], [HINTS.step]]);
});
