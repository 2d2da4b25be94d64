// Where the learner's hands have put the point, the step and the window. Each move gives the next state.

import { addDecimal, keyStep, nextMultiple, roundToPixel, toDigits } from "./numbers.js";
import { nearestSpecial, within } from "./geometry.js";

/** ε from the place of the second point. */
const stepTo = (second, point, scheme) => (second - point) * scheme.near;

/** The second point at x; ε keeps the digits a pixel can tell apart, and is never 0. */
function stepAt(state, scene, x, unit) {
  const step = roundToPixel(stepTo(x, state.point, scene.scheme), unit);
  if (step !== 0) return step;
  return roundToPixel(10 ** Math.floor(Math.log10(unit)), unit / 10) * Math.sign(state.step);
}

/** A drag to x; special points within `reach` pull gently. */
export function dragged(state, scene, grip, x, reach) {
  const [low, high] = state.window.x;
  const unit = (high - low) / 800;
  const inside = within(x, low, high);
  if (grip === "step") return { ...state, step: stepAt(state, scene, inside, unit) };
  const special = nearestSpecial(scene.specialPoints, inside, reach);
  return { ...state, point: special ? special.x : roundToPixel(inside, unit) };
}

/** A key at the point: along the window by powers of ten, stopping at a special point on the way. */
function pointByKey(state, scene, by) {
  const { point, window } = state;
  const odd = String(point).length > 9 && scene.specialPoints.some((special) => special.x === point);
  const next = odd ? nextMultiple(point, by) : addDecimal(point, by);
  const stop = scene.specialPoints
    .filter(({ x, named }) => named && (by > 0 ? x > point && x < next : x < point && x > next))
    .sort((a, b) => (a.x - b.x) * by)[0];
  const target = stop ? stop.x : next;
  const [low, high] = [Math.min(window.x[0], point), Math.max(window.x[1], point)];
  return { ...state, point: within(target, low, high) };
}

/** A key at the second point. A small ε moves by its own leading digit, so that it can be worked on at any size. */
function stepByKey(state, scene, count, factor) {
  const unit = keyStep(state.window.x[1] - state.window.x[0]);
  const own = toDigits(10 ** Math.floor(Math.log10(Math.abs(state.step)) + 1e-9), 1);
  const size = Math.min(unit, own);
  const right = scene.scheme.near;
  const by = right * count * toDigits(size * factor, 3);
  const next = addDecimal(state.step, by);
  if (next !== 0) return { ...state, step: next };
  // From one unit towards 0: a tenth of it less, not through 0.
  return { ...state, step: addDecimal(state.step, by / 10) };
}

/** A key press: `count` units (negative to the left), times `factor` for Shift and Alt. */
export function keyed(state, scene, grip, count, factor) {
  if (grip === "step") return stepByKey(state, scene, count, factor);
  const unit = keyStep(state.window.x[1] - state.window.x[0]);
  return pointByKey(state, scene, count * toDigits(unit * factor, 3));
}

/** Home and End: to the window's left (0) or right (1) edge. */
export function edged(state, scene, grip, side) {
  const unit = (state.window.x[1] - state.window.x[0]) / 800;
  const edge = state.window.x[side];
  if (grip === "step") return { ...state, step: stepAt(state, scene, edge, unit) };
  return { ...state, point: roundToPixel(edge, unit) };
}

/** The slider's reading for a step: decades below 1. */
export const decadesOf = (step, { decades }) => within(-Math.log10(Math.abs(step)), 0, decades);

/** The step for a slider's reading, in two digits, sign kept. */
export function stepOfDecades(decades, sign, { smallestStep }) {
  return sign * Math.max(toDigits(10 ** -decades, 2), smallestStep);
}
