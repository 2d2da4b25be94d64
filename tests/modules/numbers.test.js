// The browser writes every number as the server does: the same cases, read from one file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addDecimal, keyStep, nextMultiple, roundToPixel, formatNumber } from "../../pages/ui/plots/numbers.js";
import { equalOrAbout } from "../../pages/ui/plots/readout.js";

const { decimals, exact } = JSON.parse(readFileSync(new URL("../cases/numbers.json", import.meta.url), "utf8"));

for (const [number, ...written] of decimals) {
  test(`${number} is written as on the server`, () => {
    assert.deepEqual([false, true].map((all) => formatNumber(Number(number), all)), written);
  });
}

for (const [text, number, ...written] of exact) {
  test(`${text} is written as on the server`, () => {
    assert.deepEqual([false, true].map((all) => equalOrAbout(text, Number(number), all)), written);
  });
}

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
