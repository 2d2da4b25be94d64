// The stage: Plotly draws the curve and the axes; everything that moves is this module's own SVG above it.

import { formatNumber } from "./numbers.js";
import { cutLine, within } from "./geometry.js";

const MARGIN = { right: 10, top: 8, bottom: 30 };
const TICK_CHARACTER = 7.2;
const NOTE_HEIGHT = 70;
const PLOTLY_CONFIG = { staticPlot: true, responsive: false, displayModeBar: false };

let clipCount = 0;

/** Sets an attribute only when it changes: a write that changes nothing still costs a style pass. */
function set(element, name, value) {
  const text = String(value);
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** Sets a text only when it changes. */
export const write = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

/** Room for the tick labels of an axis: whole digits, decimals and a sign. */
function labelRoom([low, high]) {
  const decimals = Math.max(0, -Math.floor(Math.log10((high - low) / 6)));
  const size = Math.max(Math.abs(low), Math.abs(high), 1);
  const characters = Math.floor(Math.log10(size)) + 1 + (decimals ? decimals + 1 : 0) + (low < 0 ? 1 : 0);
  return within(16 + TICK_CHARACTER * characters, 40, 116);
}

function curveTraces(curve, others, colours) {
  const line = { x: [], y: [], type: "scatter", mode: "lines", hoverinfo: "skip", connectgaps: false };
  for (const piece of curve.pieces) {
    for (const value of piece.x) line.x.push(value);
    for (const value of piece.y) line.y.push(value);
    line.x.push(null);
    line.y.push(null);
  }
  // The samples are chosen to a fraction of a pixel; thinning them out again would show.
  line.line = { color: colours.ink, width: 2.25, simplify: false };
  const dots = (pairs, fill, size = 9, outline = colours.ink) => ({
    x: pairs.map(([x]) => x),
    y: pairs.map(([, y]) => y),
    type: "scatter",
    mode: "markers",
    hoverinfo: "skip",
    marker: { size, color: fill, line: { color: outline, width: 2 } },
  });
  return [
    line, dots(others, colours.quiet, 8, colours.ground),
    dots(curve.closedDots, colours.ink), dots(curve.openDots, colours.ground),
  ];
}

function axis(range, colours, most) {
  return {
    range: [...range],
    autorange: false,
    fixedrange: true,
    gridcolor: colours.hairline,
    gridwidth: 1,
    zeroline: true,
    zerolinecolor: colours.quiet,
    zerolinewidth: 1,
    showline: false,
    ticks: "",
    tickangle: 0,
    nticks: most,
    exponentformat: "power",
    minexponent: 6,
    tickfont: { size: 12, color: colours.quiet },
  };
}

export class Picture {
  constructor(root) {
    const find = (name) => root.querySelector(`.de-${name}`);
    this.root = root;
    this.stage = find("stage");
    this.plot = find("plotly");
    this.overlay = find("overlay");
    this.note = find("note");
    this.handles = { point: find("p"), step: find("q") };
    this.parts = {};
    for (const name of ["tangent", "secant", "run", "rise", "mirror"]) this.parts[name] = find(name);
    for (const name of ["axis-x", "axis-y", "run-label", "rise-label", "tangent-label"]) this.parts[name] = find(name);
    this.clip = this.overlay.querySelector("clipPath");
    clipCount += 1;
    this.clip.id = `de-clip-${clipCount}`;
    find("lines").setAttribute("clip-path", `url(#${this.clip.id})`);
    this.plotly = null;
    this.measure({ x: [-1, 1], y: [-1, 1] });
  }

  /** Takes the colours from the style sheet, so that the palette stands in one place. */
  readColours() {
    const style = getComputedStyle(this.root);
    const colour = (name) => style.getPropertyValue(`--de-${name}`).trim();
    this.colours = {
      ink: colour("ink"), quiet: colour("quiet"), ground: colour("ground"), hairline: colour("hairline"),
    };
    this.font = style.fontFamily;
  }

  /** Fixes the map from data to pixels for a window. */
  measure(window) {
    const width = Math.max(this.stage.clientWidth, 160);
    const height = Math.max(this.stage.clientHeight, 160);
    const left = labelRoom(window.y);
    this.box = { left, top: MARGIN.top, width: width - left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
    this.size = { width, height };
    this.window = window;
    this.scaleX = this.box.width / (window.x[1] - window.x[0]);
    this.scaleY = this.box.height / (window.y[1] - window.y[0]);
    const rect = this.clip.firstElementChild;
    set(rect, "x", left);
    set(rect, "y", this.box.top);
    set(rect, "width", this.box.width);
    set(rect, "height", this.box.height);
  }

  toPixel(x, y) {
    return [
      this.box.left + (x - this.window.x[0]) * this.scaleX,
      this.box.top + (this.window.y[1] - y) * this.scaleY,
    ];
  }

  toData(px, py) {
    return [
      this.window.x[0] + (px - this.box.left) / this.scaleX,
      this.window.y[1] - (py - this.box.top) / this.scaleY,
    ];
  }

  layout() {
    const { left, width } = this.box;
    return {
      width: this.size.width,
      height: this.size.height,
      margin: { l: left, r: MARGIN.right, t: MARGIN.top, b: MARGIN.bottom, autoexpand: false },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: this.font, size: 12, color: this.colours.quiet },
      showlegend: false,
      separators: ".\u202f",
      hovermode: false,
      dragmode: false,
      xaxis: axis(this.window.x, this.colours, Math.max(3, Math.floor(width / 50))),
      yaxis: axis(this.window.y, this.colours, 8),
    };
  }

  /** The whole plot anew, in place: new curve, new theme or new size. */
  draw(curve, others, window) {
    this.measure(window);
    if (!this.plotly) return;
    this.drawn = this.plotly.react(this.plot, curveTraces(curve, others, this.colours), this.layout(), PLOTLY_CONFIG);
  }

  /** Only the window changed: the traces stay. */
  look(window) {
    this.measure(window);
    if (!this.plotly) return;
    const layout = this.layout();
    this.drawn = this.plotly.relayout(this.plot, {
      "xaxis.range": layout.xaxis.range, "yaxis.range": layout.yaxis.range, "margin.l": layout.margin.l,
    });
  }

  /** Gives the plot back, once Plotly has finished with it: half way through it would stumble. */
  async leave() {
    await this.drawn;
    this.plotly?.purge(this.plot);
  }

  /** Moves everything that a drag moves. */
  move(view) {
    this.moveLines(view);
    this.moveRunAndRise(view);
    this.moveHandles(view);
    this.placeNote();
    const [px, py] = [this.box.left + this.box.width - 6, this.box.top + this.box.height - 8];
    this.put("axis-x", px, py, "end", view.names.variable);
    this.put("axis-y", this.box.left + 6, this.box.top + 14, "start", `${view.names.function}(${view.names.variable})`);
  }

  put(name, x, y, anchor, text) {
    const element = this.parts[name];
    write(element, text);
    if (!text) return;
    set(element, "x", x.toFixed(1));
    set(element, "y", y.toFixed(1));
    set(element, "text-anchor", anchor);
  }

  path(line) {
    if (!line) return "";
    const [a, b] = line.map(([x, y]) => this.toPixel(x, y));
    return `M${a[0].toFixed(1)} ${a[1].toFixed(1)}L${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
  }

  moveLines(view) {
    const lines = view.tangents.map(([slope, side]) => cutLine(view.point, view.value, slope, side, this.window));
    set(this.parts.tangent, "d", lines.map((line) => this.path(line)).join(""));
    // Through the point named first by the scheme, with the slope k: honest where ε drowns in rounding.
    const anchor = view.scheme === "central" ? view.startValue : view.value;
    const from = view.scheme === "central" ? view.ends[0] : view.point;
    set(this.parts.secant, "d", this.path(cutLine(from, anchor, view.quotient, 0, this.window)));
    this.labelTangent(view, lines);
  }

  labelTangent(view, lines) {
    const line = lines.length === 1 && lines[0];
    if (!line) {
      this.put("tangent-label", 0, 0, "start", "");
      return;
    }
    const here = this.toPixel(view.point, view.value);
    const away = view.step > 0 === (view.scheme !== "backward") ? 1 : -1;
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

  moveRunAndRise(view) {
    const [from, to] = view.ends;
    const a = this.toPixel(from, view.startValue);
    const b = this.toPixel(to, view.endValue);
    const shown = a.every(Number.isFinite) && b.every(Number.isFinite) && Math.abs(b[0] - a[0]) >= 3;
    const y = b.map((v) => within(v, -1e5, 1e5))[1];
    const start = within(a[1], -1e5, 1e5);
    set(this.parts.run, "d", shown ? `M${a[0].toFixed(1)} ${start.toFixed(1)}H${b[0].toFixed(1)}` : "");
    set(this.parts.rise, "d", shown ? `M${b[0].toFixed(1)} ${start.toFixed(1)}V${y.toFixed(1)}` : "");
    this.labelRun(view, shown, a[0], b[0], start, y);
    this.labelRise(view, shown, a[0], b[0], start, y);
  }

  labelRun(view, shown, x0, x1, y0, y1) {
    const { left, top, width, height } = this.box;
    const visible = shown && Math.abs(x1 - x0) >= 34 && y0 > top && y0 < top + height;
    const size = view.scheme === "central" ? `2ε = ${formatNumber(2 * view.step)}` : `ε = ${formatNumber(view.step)}`;
    const below = y1 <= y0 ? y0 + 20 < top + height - 4 : y0 - 24 < top;
    const middle = within((x0 + x1) / 2, left + 30, left + width - 30);
    this.put("run-label", middle, below ? y0 + 18 : y0 - 9, "middle", visible ? size : "");
  }

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

  moveHandles(view) {
    const second = view.scheme === "backward" ? view.point - view.step : view.point + view.step;
    this.place(this.handles.point, view.point, Number.isNaN(view.value) ? view.holeValue : view.value, view.value);
    this.place(this.handles.step, second, Number.isNaN(view.handleValue) ? view.value : view.handleValue, view.handleValue);
    const mirrored = view.scheme === "central" && Number.isFinite(view.startValue);
    set(this.parts.mirror, "visibility", mirrored ? "visible" : "hidden");
    if (mirrored) {
      const [x, y] = this.toPixel(view.ends[0], view.startValue);
      set(this.parts.mirror, "cx", within(x, -99, 9999).toFixed(1));
      set(this.parts.mirror, "cy", within(y, -99, 9999).toFixed(1));
    }
  }

  /** The remark keeps out of the way of the points. */
  placeNote() {
    const covered = Object.values(this.handles).some(({ pixel: [x, y] }) => x > this.size.width / 2 && y < NOTE_HEIGHT);
    this.note.toggleAttribute("data-left", covered);
  }

  /** A handle stays on the stage, so that it can be fetched back; it fades where its point is outside. */
  place(handle, x, y, value) {
    const { left, top, width, height } = this.box;
    const [px, py] = this.toPixel(x, Number.isFinite(y) ? y : 0);
    const inX = within(px, left, left + width);
    const inY = within(py, top, top + height);
    handle.pixel = [inX, inY];
    set(handle, "transform", `translate(${inX.toFixed(1)} ${inY.toFixed(1)})`);
    set(handle, "opacity", Math.abs(inX - px) > 1 || Math.abs(inY - py) > 1 ? 0.45 : 1);
    handle.toggleAttribute("data-hollow", !Number.isFinite(value));
  }
}
