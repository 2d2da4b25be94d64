// Words and numbers beside the plot. Every text is set as text, never as markup.

import { ALL_DIGITS, equalOrAbout, formatNumber, isWrittenInFull, LONGEST_EXACT, prettyExact, READABLE_DIGITS, roundToPixel } from "./numbers.js";
import { slopeNumber } from "./geometry.js";
import { joined, say } from "./words.js";

/** @typedef {import("./scene.js").View} View */

const MOST_NAMED = 6;

/** w, w + ε, w − 2ε */
export function placeWords(w, offset) {
  if (offset === 0) return w;
  return `${w} ${offset < 0 ? "−" : "+"} ${Math.abs(offset) > 1 ? Math.abs(offset) : ""}ε`;
}

/** The words that depend on the names and the scheme. */
export function wordsFor({ function: name, variable }, scheme) {
  const J = (inside) => `${name}(${inside})`;
  const w = variable;
  const at = (offset) => placeWords(w, offset);
  const tight = (text) => text.replaceAll(" ", "");
  const offsets = scheme.counts.map(([offset]) => offset);
  const [start, end] = [Math.min(...offsets), Math.max(...offsets)].map(at);
  return {
    "key-function": J(w),
    "name-point": w,
    "name-value": J(w),
    "name-mirror": offsets.includes(-scheme.near) ? J(at(-scheme.near)) : "",
    "name-shifted": J(at(scheme.near)),
    "key-secant": say(scheme.isSecant ? "browser-secant" : "browser-line-of-slope"),
    "what-k-is": scheme.isSecant ? say("browser-slope-of-secant") : say("browser-made-of-values", { count: offsets.length }),
    "name-derivative": `d${name}/d${w}`,
    rise: scheme.isSecant ? `${J(tight(end))} − ${J(tight(start))}` : "",
  };
}

/** The same with an explicit plus, for a signed difference. */
function signedEqualOrAbout(exact, x, digits) {
  const text = equalOrAbout(exact, x, digits);
  return x > 0 ? text.replace(/^([=≈]) /, "$1 +") : text;
}

/** A point or a step is what it is; "≈" only where its digits do not all fit. */
function ownValue(x, digits) {
  return `${isWrittenInFull(x, digits) ? "=" : "≈"} ${formatNumber(x, digits)}`;
}

/** A sentence with a capital and a full stop, whatever it came with. */
const sentence = (words) => words.charAt(0).toUpperCase() + words.slice(1) + (/[.?…]$/.test(words) ? "" : ".");

/**
 * The verdict as [answer, sentence].
 *
 * @param {View} view
 */
export function verdictWords(view) {
  const { verdict, words, point } = view;
  if (!verdict) return ["", say("browser-looking")];
  const { answer, exists, hasValue } = verdict.is;
  if (verdict.reason) return [answer, sentence(verdict.reason)];
  const here = `${words["name-point"]} = ${formatNumber(point)}`;
  if (exists) {
    const { derivative } = view.exact;
    const known = derivative && derivative.length <= LONGEST_EXACT;
    const slope = known ? prettyExact(derivative) : say("browser-about", { number: formatNumber(slopeNumber(verdict.slope)) });
    return [answer, say("browser-settle", { slope })];
  }
  if (!hasValue) return [answer, say("browser-is-not-defined-at", { value: words["key-function"], place: here })];
  return [answer, say("browser-no-tangent-at", { place: here })];
}

/**
 * The remark on the secant, or "" where there is nothing to remark.
 *
 * @param {View} view
 */
export function noteWords(view) {
  if (view.step === 0) return say("browser-no-second-point-at-nought");
  if (view.drowned) {
    const w = view.words["name-point"];
    return say("browser-step-too-small", { place: placeWords(w, view.scheme.near), w });
  }
  const { function: name, variable } = view.names;
  const missing = view.samples.filter(({ value }) => Number.isNaN(value));
  if (missing.length && !view.scheme.isSecant) {
    const values = missing.map(({ offset }) => `${name}(${placeWords(variable, offset)})`);
    return say("browser-no-k", { values: joined(values) });
  }
  if (missing.length) {
    const at = Number.isNaN(view.value) ? view.words["name-value"] : say("browser-other-end", { name: view.names.function });
    return say("browser-no-secant", { value: at });
  }
  if (!view.crossing) return "";
  return say(`browser-${view.scheme.isSecant ? "crosses" : "between"}-${view.crossing}`, { name });
}

const digitsOf = ({ moreDigits }) => (moreDigits ? ALL_DIGITS : READABLE_DIGITS);

const sampleText = (view, wanted) => equalOrAbout(
  view.exact.samples[wanted] ?? "", view.samples.find(({ offset }) => offset === wanted).value, digitsOf(view),
);

/** The values further out that k is made of, as [name, text]. */
export function furtherTexts(view) {
  const { scheme, names, samples } = view;
  const further = samples.map(({ offset }) => offset).filter((offset) => offset !== 0 && Math.abs(offset) !== Math.abs(scheme.near));
  return further.sort((a, b) => a - b).map((offset) => [`${names.function}(${placeWords(names.variable, offset)})`, sampleText(view, offset)]);
}

/**
 * All texts of the view by their place in the markup.
 *
 * @param {View} view
 */
export function texts(view) {
  const { exact } = view;
  const digits = digitsOf(view);
  const [answer, reason] = verdictWords(view);
  const hasSlope = Number.isFinite(view.derivative);
  return {
    ...view.words,
    "key-tangent": view.is.legend,
    point: exact.point ? equalOrAbout(exact.point, view.point, digits) : ownValue(view.point, digits),
    step: ownValue(view.step, digits),
    value: equalOrAbout(exact.value, view.value, digits),
    shifted: sampleText(view, view.scheme.near),
    quotient: equalOrAbout(exact.quotient, view.quotient, digits),
    derivative: hasSlope ? equalOrAbout(exact.derivative, view.derivative, digits) : view.is.noSlope,
    error: hasSlope && !Number.isNaN(view.quotient) ? signedEqualOrAbout(exact.error, view.quotient - view.derivative, digits) : view.is.noSlope,
    verdict: answer,
    reason,
    mirror: view.words["name-mirror"] && sampleText(view, -view.scheme.near),
    note: noteWords(view),
  };
}

/**
 * What a screen reader says for the two handles.
 *
 * @param {View} view
 */
export function handleTexts(view) {
  const w = view.words["name-point"];
  const about = (x) => (Number.isNaN(x) ? say("browser-is-not-defined") : `≈ ${formatNumber(x)}`);
  const note = noteWords(view);
  return {
    point: `${w} = ${formatNumber(view.point)}, ${view.words["name-value"]} ${about(view.value)}, ${tangentWords(view)}`,
    step: `ε = ${formatNumber(view.step)}, ${say(view.scheme.isSecant ? "browser-slope-of-secant-k" : "browser-the-quotient-k")} ${about(view.quotient)}${note ? `; ${note}` : ""}`,
  };
}

/** @param {View} view */
function tangentWords(view) {
  return view.is.spoken.replace("{slope}", formatNumber(view.derivative));
}

/**
 * The text alternative of the plot.
 *
 * @param {View} view
 */
export function describe(view) {
  const { names, window } = view;
  const ends = ([low, high]) => [low, high].map((end) => formatNumber(roundToPixel(end, (high - low) / 1000)));
  const [x0, x1] = ends(window.x);
  const [y0, y1] = ends(window.y);
  const what = view.scheme.isSecant ? say("browser-secant") : say("browser-scheme-quotient", { scheme: view.scheme.label });
  const step = formatNumber(view.step);
  const over = Number.isNaN(view.quotient)
    ? say("browser-no-such-over-step", { what, step })
    : say(view.scheme.isSecant ? "browser-secant-over-step" : "browser-quotient-over-step", { what, step, quotient: formatNumber(view.quotient) });
  const poles = view.asymptotes.filter((x) => x >= window.x[0] && x <= window.x[1]);
  const many = poles.length > MOST_NAMED ? say("browser-many-places") : `${names.variable} = ${poles.map((x) => formatNumber(x)).join(", ")}`;
  const dashed = poles.length ? ` ${say("browser-asymptotes", { places: many })}` : "";
  const graph = say("browser-graph", { name: names.function, w: names.variable, left: x0, right: x1, low: y0, high: y1 });
  const at = { w: names.variable, point: formatNumber(view.point), value: formatNumber(view.value), tangent: tangentWords(view), secant: over };
  return `${graph}${dashed} ${say("browser-graph-at", at)}`;
}
