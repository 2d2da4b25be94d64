// The picture: the curve and its window on a stage, and the lines and points that a drag moves.

import { formatNumber } from "../plots/numbers.js";
import { cutLine, within } from "../plots/geometry.js";
import { Stage, asymptoteTraces, dotTrace, lineTrace, set, write } from "../plots/stage.js";

/** @typedef {import("../plots/scene.js").View} View */

const NOTE_HEIGHT = 70;
const HINT_REST = 1800;

export class Picture extends Stage {
  constructor(root) {
    super(root, root.querySelector(".de-stage"));
    this.note = root.querySelector(".de-note");
    this.hinted = root.querySelector(".de-hint");
    this.handles = { point: root.querySelector(".de-handle.de-p"), step: root.querySelector(".de-handle.de-q") };
    this.find(["tangent", "secant", "run", "rise", "mirror"]);
    this.mirrors = [this.parts.mirror];
    this.find(["axis-x", "axis-y", "run-label", "rise-label", "tangent-label"]);
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
    set(this.parts.secant, "d", this.path(cutLine(...view.anchor, view.quotient, 0, this.window)));
    this.labelTangent(view, lines);
  }

  /** @param {View} view */
  labelTangent(view, lines) {
    const line = lines.length === 1 && lines[0];
    if (!line) {
      this.put("tangent-label", 0, 0, "start", "");
      return;
    }
    const here = this.toPixel(view.point, view.value);
    const away = view.step > 0 === (view.scheme.near > 0) ? 1 : -1;
    const ends = line.map(([x, y]) => this.toPixel(x, y)).sort((a, b) => (a[0] - b[0]) * away);
    const far = Math.hypot(ends[0][0] - here[0], ends[0][1] - here[1]) > 90 ? ends[0] : ends[1];
    const text = `tangent, slope ${formatNumber(view.derivative)}`;
    const { left, top, width, height } = this.box;
    const room = 7.8 * text.length;
    const x = far[0] + (here[0] - far[0]) * 0.16;
    const y = far[1] + (here[1] - far[1]) * 0.16;
    const toLeft = x - left > room + 16;
    const falling = (here[1] - far[1]) * (here[0] - far[0]) > 0;
    const placed = toLeft ? x - 12 : within(x + 12, left + 4, left + width - room - 4);
    const lift = toLeft === falling ? 14 : -4;
    this.put("tangent-label", placed, within(y + lift, top + 32, top + height - 26), toLeft ? "end" : "start",
      Number.isFinite(view.derivative) ? text : "vertical tangent");
  }

  /** @param {View} view */
  moveRunAndRise(view) {
    const [from, to] = view.ends;
    const a = this.toPixel(from, view.startValue);
    const b = this.toPixel(to, view.endValue);
    const shown = view.scheme.isSecant && a.every(Number.isFinite) && b.every(Number.isFinite) && Math.abs(b[0] - a[0]) >= 3;
    const y = b.map((v) => within(v, -1e5, 1e5))[1];
    const start = within(a[1], -1e5, 1e5);
    set(this.parts.run, "d", shown ? `M${a[0].toFixed(1)} ${start.toFixed(1)}H${b[0].toFixed(1)}` : "");
    set(this.parts.rise, "d", shown ? `M${b[0].toFixed(1)} ${start.toFixed(1)}V${y.toFixed(1)}` : "");
    this.labelRun(view, shown, a[0], b[0], start, y);
    this.labelRise(view, shown, a[0], b[0], start, y);
  }

  /** @param {View} view */
  labelRun(view, shown, x0, x1, y0, y1) {
    const { left, top, width, height } = this.box;
    const visible = shown && Math.abs(x1 - x0) >= 34 && y0 > top && y0 < top + height;
    const { divisor } = view.scheme;
    const size = `${divisor > 1 ? divisor : ""}ε = ${formatNumber(divisor * view.step)}`;
    const below = y1 <= y0 ? y0 + 20 < top + height - 4 : y0 - 24 < top;
    const middle = within((x0 + x1) / 2, left + 30, left + width - 30);
    this.put("run-label", middle, below ? y0 + 18 : y0 - 9, "middle", visible ? size : "");
  }

  /** @param {View} view */
  labelRise(view, shown, x0, x1, y0, y1) {
    const { left, top, width, height } = this.box;
    const low = Math.max(Math.min(y0, y1), top);
    const high = Math.min(Math.max(y0, y1), top + height);
    const visible = shown && high - low >= 22 && x1 > left && x1 < left + width;
    const room = 7.4 * view.words.rise.length + 14;
    const outward = x1 >= x0;
    const fits = outward ? x1 + room < left + width : x1 - room > left;
    const text = visible ? view.words.rise : "";
    if (fits) return this.put("rise-label", x1 + (outward ? 11 : -11), (low + high) / 2 + 4, outward ? "start" : "end", text);
    // Inside the triangle the curve and the lines run: beyond the run, under its own label, there is room.
    const beyond = y1 <= y0 ? within(y0 + 36, top + 16, top + height - 8) : within(y0 - 27, top + 16, top + height - 8);
    return this.put("rise-label", outward ? left + width - 6 : left + 6, beyond, outward ? "end" : "start", text);
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
    set(mirror, "cx", within(x, -99, 9999).toFixed(1));
    set(mirror, "cy", within(y, -99, 9999).toFixed(1));
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
