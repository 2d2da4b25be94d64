// The picture's maths: what the drag needs to know about lines, secants and windows. No DOM here.

/** The value, kept between two others. */
export const within = (value, low, high) => Math.min(Math.max(value, low), high);

/**
 * The outermost points of a scheme: where the secant starts, where it ends.
 *
 * @param {number} point
 * @param {number} step
 * @param {import("./scene.js").Scheme} scheme
 * @returns {import("./scene.js").Interval}
 */
export function secantEnds(point, step, { counts, near }) {
  const along = counts.map(([offset]) => offset).sort((a, b) => (a - b) * near);
  return [point + along[0] * step, point + along[along.length - 1] * step];
}

/** The difference quotient of the scheme, each operation rounded in the order that the core has. */
export function quotient(f, point, step, { counts, divisor }) {
  const [first, ...others] = counts.map(([offset, times]) => times * f(point + offset * step));
  return others.reduce((sum, term) => sum + term, first) / (divisor * step);
}

/** A slope from the wire: a number, "oo" or "-oo", or null where there is none. */
export function slopeNumber(slope) {
  if (slope === "oo") return Infinity;
  if (slope === "-oo") return -Infinity;
  return typeof slope === "number" ? slope : NaN;
}

/**
 * One of the slopes that a verdict carries, by the name its kind has for it.
 *
 * @param {import("./scene.js").Verdict} verdict
 * @param {import("./scene.js").CarriedSlope} name
 */
export function carried({ slope, leftSlope, rightSlope }, name) {
  return slopeNumber({ slope, left: leftSlope, right: rightSlope, upright: "oo" }[name]);
}

/**
 * The tangents a verdict allows: [slope, side] with side 0 for a whole line, −1 and 1 for half lines.
 *
 * @param {import("./scene.js").Judged | null} verdict
 * @returns {import("./scene.js").Tangent[]}
 */
export const tangentsOf = (verdict) => (verdict ? verdict.is.tangents.map(([name, side]) => [carried(verdict, name), side]) : []);

/** Whether a function leaves its value at a jump on that side: then the quotients there are infinite. */
const leaps = (slope) => slope === "oo" || slope === "-oo" || slope === null;

/**
 * What a secant steps over, "" where nothing is known to lie in between.
 *
 * @param {import("./scene.js").Evaluated} f
 * @param {number} from
 * @param {number} to
 * @param {(import("./scene.js").SpecialPoint & import("./scene.js").Judged)[]} specialPoints
 * @returns {import("./scene.js").View["crossing"]}
 */
export function crossing(f, from, to, specialPoints) {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  /** @type {import("./scene.js").View["crossing"]} */
  let found = "";
  for (const { x, is, leftSlope, rightSlope } of specialPoints) {
    if (x < low || x > high) continue;
    if (is.gap === "undefined") return is.gap;
    // From the closed end of a jump the secant runs along the piece it belongs to.
    const crossed = x === low ? leaps(rightSlope) : x === high ? leaps(leftSlope) : true;
    if (is.gap && crossed) found = is.gap;
  }
  if (Number.isNaN(f(low)) || Number.isNaN(f(high))) return found;
  const probes = 24;
  for (let i = 1; i < probes; i += 1) {
    if (Number.isNaN(f(low + ((high - low) * i) / probes))) return "undefined";
  }
  return found;
}

const FARTHEST = 1e12;

/** A line through (x, y) cut to a window: [[x, y], [x, y]], or null where it misses. side ∓1 keeps one half. */
export function cutLine(x, y, slope, side, window) {
  const [x0, x1] = window.x;
  const [y0, y1] = window.y;
  if (!Number.isFinite(x) || !Number.isFinite(y) || Number.isNaN(slope)) return null;
  // So far away that no digit is left of the window: where the line would run through it nobody knows.
  if (Math.abs(y) > FARTHEST * (y1 - y0) || Math.abs(x) > FARTHEST * (x1 - x0)) return null;
  // t runs along the line, measured in window widths and heights so that no slope is too steep for it.
  const tilt = Math.atan((slope * (x1 - x0)) / (y1 - y0));
  const dx = (x1 - x0) * Math.cos(tilt);
  const dy = (y1 - y0) * Math.sin(tilt);
  // Going right along a falling vertical half line means going down, and atan has seen to it.
  let from = side > 0 ? 0 : -Infinity;
  let to = side < 0 ? 0 : Infinity;
  for (const [start, direction, low, high] of [[x, dx, x0, x1], [y, dy, y0, y1]]) {
    if (Math.abs(direction) < 1e-15 * (high - low)) {
      if (start < low || start > high) return null;
      continue;
    }
    const a = (low - start) / direction;
    const b = (high - start) / direction;
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  if (!(from < to)) return null;
  return [[x + from * dx, y + from * dy], [x + to * dx, y + to * dy]];
}

const SMALLEST_SPAN = 1e-7;

/** @returns {import("./scene.js").Interval} */
function fitSpan([low, high], widest) {
  const middle = (low + high) / 2;
  const least = SMALLEST_SPAN * Math.max(1, Math.abs(middle));
  const half = Math.min(Math.max(high - low, least), widest) / 2;
  const centre = Math.min(Math.max(middle, -widest), widest);
  return [centre - half, centre + half];
}

/** The window kept inside what floats and labels can show. */
export const boundWindow = ({ x, y }, { widestWindow }) => ({ x: fitSpan(x, widestWindow), y: fitSpan(y, widestWindow) });

const scaleAbout = ([low, high], centre, factor) => [
  centre + (low - centre) * factor,
  centre + (high - centre) * factor,
];

/** The window zoomed about a point that stays where it is; a factor below 1 looks closer. */
export function zoomWindow(window, x, y, factor) {
  return { x: scaleAbout(window.x, x, factor), y: scaleAbout(window.y, y, factor) };
}

/** The window moved by a distance in its own units. */
export function panWindow(window, dx, dy) {
  return { x: window.x.map((x) => x + dx), y: window.y.map((y) => y + dy) };
}

/** A quarter of the width around a point, with one unit as many pixels across as up. */
export function closerWindow(window, x, y, width, height) {
  const half = (window.x[1] - window.x[0]) / 8;
  return { x: [x - half, x + half], y: [y - (half * height) / width, y + (half * height) / width] };
}

/** The named special point within reach of x, or undefined. */
export function nearestSpecial(specialPoints, x, reach) {
  let best;
  for (const special of specialPoints) {
    if (!special.named) continue;
    const distance = Math.abs(special.x - x);
    if (distance <= reach && !(best && Math.abs(best.x - x) <= distance)) best = special;
  }
  return best;
}
