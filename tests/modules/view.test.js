// What the screen says of a scene: verdicts before slopes, and no number where nobody knows one.

import assert from "node:assert/strict";
import { test } from "node:test";
import limits from "../cases/limits.json" with { type: "json" };
import schemes from "../cases/schemes.json" with { type: "json" };
import kinds from "../cases/verdict_kinds.json" with { type: "json" };
import { arrow, middle, size } from "../../pages/ui/lessons/graph_drawing.js";
import { fileName } from "../../pages/ui/plots/export.js";
import { furtherTexts, texts } from "../../pages/ui/plots/readout.js";
import { readScene, viewOf } from "../../pages/ui/plots/view.js";
import { agreeingDigits } from "../../pages/ui/plots/numbers.js";
import { cutAfterDigits } from "../../pages/ui/shrinking/ledger.js";
import { circlesOf, limitsOf } from "../../pages/ui/shrinking/slopes.js";

const NO_CURVE = JSON.stringify({ pieces: [], openDots: [], closedDots: [], asymptotes: [] });
const CORNER = { x: 0, named: true, kind: "corner", slope: null, leftSlope: -1, rightSlope: 1, reason: "" };
const judged = (verdict) => ({ ...verdict, is: kinds[verdict.kind] });
const ABS = {
  names: { function: "J", variable: "w" }, program: ["x", "abs"], derivativeProgram: ["x", "sign"], point: 1, step: 0.5,
  scheme: schemes.forward, window: { x: [-4, 4], y: [-3, 5] }, home: null, curve: NO_CURVE, specialPoints: [CORNER],
  verdict: { kind: "differentiable", slope: 1, leftSlope: null, rightSlope: null, reason: "" },
  exact: { point: "1", value: "1", samples: { 1: "3/2" }, derivative: "1", quotient: "1", error: "0" },
  plotlyUrl: "", moreDigits: false, text: "abs(w)", others: [], locked: [], answered: 0, kinds,
};
const at = (point, own = {}) => viewOf(readScene({ ...ABS, ...own }), { point, step: 0.5, window: ABS.window });

test("what is exact at the scene's point is not said of another", () => {
  assert.equal(texts(at(1)).derivative, "= 1");
  assert.equal(texts(at(2)).derivative, "≈ 1");
});

test("at a corner there is no slope, though its program has a value there", () => {
  assert.equal(texts(at(0)).derivative, "none");
  assert.equal(texts(at(0)).verdict, "No.");
});

test("a corner that nobody listed is looked at, not answered", () => {
  const view = at(0, { specialPoints: [] });
  assert.equal(view.verdict, null);
  assert.equal(texts(view).derivative, "…");
});

test("a function is compiled once while it stays", () => {
  const first = readScene(ABS);
  const second = readScene({ ...ABS, point: 2 }, first);
  assert.equal(second.f, first.f);
  assert.equal(second.curve, first.curve);
  assert.notEqual(readScene({ ...ABS, program: ["x"] }, first).f, first.f);
});

test("digits agree up to half a unit of the last", () => {
  assert.equal(agreeingDigits(6.001, 6), 3);
  assert.equal(agreeingDigits(6, 6), 17);
  assert.equal(agreeingDigits(1, 0), null);
  assert.deepEqual(cutAfterDigits("0.0061", 1), ["0.006", "1"]);
  assert.deepEqual(cutAfterDigits("1.25·10⁻⁸", 9), ["1.25", "·10⁻⁸"]);
});

test("the central quotient's circle at a corner is not the corner's", () => {
  assert.deepEqual(limitsOf(judged(CORNER), schemes.central), [0, 0]);
  assert.deepEqual(limitsOf(judged(CORNER), schemes.backward), [1, -1]);
  assert.deepEqual(circlesOf(judged(CORNER)), [-1, 1]);
  assert.deepEqual(circlesOf(judged({ kind: "jump", leftSlope: 0, rightSlope: "oo" })), []);
});

test("two points beside a corner, or four, see half of each side", () => {
  assert.deepEqual(limitsOf(judged(CORNER), schemes.five_point).map((limit) => Math.abs(limit) < 1e-12), [true, true]);
  assert.deepEqual(limitsOf(judged(CORNER), schemes.forward_three_point), [-1, 1]);
  assert.ok(Number.isNaN(limitsOf(judged({ ...CORNER, leftSlope: "-oo", rightSlope: "oo" }), schemes.central)[0]));
});

test("a quotient of several points is no secant, and says which value is missing", () => {
  const root = { program: ["x", "sqrt"], derivativeProgram: ["x", "sqrt"], specialPoints: [], scheme: schemes.five_point };
  const view = at(0.75, root);
  assert.ok(Number.isNaN(view.quotient));
  assert.equal(texts(view).note, "no k: J(w − 2ε) is not defined");
  const whole = at(2, root);
  assert.deepEqual(whole.anchor, [2, Math.sqrt(2)]);
  assert.equal(texts(whole)["key-secant"], "line of slope k");
  assert.deepEqual(furtherTexts(whole).map(([name]) => name), ["J(w − 2ε)", "J(w + 2ε)"]);
});

test("a link's arrow begins and ends outside of the boxes", () => {
  const [from, to] = [{ column: 0, row: 0 }, { column: 1, row: 1 }];
  const [x1, y1, x2, y2] = arrow(from, to);
  assert.ok(Math.abs(x1 - middle(from)[0]) > 46 || Math.abs(y1 - middle(from)[1]) > 23);
  assert.ok(Math.abs(x2 - middle(to)[0]) > 46 || Math.abs(y2 - middle(to)[1]) > 23);
  assert.ok(size([from, to])[0] > middle(to)[0] + 46);
});

test("a file's name is one that every system takes", () => {
  assert.equal(fileName("w^2", "3", limits), "derivative-w-2-at-3");
  assert.equal(fileName("√w", "−1/4", limits), "derivative-w-at-minus-1-4");
  assert.equal(fileName("…", "π", limits), "derivative-of-a-function-at-a-point");
});
