// Words and numbers beside the plot. Every text is set as text, never as markup.

import { formatNumber, isWrittenInFull, prettyExact, roundToPixel } from "./numbers.js";
import { slopeNumber } from "./geometry.js";

/** @typedef {import("./scene.js").View} View */

const LONGEST_EXACT = 18;
const EXACT_DIGITS = 12;
const ALL_DIGITS = 17;
const SHOWN_DIGITS = 7;
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
    "key-secant": scheme.isSecant ? "secant" : "line of slope k",
    "what-k-is": scheme.isSecant ? "slope of the secant" : `made of ${offsets.length} values`,
    "name-derivative": `d${name}/d${w}`,
    rise: scheme.isSecant ? `${J(tight(end))} − ${J(tight(start))}` : "",
  };
}

/**
 * A decimal such as "-2.5e-9" as [digits, power of ten], or null where it is none.
 *
 * @returns {[bigint, number] | null}
 */
function inWholes(text) {
  const found = /^(-?\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/.exec(text);
  if (!found) return null;
  const [, whole, part = "", exponent = "0"] = found;
  return [BigInt(whole + part), Number(exponent) - part.length];
}

/** Whether an exact text, "a/b" or a decimal, is the number that is shown, decided in whole numbers. */
function isShown(exact, shown) {
  const [, above, below = "1"] = /^([^/]+)(?:\/(\d{1,15}))?$/.exec(exact) ?? [];
  const [left, right] = [inWholes(above ?? ""), inWholes(String(shown))];
  if (!left || !right || BigInt(below) === 0n) return false;
  const power = left[1] - right[1];
  const [a, b] = [left[0], right[0] * BigInt(below)];
  return power > 0 ? a * 10n ** BigInt(power) === b : a === b * 10n ** BigInt(-power);
}

/** Whether an exact decimal is short enough to be shown with all its digits. */
function inFull(exact, everyDigit) {
  const digits = exact.replace(/e.*$/, "").replace(/[-.]/g, "").replace(/^0+|0+$/g, "");
  return digits.length <= (everyDigit ? ALL_DIGITS : EXACT_DIGITS);
}

/** "= 9", "= 1/8 = 0.125", "= √(2)/2 ≈ 0.7071068", or "≈ 0.7071068" where nothing exact is known. */
export function equalOrAbout(exact, x, everyDigit) {
  const decimal = formatNumber(x, everyDigit);
  if (!exact || exact.length > LONGEST_EXACT) return Number.isNaN(x) ? "undefined" : `≈ ${decimal}`;
  const pretty = prettyExact(exact);
  if (pretty === decimal || Number.isNaN(x)) return `= ${pretty}`;
  if (inWholes(exact)) {
    if (!inFull(exact, everyDigit)) return `≈ ${decimal}`;
    return `= ${isShown(exact, x) ? formatNumber(x, true) : pretty}`;
  }
  const same = isShown(exact, everyDigit || isWrittenInFull(x) ? x : Number(x.toPrecision(SHOWN_DIGITS)));
  return `= ${pretty} ${same ? "=" : "≈"} ${decimal}`;
}

/** The same with an explicit plus, for a signed difference. */
function signedEqualOrAbout(exact, x, everyDigit) {
  const text = equalOrAbout(exact, x, everyDigit);
  return x > 0 ? text.replace(/^([=≈]) /, "$1 +") : text;
}

/** A point or a step is what it is; "≈" only where its digits do not all fit. */
function ownValue(x, everyDigit) {
  return `${everyDigit || isWrittenInFull(x) ? "=" : "≈"} ${formatNumber(x, everyDigit)}`;
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
  if (!verdict) return ["", "Looking from both sides …"];
  const { answer, exists, hasValue } = verdict.is;
  if (verdict.reason) return [answer, sentence(verdict.reason)];
  const here = `${words["name-point"]} = ${formatNumber(point)}`;
  if (exists) {
    const { derivative } = view.exact;
    const known = derivative && derivative.length <= LONGEST_EXACT;
    const slope = known ? prettyExact(derivative) : `about ${formatNumber(slopeNumber(verdict.slope))}`;
    return [answer, `From both sides the secants settle on ${slope}.`];
  }
  if (!hasValue) return [answer, `${words["key-function"]} is not defined at ${here}.`];
  return [answer, `At ${here} there is no tangent.`];
}

/**
 * The remark on the secant, or "" where there is nothing to remark.
 *
 * @param {View} view
 */
export function noteWords(view) {
  if (view.step === 0) return "at ε = 0 there is no second point";
  if (view.drowned) {
    const w = view.words["name-point"];
    return `ε too small: ${placeWords(w, view.scheme.near)} rounds to ${w}`;
  }
  const { function: name, variable } = view.names;
  const missing = view.samples.filter(({ value }) => Number.isNaN(value));
  if (missing.length && !view.scheme.isSecant) {
    return `no k: ${missing.map(({ offset }) => `${name}(${placeWords(variable, offset)})`).join(" and ")} is undefined`;
  }
  if (missing.length) {
    const at = Number.isNaN(view.value) ? view.words["name-value"] : `${view.names.function} at its other end`;
    return `no secant: ${at} is undefined`;
  }
  const what = view.scheme.isSecant ? "this secant crosses" : "between the values that k is made of there is";
  if (view.crossing === "undefined") return `${what} a place where ${name} is undefined`;
  return view.crossing === "jump" ? `${what} a jump` : "";
}

const sampleText = ({ samples, exact, moreDigits }, wanted) => equalOrAbout(
  exact.samples[wanted] ?? "", samples.find(({ offset }) => offset === wanted).value, moreDigits,
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
  const { exact, moreDigits: all } = view;
  const [answer, reason] = verdictWords(view);
  const hasSlope = Number.isFinite(view.derivative);
  return {
    ...view.words,
    "key-tangent": view.is.legend,
    point: exact.point ? equalOrAbout(exact.point, view.point, all) : ownValue(view.point, all),
    step: ownValue(view.step, all),
    value: equalOrAbout(exact.value, view.value, all),
    shifted: sampleText(view, view.scheme.near),
    quotient: equalOrAbout(exact.quotient, view.quotient, all),
    derivative: hasSlope ? equalOrAbout(exact.derivative, view.derivative, all) : view.is.noSlope,
    error: hasSlope && !Number.isNaN(view.quotient) ? signedEqualOrAbout(exact.error, view.quotient - view.derivative, all) : view.is.noSlope,
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
  const about = (x) => (Number.isNaN(x) ? "is undefined" : `≈ ${formatNumber(x)}`);
  const note = noteWords(view);
  return {
    point: `${w} = ${formatNumber(view.point)}, ${view.words["name-value"]} ${about(view.value)}, ${tangentWords(view)}`,
    step: `ε = ${formatNumber(view.step)}, ${view.scheme.isSecant ? "slope of the secant k" : "the quotient k"} ${about(view.quotient)}${note ? `; ${note}` : ""}`,
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
  const what = view.scheme.isSecant ? "secant" : `${view.scheme.label} quotient`;
  const over = Number.isNaN(view.quotient)
    ? `there is no ${what} over a step of ${formatNumber(view.step)}.`
    : `the ${what} over a step of ${formatNumber(view.step)} ${view.scheme.isSecant ? "has slope" : "is"} ${formatNumber(view.quotient)}.`;
  const poles = view.asymptotes.filter((x) => x >= window.x[0] && x <= window.x[1]);
  const many = poles.length > MOST_NAMED ? "many places" : `${names.variable} = ${poles.map((x) => formatNumber(x)).join(", ")}`;
  const dashed = poles.length ? ` Vertical asymptotes, dashed, at ${many}.` : "";
  return `Graph of ${names.function} for ${names.variable} from ${x0} to ${x1}, heights from ${y0} to ${y1}.${dashed} ` +
    `At ${names.variable} = ${formatNumber(view.point)} the height is ${formatNumber(view.value)}; ${tangentWords(view)}; ${over}`;
}
