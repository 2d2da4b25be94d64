// What a page holds of scenes, and is not sent again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { held, whole } from "../../pages/ui/plots/resent.js";

test("a scene is whole again with what the page held", () => {
  assert.deepEqual(whole({ point: 1, curve: "long", marks: { curve: "a1" }, same: {} }), { point: 1, curve: "long" });
  assert.deepEqual(held(), ["a1"]);
  assert.deepEqual(whole({ point: 2, same: { curve: "a1" }, marks: {} }), { point: 2, curve: "long" });
});

test("a scene of a host that leaves nothing out is as it is", () => {
  assert.deepEqual(whole({ point: 1, curve: "long" }), { point: 1, curve: "long" });
});

test("what was left out and is not held is an error, and no empty picture", () => {
  assert.throws(() => whole({ point: 1, same: { curve: "never" }, marks: {} }), ReferenceError);
});

test("what was used last is held longest", () => {
  for (let i = 0; i < 23; i += 1) whole({ part: i, marks: { part: `b${i}` }, same: {} });
  whole({ same: { curve: "a1" }, marks: {} });
  for (let i = 0; i < 20; i += 1) whole({ part: i, marks: { part: `c${i}` }, same: {} });
  assert.equal(held().length, 24);
  assert.ok(held().includes("a1"));
  assert.ok(!held().includes("b0"));
});
