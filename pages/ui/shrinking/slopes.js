// The slope of the secant as a graph of ε, for both signs; at ε = 0 there is nothing but an open circle.

import { formatNumber } from "../plots/numbers.js";
import { slopeNumber, within } from "../plots/geometry.js";
import { Stage, dotTrace, lineTrace, set } from "../plots/stage.js";

const CIRCLE = "http://www.w3.org/2000/svg";
const LABEL_ROOM = 26;

/**
 * The heights at which the slopes have a limit as ε goes to 0, as the verdict has it: one where there is a
 * tangent, two at a corner, one where only one side is there, none at a jump.
 */
export function limitsOf(verdict) {
  if (!verdict) return [];
  const sides = [verdict.leftSlope, verdict.rightSlope].map(slopeNumber).filter(Number.isFinite);
  if (verdict.kind === "differentiable") return [slopeNumber(verdict.slope)];
  if (verdict.kind === "corner") return sides;
  return verdict.kind === "one_sided" ? sides.slice(0, 1) : [];
}

export class Slopes extends Stage {
  constructor(root) {
    super(root, root.querySelector(".de-slopes-stage"));
    this.handle = this.stage.querySelector(".de-q");
    this.find(["height", "away", "axis-x", "axis-y", "limit-label", "limits"]);
  }

  /** The curve of k, which the server has sampled; its dots at ε = 0 are the verdict's own circles. */
  draw({ curve, window }) {
    this.drawTraces(() => {
      const { secant, ground } = this.colours;
      const elsewhere = (dots) => dots.filter(([x]) => x !== 0);
      return [
        lineTrace(curve.pieces, secant, 2.25),
        dotTrace(elsewhere(curve.closedDots), secant, secant), dotTrace(elsewhere(curve.openDots), ground, secant),
      ];
    }, window);
  }

  move(view, limits) {
    const { left, top, width, height } = this.box;
    const zero = within(this.toPixel(0, 0)[0], left, left + width);
    this.put("axis-x", left + width - 6, top + height - 8, "end", "ε");
    this.put("axis-y", left + 6, top + 14, "start", "k");
    this.circles(limits.map((slope) => this.toPixel(0, slope)));
    const level = limits.length === 1 && view.verdict.kind === "differentiable" ? limits[0] : NaN;
    const { x } = this.window;
    set(this.parts.height, "d", Number.isFinite(level) ? this.path([[x[0], level], [x[1], level]]) : "");
    const away = Number.isFinite(level) && Number.isFinite(view.quotient) && view.step !== 0;
    set(this.parts.away, "d", away ? this.path([[view.step, level], [view.step, view.quotient]]) : "");
    this.placeHandle(this.handle, view.step, this.heightOfHandle(view, limits), view.quotient);
    this.labelLimit(view, limits, zero);
  }

  /** At ε = 0 the handle hangs at the limit, hollow; where there is no value at the middle of the stage. */
  heightOfHandle(view, limits) {
    if (Number.isFinite(view.quotient)) return view.quotient;
    if (view.step === 0 && limits.length === 1) return limits[0];
    return (this.window.y[0] + this.window.y[1]) / 2;
  }

  labelLimit(view, limits, zero) {
    const { top, height, left, width } = this.box;
    const words = view.step === 0 ? "0/0" : limits.map(formatNumber).join(" and ");
    const y = limits.length ? this.toPixel(0, limits[0])[1] : NaN;
    const shown = words !== "" && y > top && y < top + height;
    const toRight = view.step <= 0;
    const lift = y - LABEL_ROOM > top ? -14 : LABEL_ROOM;
    const x = within(zero + (toRight ? 12 : -12), left + 30, left + width - 30);
    this.put("limit-label", x, shown ? y + lift : 0, toRight ? "start" : "end", shown ? words : "");
  }

  circles(places) {
    const group = this.parts.limits;
    while (group.childElementCount > places.length) group.lastElementChild.remove();
    while (group.childElementCount < places.length) {
      const circle = document.createElementNS(CIRCLE, "circle");
      circle.setAttribute("r", "6");
      group.append(circle);
    }
    places.forEach(([x, y], i) => {
      set(group.children[i], "cx", x.toFixed(1));
      set(group.children[i], "cy", within(y, -99, 9999).toFixed(1));
    });
  }
}

const WHY = "At ε = 0 both points are one: the rise is 0, the run is 0, and 0/0 can be any number. So the circle is open.";

/** What is said below the graph. */
export function slopesCaption(view, limits) {
  const slope = `d${view.names.function}/d${view.names.variable}`;
  if (view.step === 0) return WHY;
  const kind = view.verdict?.kind;
  if (kind === "differentiable") return `As ε goes to 0 from either side, k goes to ${formatNumber(limits[0])}: that height is ${slope}. The circle is open: at ε = 0 there is no secant.`;
  if (kind === "corner" && view.scheme === "central") return `The central quotient sees only ${formatNumber(view.quotient)} and is blind to the corner: from the left the slopes go to ${formatNumber(limits[0])}, from the right to ${formatNumber(limits[1])}.`;
  if (kind === "corner") return `From the left k goes to ${formatNumber(limits[0])}, from the right to ${formatNumber(limits[1])}: two open circles, so there is no ${slope}.`;
  if (kind === "one_sided" && limits.length) return `k goes to ${formatNumber(limits[0])} from the one side there is; the other is missing, so there is no ${slope}.`;
  if (kind === "vertical_tangent" || kind === "cusp" || kind === "jump") return `k grows without bound as ε goes to 0: there is no height for a circle, so there is no ${slope}.`;
  if (kind === "oscillating") return `k never settles as ε goes to 0: there is no height for a circle, so there is no ${slope}.`;
  if (kind === "undefined") return `${view.words["name-value"]} is not defined, so there is no secant from it.`;
  return "Whether k has a limit here is not known.";
}
