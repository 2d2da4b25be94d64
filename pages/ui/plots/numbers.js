// Numbers as a learner reads them, and points as a learner would type them: the browser's twin of `deriv_core/numbers`.
// Both are held to tests/cases/numbers.json. Nothing else in the browser turns a number into text.

import { say } from "./words.js";

const MINUS = "−";
export const READABLE_DIGITS = 7;
// An exact decimal of more digits is rounded, unless every digit is asked for.
export const EXACT_DIGITS = 12;
export const ALL_DIGITS = 17;

const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const LARGEST_WHOLE = 1e12;
// Outside of these a number is written with a power of ten: in seven digits beyond 10⁷, in full beyond 10¹⁶.
const SMALLEST_PLAIN = 1e-4;
const MOST_PLAIN = 16;
// A rounded number of two or three digits would claim the noughts at its end.
const LARGEST_ROUNDED = 1e5;
// A longer exact text is no help beside a decimal.
export const LONGEST_EXACT = 18;

/** A whole number as an exponent. */
export const raised = (number) => `${number < 0 ? "⁻" : ""}${[...String(Math.abs(number))].map((digit) => RAISED[digit]).join("")}`;

/** 10⁻⁸ as it is written by hand; 1 for 10⁰. */
export const powerOfTen = (exponent) => (exponent === 0 ? "1" : `10${raised(exponent)}`);

/** A plain decimal with a true minus sign, its power of ten as it is written by hand: 2·10⁻⁸. */
export function byHand(text) {
  const [mantissa, exponent] = text.split("e");
  const number = mantissa.replaceAll("-", MINUS);
  if (exponent === undefined) return number;
  const power = `10${raised(Number(exponent.replace(MINUS, "-")))}`;
  if (number === "1") return power;
  return number === `${MINUS}1` ? `${MINUS}${power}` : `${number}·${power}`;
}

/** x with so many significant digits; halves go away from 0. */
export function toDigits(x, digits) {
  return Number.isFinite(x) && digits < ALL_DIGITS ? Number(x.toPrecision(digits)) : x;
}

function written(rounded, plainBelow) {
  if (Number.isNaN(rounded)) return say("browser-not-defined");
  // What a float cannot hold is not infinite for that.
  if (!Number.isFinite(rounded)) return rounded > 0 ? say("browser-over", { number: "10³⁰⁸" }) : say("browser-under", { number: `${MINUS}10³⁰⁸` });
  if (rounded === 0) return "0";
  const size = Math.abs(rounded);
  return byHand(size >= SMALLEST_PLAIN && size < plainBelow ? String(rounded) : rounded.toExponential());
}

/** About seven significant digits, or as many as are asked for; a whole number in full. */
export function formatNumber(x, digits = READABLE_DIGITS) {
  if (Number.isInteger(x) && Math.abs(x) < LARGEST_WHOLE) return byHand(String(x));
  return written(toDigits(x, digits), 10 ** Math.min(digits, MOST_PLAIN));
}

/** A rounded number for a sentence or a narrow cell. */
export const fewDigits = (x, digits = 2) => written(toDigits(x, digits), LARGEST_ROUNDED);

/** A number that is written already, with a plus in front where it is above 0. */
export const withSign = (x, shown) => (x > 0 && shown !== "0" ? `+${shown}` : shown);

/** Whether a number is written with all its digits. */
export function isWrittenInFull(x, digits = READABLE_DIGITS) {
  return (Number.isInteger(x) && Math.abs(x) < LARGEST_WHOLE) || toDigits(x, digits) === x;
}

/** A plain exact text ("sqrt(2)/2", "-1/4") as it is printed: minus signs, dots, π and roots. */
export function prettyExact(text) {
  const signs = text.replaceAll("sqrt(", "√(").replaceAll("*", "·").replace(/\bpi\b/g, "π");
  return signs.replace(/-?\d+(?:\.\d+)?e[-+]?\d+/g, byHand).replaceAll("-", MINUS);
}

/**
 * To how many significant digits a agrees with b: they differ by no more than half a unit of b's last one;
 * null where b has no digits. (N. J. Higham, Accuracy and Stability of Numerical Algorithms, section 1.2.)
 */
export function agreeingDigits(a, b) {
  if (!Number.isFinite(a) || !Number.isFinite(b) || b === 0) return null;
  const [, exponent] = Math.abs(b).toExponential().split("e").map(Number);
  for (let digits = ALL_DIGITS; digits > 0; digits -= 1) {
    if (Math.abs(a - b) <= 0.5 * 10 ** (exponent + 1 - digits)) return digits;
  }
  return 0;
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

/** How many digits an exact decimal has, noughts at both ends not counted. */
const lengthOf = (exact) => exact.replace(/e.*$/, "").replace(/[-.]/g, "").replace(/^0+|0+$/g, "").length;

/** "= 9", "= 1/8 = 0.125", "= √(2)/2 ≈ 0.7071068", or "≈ 0.7071068" where nothing exact is known. */
export function equalOrAbout(exact, x, digits = READABLE_DIGITS) {
  const decimal = formatNumber(x, digits);
  if (!exact || exact.length > LONGEST_EXACT) return Number.isNaN(x) ? decimal : `≈ ${decimal}`;
  const pretty = prettyExact(exact);
  if (pretty === decimal || Number.isNaN(x)) return `= ${pretty}`;
  if (inWholes(exact)) {
    const own = lengthOf(exact);
    if (own > Math.max(digits, EXACT_DIGITS)) return `≈ ${decimal}`;
    return `= ${isShown(exact, x) ? formatNumber(x, Math.max(own, digits)) : pretty}`;
  }
  const same = isShown(exact, isWrittenInFull(x, digits) ? x : toDigits(x, digits));
  return `= ${pretty} ${same ? "=" : "≈"} ${decimal}`;
}

/** A place on the screen, to a tenth of a pixel. */
export const pixels = (x) => x.toFixed(1);

/** How many decimals a number is written with. */
export function decimalsOf(x) {
  const [mantissa, exponent] = String(x).split("e");
  const fraction = mantissa.split(".")[1] ?? "";
  return Math.max(0, fraction.length - Number(exponent ?? 0));
}

const toDecimals = (x, decimals) => Number(x.toFixed(Math.min(100, Math.max(0, decimals))));

/** x to the power of ten a pixel can tell apart: 2.37, not 2.3700000012. */
export function roundToPixel(x, unitsPerPixel) {
  const decimals = Math.ceil(-Math.log10(unitsPerPixel));
  if (decimals >= 0) return toDecimals(x, decimals);
  const unit = 10 ** -decimals;
  return Math.round(x / unit) * unit;
}

/** a + b as it would be done on paper: 2.3 + 0.1 is 2.4. */
export function addDecimal(a, b) {
  return toDecimals(a + b, Math.min(18, Math.max(decimalsOf(a), decimalsOf(b))));
}

/** The next multiple of |by| beyond x, on the side that `by` points to. */
export function nextMultiple(x, by) {
  const size = Math.abs(by);
  const count = by > 0 ? Math.floor(x / size) + 1 : Math.ceil(x / size) - 1;
  return toDecimals(count * size, decimalsOf(size));
}

/** The power of ten an arrow key moves by: about an eightieth of the window. */
export function keyStep(span) {
  return toDecimals(10 ** Math.floor(Math.log10(span / 20)), 15);
}
