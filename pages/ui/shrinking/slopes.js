// The slope of the secant as a graph of ε, for both signs; at ε = 0 there is nothing but an open circle.

import { formatNumber, isWrittenInFull, pixels } from "../plots/numbers.js";
import { carried, slopeNumber, within } from "../plots/geometry.js";
import { Stage, dotTrace, lineTrace, set, write } from "../plots/stage.js";
import { joined, say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */

const CIRCLE = "http://www.w3.org/2000/svg";
const LABEL_ROOM = 26;

/**
 * What k goes to as ε goes to 0 from below and from above: numbers, ±Infinity, or NaN where that is not known.
 *
 * @returns {[number, number]}
 */
export function limitsOf(verdict, scheme) {
  if (!verdict) return [NaN, NaN];
  if (verdict.is.exists) return [slopeNumber(verdict.slope), slopeNumber(verdict.slope)];
  const [left, right] = [slopeNumber(verdict.leftSlope), slopeNumber(verdict.rightSlope)];
  // What the side of the points beyond ε counts, and the other one: of half +∞ and half −∞ nothing is known.
  const share = (side) => scheme.counts.reduce((sum, [offset, times]) => sum + (offset * side > 0 ? (offset * times) / scheme.divisor : 0), 0);
  const mixed = (beyond, behind) => [[share(1), beyond], [share(-1), behind]].filter(([part]) => part).reduce((sum, [part, slope]) => sum + part * slope, 0);
  return [mixed(left, right), mixed(right, left)];
}

/**
 * The heights of the open circles: the derivative's own, two at a corner, one where only one side is there,
 * none at a jump.
 */
export function circlesOf(verdict) {
  if (!verdict) return [];
  return verdict.is.limits.map((name) => carried(verdict, name)).filter((height) => verdict.is.exists || Number.isFinite(height));
}

export class Slopes extends Stage {
  constructor(root) {
    super(root, root.querySelector(".de-slopes-stage"));
    this.handle = this.stage.querySelector(".de-handle.de-q");
    this.find(["height", "away", "axis-x", "axis-y", "limits"]);
    this.labels = [...this.stage.querySelectorAll(".de-limit-label")];
  }

  /** The curve of k, which the server has sampled; where one of the circles stands it needs no dot of its own. */
  draw({ curve, window }, circles) {
    this.drawTraces(() => {
      const near = (y) => circles.some((height) => Math.abs(height - y) * this.scaleY < 2);
      const open = curve.openDots.filter(([x, y]) => x !== 0 || !near(y));
      return [
        lineTrace(curve.pieces, "secant", 2.25), dotTrace(curve.closedDots, "secant", "secant"), dotTrace(open, "ground", "secant"),
      ];
    }, window);
  }

  /** @param {View} view */
  move(view, circles) {
    const { left, top, width, height } = this.box;
    this.put("axis-x", left + width - 6, top + height - 8, "end", "ε");
    this.put("axis-y", left + 6, top + 14, "start", "k");
    this.circles(circles.map((slope) => this.toPixel(0, slope)));
    const level = view.is.exists ? circles[0] : NaN;
    const { x } = this.window;
    set(this.parts.height, "d", Number.isFinite(level) ? this.path([[x[0], level], [x[1], level]]) : "");
    const away = Number.isFinite(level) && Number.isFinite(view.quotient) && view.step !== 0;
    set(this.parts.away, "d", away ? this.path([[view.step, level], [view.step, view.quotient]]) : "");
    this.placeHandle(this.handle, view.step, this.heightOfHandle(view, level), view.quotient);
    this.labels.forEach((label, i) => { this.labelCircle(label, view, circles[i], i); });
  }

  /**
   * At ε = 0 the handle hangs in the one circle; where k has no value it stands on the edge below.
   *
   * @param {View} view
   */
  heightOfHandle(view, level) {
    if (Number.isFinite(view.quotient)) return view.quotient;
    return view.step === 0 && Number.isFinite(level) ? level : this.window.y[0];
  }

  /** @param {View} view */
  labelCircle(label, view, slope, index) {
    const { top, height, left, width } = this.box;
    const [zero, y] = this.toPixel(0, slope ?? NaN);
    const shown = y > top && y < top + height;
    write(label, shown ? formatNumber(slope) : "");
    if (!shown) return;
    const toRight = index === 1 || view.step <= 0;
    set(label, "x", pixels(within(zero + (toRight ? 12 : -12), left + 30, left + width - 30)));
    set(label, "y", pixels(y + (y - LABEL_ROOM > top ? -14 : LABEL_ROOM)));
    set(label, "text-anchor", toRight ? "start" : "end");
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
      set(group.children[i], "cx", pixels(x));
      set(group.children[i], "cy", pixels(within(y, -99, 9999)));
    });
  }
}

/**
 * Why there is no k at ε = 0.
 *
 * @param {View} view
 */
function whyNone(view, circles) {
  if (hasNoStart(view)) return say("browser-no-start", { value: view.words["name-value"] });
  return say("browser-one-point", { circles: circles.length });
}

/** Whether the quotient asks for a value at the point, and there is none. */
const hasNoStart = ({ is, scheme }) => !is.hasValue && scheme.asksAtPoint;

const about = (x) => (isWrittenInFull(x) ? formatNumber(x) : say("browser-about", { number: formatNumber(x) }));

/** goes to 6, grows without bound, or "" where nothing is known. */
function goes(limit) {
  if (Number.isNaN(limit)) return "";
  if (Number.isFinite(limit)) return say("browser-goes-to", { limit: about(limit) });
  return say(limit > 0 ? "browser-grows" : "browser-falls");
}

function bothSides([below, above]) {
  if (goes(below) === goes(above)) return goes(above) && say("browser-k-both-sides", { goes: goes(above) });
  const parts = [[above, "ε > 0"], [below, "ε < 0"]].filter(([limit]) => goes(limit));
  if (!parts.length) return "";
  return say("browser-k-goes", { goes: joined(parts.map(([limit, side]) => say("browser-goes-for", { goes: goes(limit), side }))) });
}

/**
 * What is said below the graph.
 *
 * @param {View} view
 */
export function slopesCaption(view, circles) {
  const { is, verdict, scheme, names, step } = view;
  const slope = `d${names.function}/d${names.variable}`;
  if (step === 0) return whyNone(view, circles);
  const said = (words) => words.replace("{slope}", slope).replace("{scheme}", scheme.label);
  if (is.exists === null) return said(is.unsettled);
  if (hasNoStart(view)) return say("browser-no-secant-from-it", { value: view.words["name-value"] });
  if (is.exists) return say("browser-open-circle", { height: about(circles[0]), slope });
  if (scheme.side === 0 && is.twoSided) return said(is.twoSided);
  if (is.unsettled) return said(is.unsettled);
  const comes = bothSides(limitsOf(verdict, scheme));
  return comes ? say("browser-comes-no-slope", { comes, why: is.noCircle, slope }) : say("browser-no-height", { slope });
}
