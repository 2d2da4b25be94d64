// The lens: a look at the point through a window that shrinks with ε, so that the two points stay where they are
// on the screen. The curve turns straight or keeps its corner. Below it the heights above the tangent, stretched
// until the gap between secant and tangent can be seen.

import { formatNumber } from "./numbers.js";
import { within } from "./geometry.js";
import { set, write } from "./stage.js";

const SVG = "http://www.w3.org/2000/svg";
const MARGIN_IN_STEPS = 1.35;
const SAMPLES_A_PIXEL = 1;
const SHARE_OF_GAP = 0.3;
const CROWDED = 0.16;
const FAR = 9;
const COMPACT = 190;
const HALF_ULP = 2 ** -53;

/** The lens's window for a step: as wide as the step wants, as tall as the slopes do. */
export function lensWindow(view, step) {
  const half = MARGIN_IN_STEPS * Math.abs(step);
  const slopes = [view.quotient, view.derivative, ...view.tangents.map(([slope]) => slope)];
  const steepest = Math.max(1, ...slopes.filter(Number.isFinite).map(Math.abs));
  return { x: [view.point - half, view.point + half], half, tall: half * steepest };
}

/** The slope of the tangent on the side where the second point is; NaN where there is none. */
export function tangentBeside(view) {
  if (view.tangents.length === 1) return view.tangents[0][0];
  const side = Math.sign(view.second - view.point) || Math.sign(view.step);
  return view.tangents.find(([, where]) => where === side)?.[0] ?? NaN;
}

/**
 * The curve about a point as runs of [x, y], broken where it is not defined and at its known jumps and poles;
 * the kinks among the special points are samples of their own.
 */
export function lensCurve(f, [low, high], specials, count) {
  const marks = specials.filter(({ x }) => x > low && x < high);
  const xs = Array.from({ length: count + 1 }, (_, i) => low + ((high - low) * i) / count);
  xs.push(...marks.map(({ x }) => x));
  xs.sort((a, b) => a - b);
  const breaks = new Set(marks.filter(({ kind }) => kind === "jump" || kind === "undefined").map(({ x }) => x));
  const runs = [[]];
  let before = NaN;
  for (const x of xs) {
    if (x === before) continue;
    before = x;
    const y = f(x);
    if (breaks.has(x)) {
      runs.push([]);
    } else if (!Number.isFinite(y)) {
      if (runs.at(-1).length) runs.push([]);
    } else {
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

const pathOf = (points) => points.map(([x, y], i) => `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");

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
    const strip = Math.round(height * (this.compact ? 0.44 : 0.34));
    this.boxes = [
      { left, top, width, height: height - strip },
      { left, top: top + height - strip, width, height: strip },
    ];
    this.panes.forEach(({ clipped, ground }, i) => {
      for (const rect of [clipped, ground]) {
        set(rect, "x", this.boxes[i].left);
        set(rect, "y", this.boxes[i].top);
        set(rect, "width", this.boxes[i].width);
        set(rect, "height", this.boxes[i].height);
      }
    });
  }

  /** Draws what there is at the point; `step` is the size of the look, ε or, at ε = 0, the last one. */
  show(f, view, specials, step) {
    const window = lensWindow(view, step);
    const count = Math.max(60, Math.round(this.boxes[0].width * SAMPLES_A_PIXEL));
    this.base = Number.isFinite(view.value) ? view.value : view.holeValue;
    this.seen = Number.isFinite(this.base);
    this.runs = this.seen ? lensCurve(f, window.x, specials, count) : [];
    const fine = isTooFine(this.runs);
    if (fine) this.runs = [];
    this.showView(view, window);
    this.showGap(view, window);
    const { left, top, width, height } = this.boxes[0];
    const tall = this.compact ? "" : `, ${formatNumber(round(2 * window.tall))} tall`;
    this.write("size", left + 8, top + 16, "start", `${formatNumber(round(2 * window.half))} wide${tall}`);
    const remark = !this.seen ? "nothing to look at here" : fine ? "the curve is finer than this window shows" : "";
    this.write("remark", left + width / 2, top + height / 2, "middle", remark);
  }

  /** A map from a step away from the point, and a height above its value, to the pixels of a pane. */
  map(box, half, middle, tall) {
    const centre = [box.left + box.width / 2, box.top + box.height * middle];
    const scale = [box.width / 2 / half, box.height / 2 / tall];
    const limit = FAR * box.height;
    return (dx, dy) => [centre[0] + dx * scale[0], within(centre[1] - dy * scale[1], -limit, limit)];
  }

  showView(view, { half, tall }) {
    const at = this.map(this.boxes[0], half, 0.5, tall);
    const line = (slope, from, to) => (Number.isFinite(slope) ? pathOf([at(from, slope * from), at(to, slope * to)]) : "");
    set(this.view.curve, "d", this.runs.map((run) => pathOf(run.map(([x, y]) => at(x - view.point, y - this.base)))).join(""));
    const halves = view.tangents.map(([slope, side]) => (
      Number.isFinite(slope) ? line(slope, side > 0 ? 0 : -half, side < 0 ? 0 : half) : pathOf([at(0, -tall), at(0, tall)])
    ));
    set(this.view.tangent, "d", this.seen ? halves.join("") : "");
    const start = view.startValue - this.base;
    const from = view.ends[0] - view.point;
    const secant = (x) => start + view.quotient * (x - from);
    const drawn = this.seen && Number.isFinite(start) && Number.isFinite(view.quotient);
    set(this.view.secant, "d", drawn ? pathOf([at(-half, secant(-half)), at(half, secant(half))]) : "");
    this.showDots(this.dots, view, at, (value) => value - this.base, this.boxes[0]);
  }

  /** The two points; one that lies outside its pane is not there. */
  showDots([q, p], view, at, height, box) {
    const places = [[q, view.second, view.handleValue], [p, view.point, view.value]];
    for (const [dot, x, value] of places) {
      const [px, py] = at(x - view.point, height(value, x));
      const inside = py >= box.top && py <= box.top + box.height;
      set(dot, "visibility", inside ? "inherit" : "hidden");
      if (!inside) continue;
      set(dot, "cx", px.toFixed(1));
      set(dot, "cy", py.toFixed(1));
      set(dot, "r", 4);
    }
  }

  showGap(view, { half }) {
    const slope = tangentBeside(view);
    const box = this.boxes[1];
    const above = (value, x) => value - this.base - slope * (x - view.point);
    const start = above(view.startValue, view.ends[0]);
    const end = above(view.endValue, view.ends[1]);
    const ends = [start, end].filter(Number.isFinite);
    const known = Number.isFinite(slope) && this.seen && ends.length === 2;
    const gap = known ? ends.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)) : NaN;
    this.showBar(view, known ? gap : NaN, box);
    const parts = ["curve", "secant", "tangent", "bar"];
    if (!known) {
      for (const name of parts) set(this.gap[name], "d", "");
      for (const dot of this.gapDots) set(dot, "visibility", "hidden");
      return;
    }
    const down = gap < 0;
    const tall = Math.abs(gap) > 0 ? Math.abs(gap) / SHARE_OF_GAP / 4 : 1;
    const at = this.map(box, half, down ? 0.3 : 0.7, tall);
    set(this.gap.tangent, "d", pathOf([at(-half, 0), at(half, 0)]));
    set(this.gap.curve, "d", this.runs.map((run) => pathOf(run.map(([x, y]) => at(x - view.point, above(y, x))))).join(""));
    const [from, to] = view.ends.map((x) => x - view.point);
    const secant = (x) => (to === from ? 0 : start + ((end - start) * (x - from)) / (to - from));
    set(this.gap.secant, "d", pathOf([at(-half, secant(-half)), at(half, secant(half))]));
    const second = view.second - view.point;
    set(this.gap.bar, "d", pathOf([at(second, 0), at(second, above(view.handleValue, view.second))]));
    this.showDots(this.gapDots, view, at, above, box);
  }

  /** What is written on the lens, in one line. */
  describe() {
    return ["size", "gap", "remark"].map((name) => this.labels[name].textContent).filter(Boolean).join("; ");
  }

  /** The gap in words, on the second point's side of the tangent where no line runs. */
  showBar(view, gap, { left, top, width, height }) {
    const toRight = view.second >= view.point;
    const y = gap < 0 ? top + 15 : top + height - 8;
    this.write("gap", toRight ? left + width - 8 : left + 8, y, toRight ? "end" : "start", gapWords(view, gap));
  }

  write(name, x, y, anchor, text) {
    const label = this.labels[name];
    write(label, text);
    set(label, "x", x.toFixed(1));
    set(label, "y", y.toFixed(1));
    set(label, "text-anchor", anchor);
  }
}

const round = (x) => Number(x.toPrecision(3));

/** What the strip below the lens says: how far curve and secant are above the tangent at the second point. */
export function gapWords(view, gap) {
  if (Number.isNaN(gap)) return view.tangents.length ? "" : "no tangent, so no gap to it";
  const noise = 4 * HALF_ULP * Math.max(Math.abs(view.value), Math.abs(view.derivative * view.point) || 0);
  if (view.step === 0) return "ε = 0: no second point";
  if (gap === 0) return "gap 0";
  const size = `gap ≈ ${formatNumber(round(gap))}`;
  return Math.abs(gap) <= noise ? `${size}: rounding` : size;
}
