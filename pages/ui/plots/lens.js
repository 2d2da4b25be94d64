// The lens: a look at the point through a window that shrinks with ε, so that the two points stay where they are
// on the screen. The curve turns straight or keeps its corner. Below it the heights above the tangent, stretched
// until the gap between secant and tangent can be seen.

import { formatNumber, pixels, toDigits } from "./numbers.js";
import { within } from "./geometry.js";
import { set, write } from "./stage.js";
import { say } from "./words.js";

/** @typedef {import("./scene.js").View} View */

const SVG = "http://www.w3.org/2000/svg";
const MARGIN_IN_STEPS = 1.35;
const SAMPLES_A_PIXEL = 1;
const SHARE_OF_GAP = 0.3;
const CROWDED = 0.16;
const FAR = 9;
const COMPACT = 190;
const CAPTION_LINE = 19;
const HALF_ULP = 2 ** -53;
const BISECTIONS = 60;
const SEARCHES = 8;
const MOST_CIRCLES = 24;
// A height of fewer than three digits in floats is asked of the slopes.
const TOO_FEW_DIGITS = 1000;
const NEARBY = 1e-3;

/**
 * The lens's window for a step: as wide as the step wants, as tall as the slopes and the points do.
 *
 * @returns {{ x: [number, number], half: number, tall: number }}
 * @param {View} view
 */
export function lensWindow(f, view, base, step) {
  const half = MARGIN_IN_STEPS * Math.abs(step) * Math.max(...view.scheme.counts.map(([offset]) => Math.abs(offset)));
  const chord = (x, value) => (value - base) / (x - view.point || NaN);
  const slopes = [view.quotient, view.derivative, ...view.tangents.map(([slope]) => slope)];
  slopes.push(chord(view.ends[0], view.startValue), chord(view.ends[1], view.endValue));
  // A jump is seen when both of its sides are.
  if (view.is.gap === "jump") for (const side of [-half / 2, half / 2]) slopes.push(chord(view.point + side, f(view.point + side)));
  const steepest = Math.max(1, ...slopes.filter(Number.isFinite).map(Math.abs));
  return { x: [view.point - half, view.point + half], half, tall: half * steepest };
}

/**
 * The slope of the tangent on a side of the point; NaN where there is none.
 *
 * @param {View} view
 */
export function tangentOn(view, side) {
  if (view.tangents.length === 1) return view.tangents[0][0];
  return view.tangents.find(([, where]) => where === side)?.[0] ?? NaN;
}

/** Whether f leaps between two places so near to each other that nothing is seen between them. */
function leapsBetween(f, from, to, leap) {
  let [a, b] = [from, to];
  for (let i = 0; i < BISECTIONS; i += 1) {
    const x = (a[0] + b[0]) / 2;
    if (x <= a[0] || x >= b[0]) break;
    const y = f(x);
    if (!Number.isFinite(y)) return true;
    [a, b] = Math.abs(y - a[1]) > Math.abs(b[1] - y) ? [a, [x, y]] : [[x, y], b];
    if (Math.abs(b[1] - a[1]) < leap / 2) return false;
  }
  return true;
}

/**
 * The curve about a point as runs of [x, y], broken where it is not defined, at its known jumps and poles, and
 * where it leaps by more than `leap` from one sample to the next; the kinks among the special points are samples.
 */
export function lensCurve(f, [low, high], specials, count, leap) {
  const marks = specials.filter(({ x }) => x > low && x < high);
  const xs = Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
  xs.push(...marks.map(({ x }) => x));
  xs.sort((a, b) => a - b);
  const breaks = new Set(marks.filter(({ is }) => is.gap).map(({ x }) => x));
  const runs = [[]];
  let before = NaN;
  let searches = SEARCHES;
  for (const x of xs) {
    if (x === before) continue;
    before = x;
    const y = f(x);
    const last = runs.at(-1).at(-1);
    if (breaks.has(x)) {
      runs.push([]);
    } else if (!Number.isFinite(y)) {
      if (last) runs.push([]);
    } else {
      if (last && Math.abs(y - last[1]) > leap && ((searches -= 1) < 0 || leapsBetween(f, last, [x, y], leap))) runs.push([]);
      runs.at(-1).push([x, y]);
    }
  }
  return runs.filter((run) => run.length > 1);
}

/** Whether a curve turns so often between its samples that a line through them would be an invention. */
export function isTooFine(runs) {
  let turns = 0;
  let places = 0;
  for (const run of runs) {
    places += run.length;
    for (let i = 2; i < run.length; i += 1) {
      if ((run[i][1] - run[i - 1][1]) * (run[i - 1][1] - run[i - 2][1]) < 0) turns += 1;
    }
  }
  return places > 0 && turns > CROWDED * places;
}

function make(parent, tag, name) {
  const element = document.createElementNS(SVG, tag);
  if (name) element.setAttribute("class", name);
  parent.append(element);
  return element;
}

/** @type {(points: number[][]) => string} */
const pathOf = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${pixels(x)} ${pixels(y)}`).join("");

let lensCount = 0;

export class Lens {
  /** `group` is an empty <g> of an SVG. */
  constructor(group) {
    this.group = group;
    lensCount += 1;
    this.panes = ["view", "gap"].map((name) => this.pane(name));
    const [view, gap] = this.panes;
    this.view = this.within(view, ["secant", "tangent", "curve"]);
    this.gap = this.within(gap, ["tangent", "secant", "curve", "bar"]);
    this.dots = ["q", "p"].map((name) => make(group, "circle", `de-lens-dot de-${name}`));
    this.gapDots = ["q", "p"].map((name) => make(group, "circle", `de-lens-dot de-${name}`));
    this.circles = make(group, "g", "de-lens-circles");
    this.circles.setAttribute("clip-path", view.lines.getAttribute("clip-path"));
    // Pixels for one unit of what it lies in, where it lies in a picture.
    this.outside = 0;
    this.labels = {};
    for (const name of ["size", "gap", "remark"]) this.labels[name] = make(group, "text", `de-lens-text de-lens-${name}`);
  }

  pane(name) {
    const clip = make(make(this.group, "defs"), "clipPath");
    clip.id = `de-lens-${name}-${lensCount}`;
    const clipped = make(clip, "rect");
    const ground = make(this.group, "rect", "de-lens-ground");
    const lines = make(this.group, "g", "de-lens-lines");
    lines.setAttribute("clip-path", `url(#${clip.id})`);
    return { clipped, ground, lines };
  }

  within({ lines }, names) {
    return Object.fromEntries(names.map((name) => [name, make(lines, "path", `de-lens-${name}`)]));
  }

  /** Where the lens stands: its left, top, width and height in pixels. */
  place({ left, top, width, height }) {
    this.compact = width < COMPACT;
    this.group.toggleAttribute("data-compact", this.compact);
    const strip = Math.round(height * (this.compact ? 0.44 : 0.34));
    this.frames = [
      { left, top, width, height: height - strip },
      { left, top: top + height - strip, width, height: strip },
    ];
    // What is written has a line of its own in each, where nothing is drawn.
    this.boxes = this.frames.map((frame) => ({ ...frame, top: frame.top + CAPTION_LINE, height: frame.height - CAPTION_LINE }));
    this.panes.forEach(({ clipped, ground }, i) => {
      for (const [rect, box] of [[clipped, this.boxes[i]], [ground, this.frames[i]]]) {
        set(rect, "x", box.left);
        set(rect, "y", box.top);
        set(rect, "width", box.width);
        set(rect, "height", box.height);
      }
    });
  }

  /**
   * Draws what there is at the point; `step` is the size of the look, ε or, at ε = 0, the last one.
   *
   * @param {View} view
   */
  show(f, view, scene, step) {
    this.base = baseOf(view);
    this.seen = Number.isFinite(this.base);
    const window = lensWindow(f, view, this.base, step);
    const count = Math.max(60, Math.round(this.boxes[0].width * SAMPLES_A_PIXEL));
    this.runs = this.seen ? lensCurve(f, window.x, scene.specialPoints, count, window.tall) : [];
    const noise = rounding(view);
    const fine = isTooFine(this.runs) && window.tall > noise;
    if (fine) this.runs = [];
    this.showView(view, window);
    this.showCircles(scene.curve, window, view);
    this.showGap(view, window, noise, scene.slope);
    const { left, top, width, height } = this.boxes[0];
    const wide = this.outside ? this.closer(window) : say("browser-lens-wide", { size: formatNumber(toDigits(2 * window.half, 3)) });
    const rest = fine ? say("browser-lens-too-fine") : say("browser-lens-tall", { size: formatNumber(toDigits(2 * window.tall, 3)) });
    this.caption("size", 0, this.compact || this.outside ? (fine ? rest : wide) : `${wide}, ${rest}`);
    this.write("remark", left + width / 2, top + height / 2, "middle", this.seen ? "" : say("browser-lens-nothing"));
  }

  /**
   * A map from a step away from the point, and a height above its value, to the pixels of a pane.
   *
   * @returns {(dx: number, dy: number) => number[]}
   */
  map(box, half, middle, tall) {
    const centre = [box.left + box.width / 2, box.top + box.height * middle];
    const scale = [box.width / 2 / half, box.height / 2 / tall];
    const limit = FAR * box.height;
    return (dx, dy) => [centre[0] + dx * scale[0], centre[1] - within(dy * scale[1], -limit, limit)];
  }

  /** @param {View} view */
  showView(view, { half, tall }) {
    const at = this.map(this.boxes[0], half, 0.5, tall);
    const line = (slope, from, to) => (Number.isFinite(slope) ? pathOf([at(from, slope * from), at(to, slope * to)]) : "");
    set(this.view.curve, "d", this.runs.map((run) => pathOf(run.map(([x, y]) => at(x - view.point, y - this.base)))).join(""));
    const halves = view.tangents.map(([slope, side]) => (
      Number.isFinite(slope) ? line(slope, side > 0 ? 0 : -half, side < 0 ? 0 : half) : pathOf([at(0, -tall), at(0, tall)])
    ));
    set(this.view.tangent, "d", this.seen ? halves.join("") : "");
    const start = view.anchor[1] - this.base;
    const from = view.anchor[0] - view.point;
    const secant = (x) => start + view.quotient * (x - from);
    const drawn = this.seen && Number.isFinite(start) && Number.isFinite(view.quotient);
    set(this.view.secant, "d", drawn ? pathOf([at(-half, secant(-half)), at(half, secant(half))]) : "");
    this.showDots(this.dots, view, at, (value) => value - this.base, this.boxes[0]);
  }

  /**
   * The two points; one that lies outside its pane is not there.
   *
   * @param {View} view
   */
  showDots(dots, view, at, height, box) {
    const [q, p] = dots;
    const places = [[q, view.second, view.handleValue], [p, view.point, view.value]];
    for (const [dot, x, value] of places) {
      const [px, py] = at(x - view.point, height(value, x));
      const inside = py >= box.top && py <= box.top + box.height;
      set(dot, "visibility", inside ? "inherit" : "hidden");
      if (!inside) continue;
      set(dot, "cx", pixels(px));
      set(dot, "cy", pixels(py));
      set(dot, "r", 4);
    }
  }

  /** How many times closer it looks than the picture it lies in. */
  closer({ half }) {
    const times = this.boxes[0].width / (2 * half) / this.outside;
    return say("browser-lens-closer", { times: formatNumber(toDigits(times, 2)) });
  }

  /** What is written on the lens, in one line. */
  describe() {
    return ["size", "gap", "remark"].map((name) => this.labels[name].textContent).filter(Boolean).join("; ");
  }

  /**
   * The ends of the curve's pieces, and the values at its jumps.
   *
   * @param {import("./scene.js").Curve} curve
   * @param {ReturnType<typeof lensWindow>} window
   * @param {View} view
   */
  showCircles({ openDots, closedDots }, { x: [low, high], half, tall }, view) {
    const at = this.map(this.boxes[0], half, 0.5, tall);
    const within = ([x, y]) => this.seen && x >= low && x <= high && Math.abs(y - this.base) <= tall;
    const named = (name) => (dot) => ({ dot, name });
    const dots = [...openDots.map(named("de-lens-open")), ...closedDots.map(named("de-lens-closed"))]
      .filter(({ dot }) => within(dot)).slice(0, MOST_CIRCLES);
    while (this.circles.childElementCount > dots.length) this.circles.lastElementChild.remove();
    while (this.circles.childElementCount < dots.length) make(this.circles, "circle").setAttribute("r", "4");
    dots.forEach(({ dot: [x, y], name }, i) => {
      const [px, py] = at(x - view.point, y - this.base);
      const circle = this.circles.children[i];
      set(circle, "class", name);
      set(circle, "cx", pixels(px));
      set(circle, "cy", pixels(py));
    });
  }

  /** @param {View} view */
  showGap(view, { half }, valueNoise, slope) {
    const box = this.boxes[1];
    const [left, right] = [tangentOn(view, -1), tangentOn(view, 1)];
    const inFloats = (value, x) => value - this.base - (x === view.point ? 0 : (x < view.point ? left : right) * (x - view.point));
    // At a corner there are two tangents, and of a gap to both nothing can be said.
    const known = this.seen && !view.drowned && view.tangents.length === 1 && !Number.isNaN(largestGap(view, inFloats));
    const finer = known && view.scheme.isSecant ? bySlopes(view, slope, largestGap(view, inFloats), valueNoise) : null;
    const above = finer ?? inFloats;
    const gap = known ? largestGap(view, above) : NaN;
    const noise = finer ? 4 * HALF_ULP * Math.abs(slope(view.point) * (view.second - view.point)) : valueNoise;
    this.caption("gap", 1, gapWords(view, gap, noise, this.compact, gap === 0 && isStraight(slope, view.point)));
    this.panes[1].lines.toggleAttribute("data-noise", known && Math.abs(gap) <= noise && gap !== 0);
    if (!known) {
      for (const path of Object.values(this.gap)) set(path, "d", "");
      for (const dot of this.gapDots) set(dot, "visibility", "hidden");
      return;
    }
    const tall = Math.abs(gap) > 0 ? Math.abs(gap) / SHARE_OF_GAP / 4 : 1;
    const at = this.map(box, half, gap < 0 ? 0.3 : 0.7, tall);
    const from = Number.isFinite(left) ? -half : 0;
    const to = Number.isFinite(right) ? half : 0;
    set(this.gap.tangent, "d", pathOf([at(from, 0), at(to, 0)]));
    set(this.gap.curve, "d", this.runs.map((run) => pathOf(run.map(([x, y]) => at(x - view.point, above(y, x))))).join(""));
    const [a, b] = [[view.ends[0], view.startValue], [view.ends[1], view.endValue]].map(([x, value]) => [x - view.point, above(value, x)]);
    const chord = (x) => (finer ? a[1] + ((b[1] - a[1]) / (b[0] - a[0])) * (x - a[0])
      : above(view.anchor[1] + view.quotient * (view.point + x - view.anchor[0]), view.point + x));
    const secant = [-half, 0, half].map((x) => [x, chord(x)]);
    set(this.gap.secant, "d", pathOf(secant.filter(([, y]) => Number.isFinite(y)).map(([x, y]) => at(x, y))));
    const second = view.second - view.point;
    set(this.gap.bar, "d", pathOf([at(second, 0), at(second, above(view.handleValue, view.second))]));
    this.showDots(this.gapDots, view, at, above, box);
  }

  /** A label in a pane's own line. */
  caption(name, pane, text) {
    const { left, top } = this.frames[pane];
    this.write(name, left + (this.compact ? 4 : 8), top + 15, "start", text);
  }

  write(name, x, y, anchor, text) {
    const label = this.labels[name];
    write(label, text);
    set(label, "x", pixels(x));
    set(label, "y", pixels(y));
    set(label, "text-anchor", anchor);
  }
}

/**
 * The height the lens looks at: the value, that of a hole, or between the ends of a secant that spans a gap.
 *
 * @param {View} view
 */
function baseOf(view) {
  if (Number.isFinite(view.value)) return view.value;
  return Number.isFinite(view.holeValue) ? view.holeValue : (view.startValue + view.endValue) / 2;
}

/**
 * How much of a height above the tangent may be rounding: the values' last bits.
 *
 * @param {View} view
 */
const rounding = (view) => 4 * HALF_ULP * Math.max(Math.abs(view.value) || 0, Math.abs(view.handleValue) || 0);

/**
 * The larger of the two ends' heights above the tangent.
 *
 * @param {View} view
 */
function largestGap(view, above) {
  const ends = [above(view.startValue, view.ends[0]), above(view.endValue, view.ends[1])];
  return ends.every(Number.isFinite) ? ends.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)) : NaN;
}

/**
 * The heights above the tangent as the integral of the slope's change (Simpson's rule), of which rounding leaves
 * many more digits than of J(w + ε) - J(w) - ε dJ/dw; null where floats are good enough or do not agree with it.
 * @param {View} view
 */
function bySlopes(view, slope, inFloats, noise) {
  const here = slope(view.point);
  if (!Number.isFinite(here) || Math.abs(inFloats) > TOO_FEW_DIGITS * noise) return null;
  const above = (_, x) => ((x - view.point) * (4 * (slope((view.point + x) / 2) - here) + slope(x) - here)) / 6;
  return Math.abs(largestGap(view, above) - inFloats) <= 2 * noise ? above : null;
}

/** Whether the slope is the same all around: then a gap of 0 is one, and not what rounding left of it. */
function isStraight(slope, x) {
  const reach = NEARBY * Math.max(1, Math.abs(x));
  return [-reach, -reach / 3, reach / 2, reach].every((dx) => slope(x + dx) === slope(x));
}

/**
 * What the strip below the lens says: how far curve and secant are above the tangent at the second point.
 *
 * @param {View} view
 */
export function gapWords(view, gap, noise, compact, straight) {
  if (view.step === 0) return compact ? "" : say("browser-gap-nought");
  if (view.drowned) return compact ? say("browser-gap-no-second-point") : say("browser-gap-same-point", { w: view.names.variable });
  if (Number.isNaN(gap)) return view.tangents.length === 1 ? say("browser-vertical-tangent") : view.is.legend;
  if (straight) return say("browser-gap-zero");
  const size = formatNumber(toDigits(gap, 3));
  if (Math.abs(gap) > noise) return say("browser-gap", { size });
  return compact ? say("browser-gap-rounding-alone") : say("browser-gap-rounding", { size });
}
