// A stage: Plotly draws the axes and what stands still; what moves is SVG of our own above it, on the same map.

import { pixels } from "./numbers.js";
import { within } from "./geometry.js";

const MARGIN = { right: 10, top: 8, bottom: 30 };
const TICK_CHARACTER = 7.2;
const PLOTLY_CONFIG = { staticPlot: true, responsive: false, displayModeBar: false };

let clipCount = 0;

/** Sets an attribute only when it changes: a write that changes nothing still costs a style pass. */
export function set(element, name, value) {
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

/** A Plotly trace of dots; hollow ones are filled with the ground. Here and below colours are named by their ideas. */
export const dotTrace = (pairs, fill, outline, size = 9) => ({
  x: pairs.map(([x]) => x),
  y: pairs.map(([, y]) => y),
  type: "scatter",
  mode: "markers",
  hoverinfo: "skip",
  meta: { fill, outline },
  marker: { size, line: { width: 2 } },
});

const BEYOND_WINDOW = 20;

/** Plotly traces of dashed verticals, an axis under them covered, far beyond the window: a pan keeps them whole. */
export function asymptoteTraces(places, [low, high]) {
  const reach = BEYOND_WINDOW * (high - low);
  const x = places.flatMap((place) => [place, place, null]);
  const y = places.flatMap(() => [low - reach, high + reach, null]);
  const base = { x, y, type: "scatter", mode: "lines", hoverinfo: "skip" };
  return [
    { ...base, meta: { line: "ground" }, line: { width: 4 } },
    { ...base, meta: { line: "quiet" }, line: { width: 1.5, dash: "7px,5px" } },
  ];
}

/** A Plotly trace of a curve in pieces, none joined to the next. */
export function lineTrace(pieces, idea, width) {
  const line = { x: [], y: [], type: "scatter", mode: "lines", hoverinfo: "skip", connectgaps: false };
  for (const piece of pieces) {
    for (const value of piece.x) line.x.push(value);
    for (const value of piece.y) line.y.push(value);
    line.x.push(null);
    line.y.push(null);
  }
  // The samples are chosen to a fraction of a pixel; thinning them out again would show.
  return { ...line, meta: { line: idea }, line: { width, simplify: false } };
}

/** A trace with the colours of its ideas; of a mark that is only an outline, the outline's. */
function painted(trace, colours) {
  const { line, fill, outline } = trace.meta;
  if (line) trace.line.color = colours[line];
  else trace.marker.color = colours[fill ?? outline];
  if (fill && outline) trace.marker.line.color = colours[outline];
  return trace;
}

export class Stage {
  /** `stage` holds a .de-plotly and, above it, a .de-overlay with a clipPath and .de-lines cut to it. */
  constructor(root, stage) {
    this.root = root;
    this.stage = stage;
    this.plot = stage.querySelector(".de-plotly");
    this.overlay = stage.querySelector(".de-overlay");
    this.parts = {};
    this.clip = this.overlay.querySelector("clipPath");
    clipCount += 1;
    this.clip.id = `de-clip-${clipCount}`;
    for (const lines of stage.querySelectorAll(".de-lines")) lines.setAttribute("clip-path", `url(#${this.clip.id})`);
    this.plotly = null;
    this.measure({ x: [-1, 1], y: [-1, 1] });
  }

  /** Finds the parts that move, by their class names without de-. */
  find(names) {
    for (const name of names) this.parts[name] = this.stage.querySelector(`.de-${name}`);
  }

  /** Takes the palette of the page. */
  paint({ colours, font }) {
    this.colours = colours;
    this.font = font;
  }

  /** Room at the left for the labels of the upright axis. */
  room(window) {
    return labelRoom(window.y);
  }

  /** How many times larger than usual its numbers and labels are, at a size of its own. */
  larger(_width, _height) {
    return 1;
  }

  /** Fixes the map from data to pixels for a window. */
  measure(window) {
    const width = Math.max(this.stage.clientWidth, 160);
    const height = Math.max(this.stage.clientHeight, 160);
    this.type = this.larger(width, height);
    const left = this.room(window) * this.type;
    this.box = { left, top: MARGIN.top, width: width - left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom * this.type };
    this.size = { width, height };
    // Paper is narrower: there the style sheet scales the stage from the size it was drawn in.
    this.stage.style.setProperty("--de-width", width);
    this.stage.style.setProperty("--de-height", height);
    this.window = window;
    this.scaleX = this.box.width / (window.x[1] - window.x[0]);
    this.scaleY = this.box.height / (window.y[1] - window.y[0]);
    const rect = this.clip.firstElementChild;
    set(rect, "x", left);
    set(rect, "y", this.box.top);
    set(rect, "width", this.box.width);
    set(rect, "height", this.box.height);
  }

  /** @returns {[number, number]} */
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

  /** An axis of the plot; `own` says what is special about it. */
  axis(range, most, own = {}) {
    const { hairline, quiet } = this.colours;
    return {
      range: [...range],
      autorange: false,
      fixedrange: true,
      gridcolor: hairline,
      gridwidth: 1,
      zeroline: true,
      zerolinecolor: quiet,
      zerolinewidth: 1,
      showline: false,
      ticks: "",
      tickangle: 0,
      nticks: most,
      exponentformat: "power",
      minexponent: 6,
      tickfont: { size: 12 * this.type, color: quiet },
      ...own,
    };
  }

  axes() {
    const across = Math.max(3, Math.floor(this.box.width / (50 * this.type)));
    return { xaxis: this.axis(this.window.x, across), yaxis: this.axis(this.window.y, 8) };
  }

  layout() {
    return {
      width: this.size.width,
      height: this.size.height,
      margin: { l: this.box.left, r: MARGIN.right, t: MARGIN.top, b: MARGIN.bottom * this.type, autoexpand: false },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: this.font, size: 12, color: this.colours.quiet },
      showlegend: false,
      separators: ".\u202f",
      hovermode: false,
      dragmode: false,
      ...this.axes(),
    };
  }

  /** The whole plot anew, in place: new traces, new theme or new size. */
  drawTraces(traces, window) {
    this.measure(window);
    if (!this.plotly) return;
    const inColours = traces().map((trace) => painted(trace, this.colours));
    this.drawn = this.plotly.react(this.plot, inColours, this.layout(), PLOTLY_CONFIG).then(() => this.nameColours());
  }

  /** Gives what is drawn the names of its colours too, by which the style sheet knows what they are on paper. */
  nameColours() {
    for (const drawn of this.plot.querySelectorAll(".scatterlayer .trace")) {
      for (const [part, idea] of Object.entries(drawn.__data__[0].trace.meta)) {
        drawn.style.setProperty(`--de-drawn-${part}`, idea ? `var(--de-${idea})` : "none");
      }
    }
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

  /** A text of the overlay; an empty one is taken away. */
  put(name, x, y, anchor, text) {
    const element = this.parts[name];
    write(element, text);
    if (!text) return;
    set(element, "x", pixels(x));
    set(element, "y", pixels(y));
    set(element, "text-anchor", anchor);
  }

  /** A straight line between two places, as a path; empty where there is none. */
  path(line) {
    if (!line) return "";
    const [a, b] = line.map(([x, y]) => this.toPixel(x, y));
    return `M${pixels(a[0])} ${pixels(a[1])}L${pixels(b[0])} ${pixels(b[1])}`;
  }

  /**
   * A handle stays on the stage, so that it can be fetched back; it fades where its point is outside. Without a
   * value it is hollow where it hangs in a hole of the curve, and a cross where there is no height at all.
   */
  placeHandle(handle, x, y, value, hole = y) {
    const { left, top, width, height } = this.box;
    const [px, py] = this.toPixel(x, Number.isFinite(y) ? y : 0);
    const inX = within(px, left, left + width);
    const inY = within(py, top, top + height);
    handle.pixel = [inX, inY];
    set(handle, "transform", `translate(${pixels(inX)} ${pixels(inY)})`);
    set(handle, "opacity", Math.abs(inX - px) > 1 || Math.abs(inY - py) > 1 ? 0.45 : 1);
    handle.toggleAttribute("data-hollow", !Number.isFinite(value) && Number.isFinite(hole));
    handle.toggleAttribute("data-nowhere", !Number.isFinite(value) && !Number.isFinite(hole));
  }
}

/** What a screen reader is told of a slider. */
export function setSlider(handle, now, low, high, text) {
  handle.setAttribute("aria-valuenow", String(now));
  handle.setAttribute("aria-valuemin", String(low));
  handle.setAttribute("aria-valuemax", String(high));
  handle.setAttribute("aria-valuetext", text);
}
