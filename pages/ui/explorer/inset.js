// The lens in a corner of the picture: it comes when the two points are near each other, and keeps off the curve.

import { within } from "../plots/geometry.js";
import { Lens } from "../plots/lens.js";
import { set } from "../plots/stage.js";

const POINTS_NEAR = 60;
const FROM_EDGE = 10;
const WIDEST = 236;
const SHARE = 0.4;
const LOWEST = 132;
const PROBES = 14;
const HANDLE_COST = 20;
const LABEL_COST = 5;
const HOP_COST = 4;
const LABELS = ["tangent-label", "rise-label", "run-label"];
const LETTER = 7.6;

export class Inset {
  constructor(picture) {
    this.picture = picture;
    this.group = picture.stage.querySelector(".de-lens");
    this.lens = new Lens(this.group);
    this.wanted = true;
  }

  show(f, view, scene) {
    const { picture } = this;
    const near = Math.abs(view.ends[1] - view.ends[0]) * picture.scaleX < POINTS_NEAR;
    const shown = this.wanted && near && Number.isFinite(view.quotient);
    set(this.group, "visibility", shown ? "inherit" : "hidden");
    this.shown = shown;
    if (!shown) return;
    const key = JSON.stringify([picture.box, view.window, view.point, Math.round(Math.log2(Math.abs(view.step)))]);
    if (key !== this.key || f !== this.f) this.lens.place(this.bestCorner(f, view));
    Object.assign(this, { key, f });
    this.lens.show(f, view, scene, view.step);
  }

  /** The corner with the least of the curve and of the points in it. */
  bestCorner(f, view) {
    const { box } = this.picture;
    const width = Math.min(WIDEST, Math.round(box.width * SHARE));
    const height = Math.min(Math.max(Math.round(width * 0.86), LOWEST), Math.round(box.height * 0.5));
    const rights = box.left + box.width - width - FROM_EDGE;
    const bottoms = box.top + box.height - height - FROM_EDGE;
    const corners = [[rights, bottoms], [box.left + FROM_EDGE, bottoms], [box.left + FROM_EDGE, box.top + FROM_EDGE + 16], [rights, box.top + FROM_EDGE]];
    const boxes = corners.map(([left, top]) => ({ left, top, width, height }));
    const costs = boxes.map((corner) => this.cost(corner, f, view));
    // It stays where it is while that is nearly as good: a lens that hops is not looked through.
    const stays = f === this.f && costs[this.corner] <= Math.min(...costs) + HOP_COST;
    if (!stays) this.corner = costs.indexOf(Math.min(...costs));
    return boxes[this.corner];
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

  cost({ left, top, width, height }, f, view) {
    const { picture } = this;
    const holds = ([x, y], margin) => (
      x > left - margin && x < left + width + margin && y > top - margin && y < top + height + margin
    );
    let cost = 0;
    for (let i = 0; i <= PROBES; i += 1) {
      const px = left + (width * i) / PROBES;
      const x = picture.toData(px, 0)[0];
      if (holds([px, picture.toPixel(x, f(x))[1]], 1)) cost += 1;
    }
    if (this.hidesLabel({ left, top, width, height })) cost += LABEL_COST;
    const point = picture.toPixel(view.point, view.holeValue).map((place) => within(place, -1e6, 1e6));
    return holds(point, 24) ? cost + HANDLE_COST : cost;
  }
}
