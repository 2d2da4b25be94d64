// The lens in a corner of the picture: it comes when the two points are near each other, and keeps off the
// points and, where it can, the curve.

import { Lens } from "../plots/lens.js";
import { set } from "../plots/stage.js";
import { say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */

const POINTS_NEAR = 60;
const FROM_EDGE = 10;
const WIDEST = 236;
const SHARE = 0.4;
const LOWEST = 150;
const PROBES = 14;
const POINT_REACH = 14;
const LABEL_COST = 5;
const MOST_COST = 10;
const HOP_COST = 4;
const LABELS = ["tangent-label", "rise-label", "run-label"];
const LETTER = 7.6;

const holds = ({ left, top, width, height }, [x, y], margin) => (
  x > left - margin && x < left + width + margin && y > top - margin && y < top + height + margin
);

const isCovered = (place, points) => points.some((point) => holds(place, point, POINT_REACH));

/**
 * What is in the way of looking at all, or "".
 *
 * @param {View} view
 */
function obstacle(view, scaleX) {
  if (!Number.isFinite(view.quotient)) return say(view.scheme.isSecant ? "browser-no-secant-to-look-at" : "browser-no-quotient-to-look-at");
  if (view.drowned) return say("browser-no-second-point-to-look-at");
  const apart = Math.abs(view.ends[1] - view.ends[0]) * scaleX;
  return apart < POINTS_NEAR ? "" : say("browser-far-enough");
}

export class Inset {
  constructor(picture) {
    this.picture = picture;
    this.group = picture.stage.querySelector(".de-lens");
    this.lens = new Lens(this.group);
    // Until somebody says so, it is shown where it fits.
    this.wanted = null;
    // What the corner was found for.
    this.key = "";
    this.f = null;
  }

  /** @param {View} view */
  show(f, view, scene) {
    this.reason = obstacle(view, this.picture.scaleX);
    const place = this.wanted === false || this.reason ? null : this.place(f, view, scene.others);
    this.shown = place !== null && (this.wanted ?? place.cost <= MOST_COST);
    set(this.group, "visibility", this.shown ? "inherit" : "hidden");
    if (!this.shown) return;
    this.lens.place(place);
    this.lens.outside = this.picture.scaleX;
    this.lens.show(f, view, scene, view.step);
  }

  /**
   * The corner it stands in, found anew when something else is looked at or a point has come into it; null where none is free.
   *
   * @param {View} view
   */
  place(f, view, others) {
    const points = this.points(view, others);
    const key = JSON.stringify([this.picture.box, view.window, view.point, Math.round(Math.log2(Math.abs(view.step)))]);
    if (key !== this.key || f !== this.f || !this.found || isCovered(this.found, points)) this.found = this.bestCorner(f, points);
    Object.assign(this, { key, f });
    if (!this.found) this.reason = say("browser-no-free-corner");
    return this.found;
  }

  /**
   * Where the handles and the other dots are, in pixels.
   *
   * @param {View} view
   */
  points(view, others) {
    const { picture } = this;
    const unheld = view.samples.filter(({ offset }) => offset !== 0 && offset !== view.scheme.near);
    const dots = [...others, ...unheld.map(({ x, value }) => [x, value])];
    return [...Object.values(picture.handles).map(({ pixel }) => pixel), ...dots.map(([x, y]) => picture.toPixel(x, y))];
  }

  /** The corner with no point and the least of the curve in it. */
  bestCorner(f, points) {
    const { box } = this.picture;
    const width = Math.min(WIDEST, Math.round(box.width * SHARE));
    const height = Math.min(Math.max(Math.round(width * 0.86), LOWEST), Math.round(box.height * 0.5));
    const rights = box.left + box.width - width - FROM_EDGE;
    const bottoms = box.top + box.height - height - FROM_EDGE;
    const corners = [[rights, bottoms], [box.left + FROM_EDGE, bottoms], [box.left + FROM_EDGE, box.top + FROM_EDGE + 16], [rights, box.top + FROM_EDGE]];
    const places = corners.map(([left, top], corner) => ({ corner, left, top, width, height })).filter((place) => !isCovered(place, points));
    if (!places.length) return null;
    const priced = places.map((place) => ({ ...place, cost: this.cost(place, f) }));
    const best = priced.reduce((a, b) => (b.cost < a.cost ? b : a));
    // It stays where it is while that is nearly as good: a lens that hops is not looked through.
    const before = f === this.f && priced.find(({ corner }) => corner === this.found?.corner);
    return before && before.cost <= best.cost + HOP_COST ? before : best;
  }

  /** Whether a label of the picture lies in a box. */
  hidesLabel({ left, top, width, height }) {
    return LABELS.some((name) => {
      const label = this.picture.parts[name];
      if (!label.textContent) return false;
      const [x, y] = ["x", "y"].map((axis) => Number(label.getAttribute(axis)));
      const long = LETTER * label.textContent.length;
      const from = { start: x, middle: x - long / 2, end: x - long }[label.getAttribute("text-anchor")];
      return from < left + width && from + long > left && y > top && y - LETTER < top + height;
    });
  }

  cost(place, f) {
    const { picture } = this;
    let cost = 0;
    for (let i = 0; i <= PROBES; i += 1) {
      const px = place.left + (place.width * i) / PROBES;
      const x = picture.toData(px, 0)[0];
      if (holds(place, [px, picture.toPixel(x, f(x))[1]], 1)) cost += 1;
    }
    return this.hidesLabel(place) ? cost + LABEL_COST : cost;
  }
}
