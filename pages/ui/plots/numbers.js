// Numbers as a learner reads them, and points as a learner would type them.

const MINUS = "−";
const DIGITS = 7;

const RAISED = { "-": "⁻", 0: "⁰", 1: "¹", 2: "²", 3: "³", 4: "⁴", 5: "⁵", 6: "⁶", 7: "⁷", 8: "⁸", 9: "⁹" };
const LARGEST_WHOLE = 1e12;
// Outside of these a number is written with a power of ten.
const SMALLEST_PLAIN = 1e-4;
const LARGEST_PLAIN = 1e7;
const LARGEST_PLAIN_IN_FULL = 1e16;

/** Text with a true minus sign, powers of ten as they are written by hand: 2·10⁻⁸. */
export function withMinus(text) {
  const [mantissa, exponent] = text.split("e");
  const number = mantissa.replaceAll("-", MINUS);
  if (exponent === undefined) return number;
  const power = `10${[...exponent.replace("+", "")].map((sign) => RAISED[sign]).join("")}`;
  if (mantissa === "1") return power;
  return mantissa === "-1" ? `${MINUS}${power}` : `${number}·${power}`;
}

/** About seven significant digits, or every digit the float has. */
export function formatNumber(x, everyDigit = false) {
  if (Number.isNaN(x)) return "undefined";
  // What a float cannot hold is not infinite for that.
  if (!Number.isFinite(x)) return x > 0 ? "over 10³⁰⁸" : `under ${MINUS}10³⁰⁸`;
  if (x === 0) return "0";
  if (Number.isInteger(x) && Math.abs(x) < LARGEST_WHOLE) return withMinus(String(x));
  const rounded = everyDigit ? x : Number(x.toPrecision(DIGITS));
  const size = Math.abs(rounded);
  const long = size >= (everyDigit ? LARGEST_PLAIN_IN_FULL : LARGEST_PLAIN) || size < SMALLEST_PLAIN;
  return withMinus(long ? rounded.toExponential() : String(rounded));
}

/** Whether a number is written with all its digits. */
export function isWrittenInFull(x) {
  return (Number.isInteger(x) && Math.abs(x) < LARGEST_WHOLE) || Number(x.toPrecision(DIGITS)) === x;
}

/** A plain exact text ("sqrt(2)/2", "-1/4") as it is printed: minus signs, dots, π and roots. */
export function prettyExact(text) {
  return text.replaceAll("-", MINUS).replaceAll("*", "·").replaceAll("sqrt", "√").replace(/\bpi\b/g, "π");
}

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
