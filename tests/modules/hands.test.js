// Where hands put the point and the step, and what is told of it.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import schemes from "../cases/schemes.json" with { type: "json" };
import { SMALLEST_STEP, stepOfExponent, tenth } from "../../pages/ui/plots/animation.js";
import { decadesOf, dragged, edged, keyed, stepOfDecades } from "../../pages/ui/plots/state.js";
import { Telling } from "../../pages/ui/plots/telling.js";

const scene = (own = {}) => ({ scheme: schemes.forward, specialPoints: [], ...own });
const STATE = { point: 3, step: 1, window: { x: [-4, 5], y: [-4, 20] } };
const CORNER = { x: 0, named: true, kind: "corner" };

test("a drag of the second point changes ε and never makes it 0", () => {
  assert.equal(dragged(STATE, scene(), "step", 3.5, 0).step, 0.5);
  assert.equal(dragged(STATE, scene({ scheme: schemes.backward }), "step", 2.5, 0).step, 0.5);
  const least = dragged(STATE, scene(), "step", 3, 0).step;
  assert.ok(least > 0 && least < 9 / 800);
  assert.ok(dragged({ ...STATE, step: -1 }, scene(), "step", 3, 0).step < 0);
});

test("a drag of the point stays in the window and stops at a special point in reach", () => {
  assert.equal(dragged(STATE, scene(), "point", 99, 0).point, 5);
  assert.equal(dragged(STATE, scene({ specialPoints: [CORNER] }), "point", 0.05, 0.1).point, 0);
  assert.notEqual(dragged(STATE, scene({ specialPoints: [CORNER] }), "point", 0.05, 0.01).point, 0);
});

test("a key stops at a special point on its way", () => {
  const by = (count) => keyed({ ...STATE, point: 0.05 }, scene({ specialPoints: [CORNER] }), "point", count, 1).point;
  assert.equal(by(-1), 0);
  assert.equal(by(1), 0.15);
});

test("a small ε moves by its own digit, and from one unit by a tenth of it", () => {
  const step = (from, count) => keyed({ ...STATE, step: from }, scene(), "step", count, 1).step;
  assert.equal(step(0.003, 1), 0.004);
  assert.equal(step(0.1, -1), 0.09);
  assert.equal(step(1e-9, -1), 9e-10);
  assert.equal(step(1, -1), 0.9);
});

test("to the edge of the window and no further", () => {
  assert.equal(edged(STATE, scene(), "point", 0).point, -4);
  assert.equal(edged(STATE, scene(), "step", 1).step, 2);
});

test("the slider and the buttons go down to 1e-16, sign kept", () => {
  assert.equal(tenth(-0.1), -0.01);
  assert.equal(tenth(2e-16), SMALLEST_STEP);
  assert.equal(tenth(SMALLEST_STEP), SMALLEST_STEP);
  assert.equal(stepOfDecades(16, -1), -SMALLEST_STEP);
  assert.equal(stepOfDecades(decadesOf(0.001), 1), 0.001);
  assert.equal(stepOfExponent(-2, -1), -0.01);
});

test("the same state is told once", () => {
  const sent = [];
  const telling = new Telling();
  telling.send = (commit) => sent.push(commit);
  telling.hear("a", 4);
  telling.tell("a", { step: 1 });
  telling.tell("b", { step: 2 });
  telling.tell("b", { step: 2 });
  assert.deepEqual(sent, [{ step: 2, sequence: 5 }]);
});

test("the hands are ahead until their last gesture is answered, or the patience is over", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const now = mock.method(performance, "now", () => 1000);
  const telling = new Telling();
  telling.tell("a", { step: 1 });
  assert.equal(telling.isAhead(0), true);
  assert.equal(telling.isAhead(1), false);
  now.mock.mockImplementation(() => 6000);
  assert.equal(telling.isAhead(0), false);
  telling.later(() => {}, 400);
  assert.equal(telling.isAhead(1), true);
  telling.cancel();
  assert.equal(telling.isAhead(1), false);
  mock.reset();
});
