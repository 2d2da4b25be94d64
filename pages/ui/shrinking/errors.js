// The size of the error against ε, both in powers of ten: the slopes 1 and 2 of truncation, the turn, the rounding.

import { formatNumber, powerOfTen } from "../plots/numbers.js";
import { within } from "../plots/geometry.js";
import { Stage, set } from "../plots/stage.js";
import { say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */

// How each scheme of the ledger is marked, in its order: those of the first look, and the one that was chosen besides.
const LOOKS = [
  { mark: "forward", colour: "error", symbol: "circle", size: 4 },
  { mark: "backward", colour: "quiet", symbol: "triangle-up-open", size: 6 },
  { mark: "central", colour: "rise", symbol: "square", size: 4 },
  { mark: "further", colour: "tangent", symbol: "diamond", size: 5 },
];
const EVERY = 2;
const LABEL_LENGTH = 160;

const logOf = (value) => (value > 0 ? Math.log10(value) : null);

export class Errors extends Stage {
  constructor(root) {
    super(root, root.querySelector(".de-errors-stage"));
    this.find(["now", "best-forward", "best-central", "best-further", "axis-x", "now-label"]);
    this.find(["best-forward-label", "best-central-label", "best-further-label", "marks"]);
  }

  room() {
    return 58;
  }

  axes() {
    const ticks = ([low, high], every) => {
      const first = Math.ceil(low / every) * every;
      const tickvals = [];
      for (let at = first; at <= high; at += every) tickvals.push(at);
      return { tickmode: "array", tickvals, ticktext: tickvals.map(powerOfTen), zeroline: false };
    };
    const { x, y } = this.window;
    const every = this.box.width < 420 ? 4 : EVERY;
    return {
      xaxis: this.axis(x, 20, ticks(x, every)),
      yaxis: this.axis(y, 20, ticks(y, (y[1] - y[0]) / EVERY > 12 ? 2 * EVERY : EVERY)),
    };
  }

  /** `errors` maps a scheme to { floats: { steps, errors }, exact: { steps, errors } }. */
  draw({ errors, schemes }, window) {
    this.drawTraces(() => schemes.flatMap(({ name }, i) => (errors[name] ? this.tracesOf(LOOKS[i], errors[name]) : [])), window);
  }

  tracesOf({ symbol, size, colour: idea }, { floats, exact }) {
    const base = { type: "scatter", hoverinfo: "skip", connectgaps: false };
    return [
      { ...base, mode: "lines", x: exact.steps.map(logOf), y: exact.errors.map(logOf), meta: { line: idea }, line: { width: 1.5, dash: "dash" } },
      {
        ...base, mode: "markers", x: floats.steps.map(logOf), y: floats.errors.map(logOf),
        meta: symbol.endsWith("-open") ? { fill: null, outline: idea } : { fill: idea, outline: null },
        marker: { size, symbol },
      },
    ];
  }

  /**
   * The line at the ε of now, and the predicted best ones.
   *
   * @param {View} view
   */
  move(view, { predictions, schemes }) {
    const { left, top, width, height } = this.box;
    const { x, y } = this.window;
    this.put("axis-x", left + width - 6, top + height - 8, "end", "ε");
    const upright = (step) => (step > 0 ? this.path([[Math.log10(step), y[0]], [Math.log10(step), y[1]]]) : "");
    const size = Math.abs(view.step);
    set(this.parts.now, "d", upright(size));
    const at = size > 0 ? within(this.toPixel(Math.log10(size), 0)[0], left + 4, left + width - 4) : left;
    const toLeft = at > left + width / 2;
    this.put("now-label", at + (toLeft ? -7 : 7), top + 16, toLeft ? "end" : "start", size > 0 ? `ε = ${formatNumber(size)}` : "");
    // One on each side of the point has the best step of the other.
    LOOKS.filter(({ mark }) => mark !== "backward").forEach((look, row) => { this.best(look, schemes[LOOKS.indexOf(look)], predictions, x, row); });
  }

  best({ mark }, scheme, predictions, [low, high], row) {
    const step = predictions[scheme?.name];
    const { top, height } = this.box;
    const inside = step > 0 && Math.log10(step) > low && Math.log10(step) < high;
    const x = inside ? Math.log10(step) : 0;
    const { y } = this.window;
    const part = (y[1] - y[0]) * 0.09;
    set(this.parts[`best-${mark}`], "d", inside ? this.path([[x, y[0]], [x, y[0] + part * (row + 1)]]) : "");
    const px = this.toPixel(x, 0)[0];
    const toLeft = px + LABEL_LENGTH > this.box.left + this.box.width;
    this.put(`best-${mark}-label`, px + (toLeft ? -6 : 6), top + height - 8 - (0.09 * height) * row - 6, toLeft ? "end" : "start", inside ? say("browser-predicted-best", { scheme: scheme.label }) : "");
  }
}
