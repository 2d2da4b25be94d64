// What the screen says, worked out from the scene and from where the learner's hands are. No DOM here.

import { crossing, quotient, secantEnds, slopeNumber, tangentsOf } from "./geometry.js";
import { compile } from "./evaluator.js";
import { wordsFor } from "./readout.js";

/**
 * The host's data as a scene; what did not change is taken over from the scene before.
 *
 * @template {import("./scene.js").Scene} S
 * @param {S} data
 * @param {import("./scene.js").Read<S>} [before]
 * @returns {import("./scene.js").Read<S>}
 */
export function readScene(data, before) {
  const key = JSON.stringify([data.names, data.program]);
  const slopeKey = JSON.stringify(data.derivativeProgram);
  const same = before?.key === key;
  /** @type {<V extends import("./scene.js").Verdict>(verdict: V) => V & import("./scene.js").Judged} */
  const judged = (verdict) => ({ ...verdict, is: data.kinds[verdict.kind] });
  return {
    ...data,
    verdict: data.verdict && judged(data.verdict),
    specialPoints: data.specialPoints.map(judged),
    key,
    slopeKey,
    f: same ? before.f : compile(data.program),
    slope: same && before.slopeKey === slopeKey ? before.slope : compile(data.derivativeProgram),
    curveText: data.curve,
    drawing: data.curve + JSON.stringify(data.others),
    curve: before?.curveText === data.curve ? before.curve : JSON.parse(data.curve),
    words: wordsFor(data.names, data.scheme),
  };
}

/** @typedef {import("./scene.js").Read<import("./scene.js").Scene>} Read */
/** @typedef {import("./scene.js").View} View */

const NEAR = 1e-7;
const CLOSE = 1e-3;

/** Whether the quotients close by on both sides bear a slope out; a corner or a jump nobody listed does not. */
function bornOut(f, x, value, slope, span) {
  const h = NEAR * Math.max(Math.abs(x), span);
  const [left, right] = [(value - f(x - h)) / h, (f(x + h) - value) / h];
  const allowed = CLOSE * (Math.abs(slope) + Math.abs(left) + Math.abs(right)) + (1e-15 * Math.abs(value)) / h;
  return Math.abs(left - slope) <= allowed && Math.abs(right - slope) <= allowed;
}

/**
 * The verdict at x, or null while only the server can tell: a special point's own before anything else,
 * since the decimal nearest to π/2 is not π/2; then the server's; then what the derivative's program says.
 *
 * @param {Read} scene
 * @param {number} x
 * @param {number} value
 * @returns {import("./scene.js").Judged | null}
 */
export function verdictAt(scene, x, value) {
  const special = scene.specialPoints.find((candidate) => candidate.x === x);
  if (special) return special;
  if (x === scene.point) return scene.verdict;
  const own = (kind, slope = null) => ({ kind, is: scene.kinds[kind], slope, leftSlope: null, rightSlope: null, reason: "" });
  if (Number.isNaN(value)) return own("undefined");
  const slope = scene.slope(x);
  const span = scene.window.x[1] - scene.window.x[0];
  const known = Number.isFinite(slope) && bornOut(scene.f, x, value, slope, span);
  return known ? own("differentiable", slope) : null;
}

/** Where the point hangs when the function has no value there: at the hole, or NaN. */
function heightOfHole(curve, x) {
  const near = 1e-9 * Math.max(1, Math.abs(x));
  const heights = new Set(curve.openDots.filter(([dotX]) => Math.abs(dotX - x) <= near).map(([, y]) => y));
  return heights.size === 1 ? [...heights][0] : NaN;
}

/** @returns {import("./scene.js").Exact} */
function exactTexts(scene, point, step) {
  if (point !== scene.point) return { point: "", value: "", samples: {}, derivative: "", quotient: "", error: "" };
  return step === scene.step ? scene.exact : { ...scene.exact, samples: {}, quotient: "", error: "" };
}

/**
 * Everything that is drawn and said, for one position of the hands.
 *
 * @param {Read} scene
 * @param {import("./scene.js").Hands} hands
 * @returns {View}
 */
export function viewOf(scene, { point, step, window }) {
  const { f, scheme } = scene;
  const near = f(point);
  const ends = secantEnds(point, step, scheme);
  const verdict = verdictAt(scene, point, near);
  // The decimal nearest to π/2 has a tangent; π/2 itself has none, and that is what was typed.
  const value = verdict?.is.hasValue === false ? NaN : near;
  const at = (x) => (x === point ? value : f(x));
  const second = point + scheme.near * step;
  const samples = scheme.counts.map(([offset]) => ({ offset, x: point + offset * step, value: at(point + offset * step) }));
  return {
    names: scene.names,
    words: scene.words,
    scheme,
    point,
    step,
    window,
    at,
    value,
    holeValue: Number.isNaN(value) ? heightOfHole(scene.curve, point) : value,
    ends,
    second,
    handleValue: at(second),
    samples,
    startValue: at(ends[0]),
    endValue: at(ends[1]),
    // Where the line of slope k passes: the point named first by a secant, else the point itself.
    anchor: scheme.isSecant && !scheme.asksAtPoint ? [ends[0], at(ends[0])] : [point, value],
    quotient: quotient(at, point, step, scheme),
    verdict,
    is: verdict?.is ?? scene.kinds.pending,
    derivative: verdict?.is.exists ? slopeNumber(verdict.slope) : NaN,
    tangents: tangentsOf(verdict),
    asymptotes: scene.curve.asymptotes,
    crossing: crossing(f, ends[0], ends[1], scene.specialPoints),
    drowned: second === point,
    exact: exactTexts(scene, point, step),
    moreDigits: scene.moreDigits,
  };
}
