// The picture: the curve and its window on a stage, and the lines and points that a drag moves.

import { formatNumber, pixels } from "../plots/numbers.js";
import { cutLine, within } from "../plots/geometry.js";
import { besideLevel, besideLine, besideUpright, bestPlace, boxOf } from "./labels.js";
import { Stage, asymptoteTraces, dotTrace, lineTrace, set, write } from "../plots/stage.js";
import { say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */
/** @typedef {import("./labels.js").Pixel} Pixel */
/** @typedef {import("./labels.js").Place} Place */

const NOTE_HEIGHT = 70;
const HINT_REST = 1800;
// What is shorter on the screen has no label of its own.
const SHORTEST_RUN = 34;
const SHORTEST_RISE = 22;

export class Picture extends Stage {
  constructor(root) {
    super(root, root.querySelector(".de-stage"));
    this.note = root.querySelector(".de-note");
    this.hinted = root.querySelector(".de-hint");
    this.handles = { point: root.querySelector(".de-handle.de-p"), step: root.querySelector(".de-handle.de-q") };
    this.find(["tangent", "secant", "run", "rise", "mirror"]);
    this.mirrors = [this.parts.mirror];
    this.find(["axis-x", "axis-y", "run-label", "rise-label", "tangent-label"]);
    // The place in its list that each label has.
    this.placed = {};
    /** @type {[Pixel, Pixel][]} */
    this.tangents = [];
    /** @type {[Pixel, Pixel][]} */
    this.secants = [];
  }

  /** The curve with its dots, and the other chosen points. */
  draw(curve, others, window) {
    this.drawTraces(() => [
      ...asymptoteTraces(curve.asymptotes, window.y), lineTrace(curve.pieces, "ink", 2.25), dotTrace(others, "quiet", "ground", 8),
      dotTrace(curve.closedDots, "ink", "ink"), dotTrace(curve.openDots, "ground", "ink"),
    ], window);
  }

  /**
   * Moves everything that a drag moves.
   *
   * @param {View} view
   */
  move(view) {
    this.moveLines(view);
    this.moveRunAndRise(view);
    this.moveHandles(view);
    this.moveLabels(view);
    this.placeNote();
    const [px, py] = [this.box.left + this.box.width - 6, this.box.top + this.box.height - 8];
    this.put("axis-x", px, py, "end", view.names.variable);
    this.put("axis-y", this.box.left + 6, this.box.top + 14, "start", `${view.names.function}(${view.names.variable})`);
  }

  /** @param {View} view */
  moveLines(view) {
    const lines = view.tangents.map(([slope, side]) => cutLine(view.point, view.value, slope, side, this.window));
    set(this.parts.tangent, "d", lines.map((line) => this.path(line)).join(""));
    // Through one point, with the slope k: honest where ε drowns in rounding, and where k is made of more points.
    const secant = cutLine(...view.anchor, view.quotient, 0, this.window);
    set(this.parts.secant, "d", this.path(secant));
    const inPixels = (all) => all.filter(Boolean).map((line) => line.map(([x, y]) => this.toPixel(x, y)));
    this.tangents = inPixels(lines);
    this.secants = inPixels([secant]);
  }

  /** @param {View} view */
  moveRunAndRise(view) {
    const [from, to] = view.ends;
    const a = this.toPixel(from, view.startValue);
    const b = this.toPixel(to, view.endValue);
    const shown = view.scheme.isSecant && a.every(Number.isFinite) && b.every(Number.isFinite) && Math.abs(b[0] - a[0]) >= 3;
    const y = b.map((v) => within(v, -1e5, 1e5))[1];
    const start = within(a[1], -1e5, 1e5);
    set(this.parts.run, "d", shown ? `M${pixels(a[0])} ${pixels(start)}H${pixels(b[0])}` : "");
    set(this.parts.rise, "d", shown ? `M${pixels(b[0])} ${pixels(start)}V${pixels(y)}` : "");
    const [x0, x1] = [a[0], b[0]];
    this.triangle = shown ? { x0, x1, y0: start, y1: y } : null;
  }

  /**
   * Each label beside its own line: the rise, the run, the tangent, and none on what stands before it.
   *
   * @param {View} view
   */
  moveLabels(view) {
    const { left, top, width, height } = this.box;
    const room = { left: left + 4, top: top + 18, right: left + width - 4, bottom: top + height - 4 };
    const { x0, x1, y0, y1 } = this.triangle ?? { x0: 0, x1: 0, y0: 0, y1: 0 };
    /** @type {[Pixel, Pixel][]} */
    const sides = this.triangle ? [[[x0, y0], [x1, y0]], [[x1, y0], [x1, y1]]] : [];
    /** @type {import("./labels.js").Crowd} */
    const crowd = {
      segments: [...this.tangents, ...this.secants, ...sides],
      dots: Object.values(this.handles).map(({ pixel }) => pixel),
      labels: [boxOf({ x: left + width - 6, y: top + height - 8, anchor: "end", text: view.names.variable })],
      curve: (px) => this.toPixel(0, view.at(this.toData(px, 0)[0]))[1],
    };
    const size = this.type;
    for (const [name, all] of Object.entries(this.candidates(view))) {
      const candidates = all.map((place) => ({ ...place, size }));
      const found = candidates.length ? bestPlace(candidates, room, crowd, this.placed[name]) : null;
      /** @type {Place} */
      const place = found ? candidates[found.index] : { x: 0, y: 0, anchor: "start", text: "" };
      this.placed[name] = found ? found.index : -1;
      if (found) crowd.labels.push(boxOf(place));
      this.put(name, place.x, place.y, place.anchor, place.text);
    }
  }

  /** Before a class they are. Read once a size, and not while dragging. */
  larger(width, height) {
    const label = this.parts["axis-x"];
    const size = `${width} ${height}`;
    if (label && this.typeOf !== size) {
      this.typeOf = size;
      this.read = Number.parseFloat(getComputedStyle(label).fontSize) / 13;
    }
    return Math.max(1, this.read || 1);
  }

  /**
   * Where each label may stand; nowhere where its line is too short for one.
   *
   * @param {View} view
   * @returns {Record<string, Place[]>}
   */
  candidates(view) {
    const { top, height, left, width } = this.box;
    const { x0, x1, y0, y1 } = this.triangle ?? { x0: 0, x1: 0, y0: 0, y1: 0 };
    const [low, high] = [Math.max(Math.min(y0, y1), top), Math.min(Math.max(y0, y1), top + height)];
    const seen = x1 > left && x1 < left + width && high - low >= SHORTEST_RISE;
    const { divisor } = view.scheme;
    const run = `${divisor > 1 ? divisor : ""}ε = ${formatNumber(divisor * view.step)}`;
    const tangent = Number.isFinite(view.derivative) ? say("browser-tangent-slope", { slope: formatNumber(view.derivative) }) : say("browser-vertical-tangent");
    const outward = x1 >= x0;
    // Inside the triangle the curve and the lines run: beyond the run, under its own label, there is room.
    /** @type {Place} */
    const beyond = { x: outward ? left + width - 8 : left + 8, y: y1 <= y0 ? y0 + 36 : y0 - 27, anchor: outward ? "end" : "start", text: view.words.rise };
    return {
      "rise-label": this.triangle && seen ? [...besideUpright(x1, [low, high], view.words.rise, outward), beyond] : [],
      "run-label": this.triangle && Math.abs(x1 - x0) >= SHORTEST_RUN ? besideLevel(y0, [x0, x1], run, y1 <= y0) : [],
      "tangent-label": this.tangents.length === 1 ? besideLine(this.fromFarEnd(view, this.tangents[0]), tangent) : [],
    };
  }

  /**
   * The tangent as it is seen, its end away from the second point first where that is not too near.
   *
   * @returns {[Pixel, Pixel]}
   */
  fromFarEnd(view, line) {
    const here = this.toPixel(view.point, view.value);
    const away = view.step > 0 === (view.scheme.near > 0) ? 1 : -1;
    const ends = [...line].sort((a, b) => (a[0] - b[0]) * away);
    const far = Math.hypot(ends[0][0] - here[0], ends[0][1] - here[1]) > 90 ? ends[0] : ends[1];
    return [far, here];
  }

  /** @param {View} view */
  moveHandles(view) {
    this.placeHandle(this.handles.point, view.point, Number.isNaN(view.value) ? view.holeValue : view.value, view.value);
    this.placeHandle(this.handles.step, view.second, Number.isNaN(view.handleValue) ? view.value : view.handleValue, view.handleValue, NaN);
    const others = view.samples.filter(({ offset, value }) => offset !== 0 && offset !== view.scheme.near && Number.isFinite(value));
    while (this.mirrors.length < others.length) this.mirrors.push(this.anotherMirror());
    this.mirrors.forEach((mirror, i) => { this.placeMirror(mirror, others[i]); });
  }

  anotherMirror() {
    const mirror = this.parts.mirror.cloneNode();
    this.parts.mirror.after(mirror);
    return mirror;
  }

  /** A point of the scheme that no hand moves. */
  placeMirror(mirror, sample) {
    set(mirror, "visibility", sample ? "visible" : "hidden");
    if (!sample) return;
    const [x, y] = this.toPixel(sample.x, sample.value);
    set(mirror, "cx", pixels(within(x, -99, 9999)));
    set(mirror, "cy", pixels(within(y, -99, 9999)));
  }

  /** A word on what was tried, for a moment; "" takes it away. */
  hint(text) {
    clearTimeout(this.hintTimer);
    this.stage.toggleAttribute("data-hint", text !== "");
    if (!text) return;
    write(this.hinted, text);
    this.hintTimer = setTimeout(() => this.hint(""), HINT_REST);
  }

  leave() {
    this.hint("");
    return super.leave();
  }

  /** The remark keeps out of the way of the points. */
  placeNote() {
    const covered = Object.values(this.handles).some(({ pixel: [x, y] }) => x > this.size.width / 2 && y < NOTE_HEIGHT);
    this.note.toggleAttribute("data-left", covered);
  }
}
