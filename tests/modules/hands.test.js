// Where hands put the point and the step, and what is told of it.

import assert from "node:assert/strict";
import { mock, test } from "node:test";
import limits from "../cases/limits.json" with { type: "json" };
import schemes from "../cases/schemes.json" with { type: "json" };
import { stepOfExponent, tenfold, tenth } from "../../pages/ui/plots/animation.js";
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
  const { smallestStep } = limits;
  assert.equal(tenth(-0.1, limits), -0.01);
  assert.equal(tenfold(-0.01, 1), -0.1);
  assert.equal(tenfold(0.3, 1), 1);
  assert.equal(tenfold(5, 1), 5);
  assert.equal(tenth(2e-16, limits), smallestStep);
  assert.equal(tenth(smallestStep, limits), smallestStep);
  assert.equal(stepOfDecades(16, -1, limits), -smallestStep);
  assert.equal(stepOfDecades(decadesOf(0.001, limits), 1, limits), 0.001);
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

test("what is told while the line is cut is said when it is there again, until it is heard", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  const telling = new Telling();
  telling.send = ({ step }) => sent.push(step);
  telling.tell("a", { step: 1 });
  telling.heard(1);
  telling.lose();
  telling.tell("b", { step: 2 });
  telling.tell("c", { step: 3 });
  assert.equal(telling.isAhead(1), true);
  assert.deepEqual(sent, [1]);
  telling.find();
  // Another server has heard of none of it, nor need it hear what was answered.
  telling.heard(0);
  mock.timers.tick(500);
  mock.timers.tick(1500);
  assert.deepEqual(sent, [1, 3, 3]);
  telling.heard(3);
  mock.timers.tick(60_000);
  assert.deepEqual(sent, [1, 3, 3]);
  assert.equal(telling.isAhead(0), false);
  mock.reset();
});

test("a line that is there again while nothing is unheard says nothing and holds nobody back", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const telling = new Telling();
  telling.tell("a", { step: 1 });
  telling.heard(1);
  telling.send = () => assert.fail("nothing is to be said");
  telling.lose();
  telling.find();
  mock.timers.tick(60_000);
  assert.equal(telling.isAhead(0), false);
  mock.reset();
});

test("what is told as soon as the line is there again is said until it is heard, later only once", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const now = mock.method(performance, "now", () => 1000);
  const sent = [];
  const telling = new Telling();
  telling.send = ({ step }) => sent.push(step);
  telling.lose();
  telling.find();
  telling.tell("a", { step: 1 });
  mock.timers.tick(1500);
  assert.deepEqual(sent, [1, 1]);
  telling.heard(1);
  now.mock.mockImplementation(() => 60_000);
  telling.tell("b", { step: 2 });
  mock.timers.tick(60_000);
  assert.deepEqual(sent, [1, 1, 2]);
  mock.reset();
});
