// The picture's maths, without a picture.

import assert from "node:assert/strict";
import { test } from "node:test";
import limits from "../cases/limits.json" with { type: "json" };
import schemes from "../cases/schemes.json" with { type: "json" };
import kinds from "../cases/verdict_kinds.json" with { type: "json" };
import {
  boundWindow, closerWindow, crossing, cutLine, nearestSpecial, panWindow, quotient, secantEnds, tangentsOf, zoomWindow,
} from "../../pages/ui/plots/geometry.js";

const WINDOW = { x: [-4, 4], y: [-2, 2] };
const judged = (verdict) => ({ ...verdict, is: kinds[verdict.kind] });
const special = (x, kind, sides = {}) => judged({ x, kind, named: true, leftSlope: 0, rightSlope: 0, ...sides });

test("the quotient goes between the ends of the secant", () => {
  const f = (x) => x ** 3;
  for (const scheme of Object.values(schemes).filter(({ isSecant }) => isSecant)) {
    const [from, to] = secantEnds(2, 0.5, scheme);
    assert.equal(quotient(f, 2, 0.5, scheme), (f(to) - f(from)) / (to - from));
  }
});

test("a quotient of more points is the derivative of what its order bears", () => {
  assert.ok(Math.abs(quotient((x) => x ** 2, 2, 0.5, schemes.forward_three_point) - 4) < 1e-12);
  assert.ok(Math.abs(quotient((x) => x ** 4, 2, 0.5, schemes.five_point) - 32) < 1e-12);
  assert.deepEqual(secantEnds(2, 0.5, schemes.five_point), [1, 3]);
  assert.deepEqual(secantEnds(2, 0.5, schemes.backward), [2, 1.5]);
});

test("a corner has two half tangents, a jump none", () => {
  assert.deepEqual(tangentsOf(judged({ kind: "corner", leftSlope: -1, rightSlope: 1 })), [[-1, -1], [1, 1]]);
  assert.deepEqual(tangentsOf(judged({ kind: "jump", leftSlope: 0, rightSlope: "oo" })), []);
  assert.deepEqual(tangentsOf(judged({ kind: "vertical_tangent" })), [[Infinity, 0]]);
  assert.deepEqual(tangentsOf(null), []);
});

test("a line is cut at the window's edges, steep or not", () => {
  assert.deepEqual(cutLine(0, 0, 0, 0, WINDOW), [[-4, 0], [4, 0]]);
  const [[x0, y0], [x1, y1]] = cutLine(1, 0, Infinity, 0, WINDOW);
  for (const [found, wanted] of [[x0, 1], [x1, 1], [y0, -2], [y1, 2]]) assert.ok(Math.abs(found - wanted) < 1e-9);
  assert.equal(cutLine(0, 5, 0, 0, WINDOW), null);
  assert.equal(cutLine(0, 1e15, -1e15, 0, WINDOW), null);
  assert.equal(cutLine(0, 0, NaN, 0, WINDOW), null);
});

test("a half line keeps to its side", () => {
  assert.deepEqual(cutLine(1, 0, 0, -1, WINDOW), [[-4, 0], [1, 0]]);
  assert.deepEqual(cutLine(1, 0, 0, 1, WINDOW), [[1, 0], [4, 0]]);
});

test("a secant over a pole or a jump is told apart from one beside it", () => {
  const pole = [special(0, "undefined")];
  assert.equal(crossing((x) => 1 / x, -1, 1, pole), "undefined");
  assert.equal(crossing((x) => 1 / x, 1, 2, pole), "");
  const jump = [special(1, "jump", { leftSlope: 0, rightSlope: "oo" })];
  assert.equal(crossing(Math.ceil, 0.5, 1.5, jump), "jump");
  // From the closed end along its own piece.
  assert.equal(crossing(Math.ceil, 0.5, 1, jump), "");
  assert.equal(crossing(Math.ceil, 1, 1.5, jump), "jump");
  assert.equal(crossing((x) => Math.sqrt(Math.abs(x) - 1), -2, 2, []), "undefined");
});

test("the place that is zoomed about stays where it is", () => {
  const { x, y } = zoomWindow(WINDOW, 1, 1, 0.5);
  assert.deepEqual([x, y], [[-1.5, 2.5], [-0.5, 1.5]]);
  assert.deepEqual(panWindow(WINDOW, 1, -1), { x: [-3, 5], y: [-3, 1] });
  const near = closerWindow(WINDOW, 1, 0, 200, 100);
  assert.deepEqual(near, { x: [0, 2], y: [-0.5, 0.5] });
});

test("a window neither closes nor grows beyond what floats can show", () => {
  const small = boundWindow(zoomWindow({ x: [1, 1 + 1e-9], y: [0, 1] }, 1, 0, 0.5), limits);
  assert.ok(small.x[1] - small.x[0] >= 0.99e-7);
  const large = boundWindow(zoomWindow({ x: [-1e9, 1e9], y: [0, 1] }, 0, 0, 1e6), limits);
  assert.deepEqual(large.x, [-5e8, 5e8]);
});

test("the nearest named special point within reach attracts", () => {
  const points = [special(0, "corner"), special(1, "corner"), { ...special(0.6, "corner"), named: false }];
  assert.equal(nearestSpecial(points, 0.6, 0.5).x, 1);
  assert.equal(nearestSpecial(points, 0.5, 0.1), undefined);
});
