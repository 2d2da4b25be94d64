// The browser's half of a function's program: postfix code over a closed table of real operations.
// Its twin is deriv_core/expression/program.py; a test in a real browser holds the two together.
// Undefined is NaN at every operation; overflow stays infinite. No text is ever evaluated.

const nanUnless = (condition, value) => (condition ? value : NaN);
const truth = (holds) => (a, b) => (Number.isNaN(a) || Number.isNaN(b) ? NaN : holds(a, b) ? 1 : 0);
const divide = (a, b) => (b === 0 ? NaN : a / b);
const log = (f) => (a) => nanUnless(a > 0, f(a));

// Math.pow(1, ±Infinity) is NaN in JavaScript alone; IEEE and NumPy say 1.
const raise = (a, b) => (a === 1 && !Number.isNaN(b) ? 1 : Math.pow(a, b));

function power(a, b) {
  // Of a negative base only whole exponents are known to be so; one beyond 2^53 is not.
  const whole = Number.isInteger(b) && Math.abs(b) < 2 ** 53;
  return nanUnless(a > 0 || (a === 0 && b > 0) || (a < 0 && whole), raise(a, b));
}

function wholePower(a, n) {
  if (n === 2) return a * a;
  if (n > 0) return Math.pow(a, n);
  return nanUnless(a !== 0 || n === 0, Math.pow(a, n)) + 0 * a;
}

function rationalPower(a, p, q) {
  if (p === 1 && q === 2) return Math.sqrt(a);
  if (p === 1 && q === 3) return Math.cbrt(a);
  if ((a === 0 && p < 0) || (a < 0 && q % 2 === 0)) return NaN;
  const size = Math.pow(Math.abs(a), p / q);
  return a < 0 && p % 2 !== 0 ? -size : size;
}

// erf(centre + t) by Taylor's series, which the recurrence of its coefficients makes.
function erfBeside(centre, value, t) {
  let before = 0;
  let bell = (2 / Math.sqrt(Math.PI)) * Math.exp(-centre * centre);
  let power = t;
  let sum = 0;
  for (let j = 1; j < 34; j += 1) {
    sum += (bell * power) / j;
    [before, bell] = [bell, (-2 * (centre * bell + before)) / j];
    power *= t;
  }
  return value + sum;
}

// 1 - erf(a) by Laplace's continued fraction, cut where a > 2 needs no more of it.
function erfTail(a) {
  let below = a;
  for (let j = 40; j > 0; j -= 1) below = a + j / 2 / below;
  return Math.exp(-a * a) / below / Math.sqrt(Math.PI);
}

function erf(a) {
  const size = Math.abs(a);
  if (size < 0.75) return erfBeside(0, 0, a);
  if (size < 2.25) return Math.sign(a) * erfBeside(1.5, 0.9661051464753108, size - 1.5);
  return Math.sign(a) * (size < 6 ? 1 - erfTail(size) : 1);
}

const UNARY = {
  neg: (a) => -a,
  abs: Math.abs,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  exp: Math.exp,
  ln: log(Math.log),
  log2: log(Math.log2),
  log10: log(Math.log10),
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  cot: (a) => divide(1, Math.tan(a)),
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  acot: (a) => (a === 0 ? Math.PI / 2 : Math.atan(1 / a)),
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: (a) => nanUnless(Math.abs(a) < 1, Math.atanh(a)),
  erf,
  floor: Math.floor,
  ceil: Math.ceil,
  frac: (a) => a - Math.floor(a),
  sign: Math.sign,
};

const BINARY = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: divide,
  pow: power,
  powi: wholePower,
  max: Math.max,
  min: Math.min,
  lt: truth((a, b) => a < b),
  le: truth((a, b) => a <= b),
  gt: truth((a, b) => a > b),
  ge: truth((a, b) => a >= b),
  eq: truth((a, b) => a === b),
  ne: truth((a, b) => a !== b),
  logb: (a, b) => nanUnless(a > 0 && b > 0, divide(Math.log(a), Math.log(b))),
};

const TERNARY = {
  powq: rationalPower,
  select: (condition, a, b) => (Number.isNaN(condition) ? NaN : condition !== 0 ? a : b),
};

/** The names the evaluator knows, for the test that compares it with the Python table. */
export const OPERATIONS = [...Object.keys(UNARY), ...Object.keys(BINARY), ...Object.keys(TERNARY), "nan", "x"];

/** One instruction as [arity, what it pushes or applies]; arity -1 is the variable, 0 a constant. */
function instruction(code) {
  if (typeof code === "number") return [0, code];
  if (code === "x") return [-1, 0];
  if (code === "nan") return [0, NaN];
  if (Object.hasOwn(UNARY, code)) return [1, UNARY[code]];
  if (Object.hasOwn(BINARY, code)) return [2, BINARY[code]];
  if (Object.hasOwn(TERNARY, code)) return [3, TERNARY[code]];
  throw new RangeError("the program holds an operation that is not in the table");
}

/** How deep the stack gets; throws when the program is not one expression. */
function stackDepth(arities) {
  let depth = 0;
  let deepest = 0;
  for (const arity of arities) {
    if (depth < arity) throw new RangeError("the program takes more than is on its stack");
    depth += arity > 0 ? 1 - arity : 1;
    deepest = Math.max(deepest, depth);
  }
  if (depth !== 1) throw new RangeError("the program does not leave one value");
  return deepest;
}

/** A program (a list of numbers and operation names) as a function of one number. */
export function compile(program) {
  const code = program.map(instruction);
  const arities = code.map(([arity]) => arity);
  const operands = code.map(([, operand]) => operand);
  const stack = new Float64Array(stackDepth(arities));
  return (x) => {
    let top = -1;
    for (let i = 0; i < arities.length; i += 1) {
      const operand = operands[i];
      switch (arities[i]) {
        case -1: stack[(top += 1)] = x; break;
        case 0: stack[(top += 1)] = operand; break;
        case 1: stack[top] = operand(stack[top]); break;
        case 2: top -= 1; stack[top] = operand(stack[top], stack[top + 1]); break;
        default: top -= 2; stack[top] = operand(stack[top], stack[top + 1], stack[top + 2]);
      }
    }
    return stack[0];
  };
}
