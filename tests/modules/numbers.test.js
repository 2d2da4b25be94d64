// The browser writes every number as the server does: the same cases, read from one file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  ALL_DIGITS, EXACT_DIGITS, READABLE_DIGITS, addDecimal, agreeingDigits, byHand, equalOrAbout, fewDigits, formatNumber,
  isWrittenInFull, keyStep, nextMultiple, powerOfTen, prettyExact, raised, roundToPixel, withSign,
} from "../../pages/ui/plots/numbers.js";

const cases = JSON.parse(readFileSync(new URL("../cases/numbers.json", import.meta.url), "utf8"));
const EITHER = [READABLE_DIGITS, ALL_DIGITS];

test("as many digits are shown as on the server", () => {
  assert.deepEqual({ readable: READABLE_DIGITS, exact: EXACT_DIGITS, all: ALL_DIGITS }, cases.digits);
});

for (const [number, ...written] of cases.decimals) {
  test(`${number} is written as on the server`, () => {
    assert.deepEqual(EITHER.map((digits) => formatNumber(Number(number), digits)), written);
  });
}

for (const [text, number, ...written] of cases.exact) {
  test(`${text} is written as on the server`, () => {
    assert.deepEqual(EITHER.map((digits) => equalOrAbout(text, Number(number), digits)), written);
  });
}

for (const [number, digits, written] of cases.few) {
  test(`${number} in ${digits} digits is written as on the server`, () => {
    assert.equal(fewDigits(Number(number), digits), written);
  });
}

for (const [write, rows] of [[byHand, cases.by_hand], [prettyExact, cases.pretty], [raised, cases.raised]]) {
  for (const [from, written] of rows) {
    test(`${from} is printed as on the server, ${write.name}`, () => assert.equal(write(from), written));
  }
}

for (const [a, b, digits] of cases.agreeing) {
  test(`${a} agrees with ${b} as on the server`, () => assert.equal(agreeingDigits(a, b), digits));
}

test("what has no digits agrees with nothing", () => {
  assert.equal(agreeingDigits(1, 0), null);
  assert.equal(agreeingDigits(NaN, 1), null);
});

test("a power of ten that is 1 has no exponent", () => assert.deepEqual([0, -8].map(powerOfTen), ["1", "10⁻⁸"]));

test("only what is above 0 gets a plus", () => {
  assert.deepEqual([[1, "1"], [-1, "−1"], [1e-300, "0"]].map(([x, shown]) => withSign(x, shown)), ["+1", "−1", "0"]);
});

test("a long whole number is written in full, and nothing of it is about", () => {
  assert.ok(isWrittenInFull(123456789));
  assert.ok(!isWrittenInFull(123456789.5));
});

test("where there is no value, nothing stands before the words", () => {
  assert.equal(equalOrAbout("", NaN), "not defined");
});

test("decimals are added as on paper", () => {
  assert.equal(addDecimal(2.3, 0.1), 2.4);
  assert.equal(addDecimal(1e-9, 1e-10), 1.1e-9);
  assert.equal(addDecimal(-0.1, 0.1), 0);
});

test("from an odd place a key goes to the next multiple", () => {
  assert.equal(nextMultiple(Math.PI / 2, 0.1), 1.6);
  assert.equal(nextMultiple(Math.PI / 2, -0.1), 1.5);
  assert.equal(nextMultiple(2, 0.5), 2.5);
});

test("a drag keeps the digits that a pixel can tell apart", () => {
  assert.equal(roundToPixel(2.3700000012, 0.011), 2.37);
  assert.equal(roundToPixel(1234, 100), 1200);
  assert.equal(keyStep(9), 0.1);
});
