// Where a label of the picture stands: beside its own line, and on nothing else where there is room.

/** @typedef {{ x: number, y: number, anchor: "start" | "middle" | "end", text: string, size?: number }} Place */
/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */
/** @typedef {[number, number]} Pixel */

/**
 * What is in a label's way, in pixels.
 *
 * @typedef {object} Crowd
 * @property {[Pixel, Pixel][]} segments
 * @property {Pixel[]} dots
 * @property {Box[]} labels
 * @property {(x: number) => number} curve
 */

// Of a text of the usual size, which is 13 pixels.
const CHARACTER = 7.8;
const ASCENT = 12;
const DESCENT = 4;
const DOT = 12;
const [ON_LABEL, ON_DOT, ON_LINE] = [8, 5, 3];
const CURVE_STEP = 14;
// As much worse than the best a label may be where it stands before it hops.
const PATIENCE = 1;

// Where along a line: near its far end first.
const SHARES = [0.12, 0.22, 0.32, 0.9, 0.8, 0.7, 0.42, 0.6];
// What lies on a dot, another label or two lines says nothing: it is left out.
const WORST = ON_DOT;

/** The room a text takes. @param {Place} place @returns {Box} */
export function boxOf({ x, y, anchor, text, size = 1 }) {
  const long = CHARACTER * size * text.length;
  const left = { start: x, middle: x - long / 2, end: x - long }[anchor];
  return { left, top: y - ASCENT * size, right: left + long, bottom: y + DESCENT };
}

/** @param {Box} a @param {Box} b */
export const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a straight line passes through a box. @param {Box} box @param {[Pixel, Pixel]} segment */
export function crosses({ left, top, right, bottom }, [[x0, y0], [x1, y1]]) {
  let [from, to] = [0, 1];
  for (const [start, way, low, high] of [[x0, x1 - x0, left, right], [y0, y1 - y0, top, bottom]]) {
    if (way === 0) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const [a, b] = [(low - start) / way, (high - start) / way];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to;
}

/** Whether the curve passes through a box: it is looked at every few pixels, as far as it goes between them. */
function curveCrosses(box, curve) {
  let before = NaN;
  for (let x = box.left; x <= box.right + CURVE_STEP; x += CURVE_STEP) {
    const y = curve(Math.min(x, box.right));
    const [low, high] = Number.isNaN(before) ? [y, y] : [Math.min(y, before), Math.max(y, before)];
    if (low < box.bottom && high > box.top) return true;
    before = y;
  }
  return false;
}

/** @param {Box} box @param {Crowd} crowd */
function costWithoutCurve(box, { segments, dots, labels }) {
  const near = ([x, y]) => x > box.left - DOT && x < box.right + DOT && y > box.top - DOT && y < box.bottom + DOT;
  const count = (list, test) => list.filter(test).length;
  return ON_LABEL * count(labels, (label) => overlap(box, label)) + ON_DOT * count(dots, near)
    + ON_LINE * count(segments, (segment) => crosses(box, segment));
}

const holds = (room, box) => box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;

/**
 * The candidate with the least in its way, the first of equals; null where each is outside of the room, or on a dot,
 * another label or two lines.
 *
 * A label keeps its place in the list while that is nearly as good: one that hops is not read.
 *
 * @param {Place[]} candidates
 * @param {Box} room
 * @param {Crowd} crowd
 * @param {number} last The place in the list it had.
 * @returns {{ index: number, cost: number } | null}
 */
export function bestPlace(candidates, room, crowd, last = -1) {
  const boxes = candidates.map(boxOf);
  const full = (index, cost) => ({ index, cost: cost + (curveCrosses(boxes[index], crowd.curve) ? ON_LINE : 0) });
  const priced = boxes.map((box, index) => [index, costWithoutCurve(box, crowd)]).filter(([index]) => holds(room, boxes[index]));
  priced.sort((a, b) => a[1] - b[1]);
  let best = null;
  for (const [index, cost] of priced) {
    if (best && cost >= best.cost) break;
    const found = full(index, cost);
    if (!best || found.cost < best.cost) best = found;
  }
  const kept = priced.find(([index]) => index === last);
  if (!best || best.cost >= WORST) return null;
  if (!kept || kept[1] > best.cost + PATIENCE) return best;
  const stayed = full(kept[0], kept[1]);
  return stayed.cost <= best.cost + PATIENCE ? stayed : best;
}

/**
 * Places beside a straight line: at shares of it, from its far end, to both sides, above and below.
 *
 * @param {[Pixel, Pixel]} line
 * @param {string} text
 * @returns {Place[]}
 */
export function besideLine([[x0, y0], [x1, y1]], text) {
  return SHARES.flatMap((share) => {
    const [x, y] = [x0 + (x1 - x0) * share, y0 + (y1 - y0) * share];
    // As far from the line as half a text's height asks for where the line slants.
    const slant = Math.min(Math.abs((x1 - x0) / (y1 - y0 || 1e-9)) * 8, 40);
    return /** @type {Place[]} */ ([
      { x: x - 8 - slant, y: y + 4, anchor: "end", text },
      { x: x + 8 + slant, y: y + 4, anchor: "start", text },
      { x, y: y - 9, anchor: "middle", text },
      { x, y: y + 19, anchor: "middle", text },
    ]);
  });
}

/** Places beside a level line: its middle first, below it where `under` says so. @returns {Place[]} */
export function besideLevel(y, [from, to], text, under) {
  const heights = under ? [18, -9, 36, -27] : [-9, 18, -27, 36];
  return heights.flatMap((lift) => [0.5, 0.25, 0.75].map((share) => (
    { x: from + (to - from) * share, y: y + lift, anchor: /** @type {const} */ ("middle"), text }
  )));
}

/** Places beside an upright line, nearest to its middle first. @returns {Place[]} */
export function besideUpright(x, [low, high], text, outward) {
  /** @type {[number, Place["anchor"]][]} */
  const sides = outward ? [[11, "start"], [-11, "end"]] : [[-11, "end"], [11, "start"]];
  return sides.flatMap(([gap, anchor]) => [0.5, 0.8, 0.2, 1.1, -0.1].map((share) => ({ x: x + gap, y: low + (high - low) * share + 4, anchor, text })));
}
