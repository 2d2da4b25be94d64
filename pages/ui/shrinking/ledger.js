// The error ledger: a row a power of ten, the quotients side by side, and above them the row of the ε of now.

import { agreeingDigits, ALL_DIGITS, fewDigits, formatNumber, powerOfTen, raised, toDigits, withSign } from "../plots/numbers.js";
import { quotient } from "../plots/geometry.js";
import { set, write } from "../plots/stage.js";
import { say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */

const SAME_DECADE = 0.5;
const TAKEN_DIGITS = 10;

/** A number's text cut after its first so many digits; noughts in front do not count. */
export function cutAfterDigits(text, count) {
  let seen = 0;
  let begun = false;
  for (let i = 0; i < text.length; i += 1) {
    if (seen === count) return [text.slice(0, i), text.slice(i)];
    if (text[i] === "·") return [text.slice(0, i), text.slice(i)];
    if (text[i] >= "1" && text[i] <= "9") begun = true;
    if (begun && text[i] >= "0" && text[i] <= "9") seen += 1;
  }
  return [text, ""];
}

/** A few digits of a number, or nothing where there is none. */
const short = (x, digits) => (x === null || !Number.isFinite(x) ? "" : fewDigits(x, digits));

function cell(row, tag, name) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  row.append(element);
  return element;
}

export class Ledger {
  /** `pick(step)` is called when a row's ε is pressed. */
  constructor(root, pick) {
    this.table = root.querySelector(".de-ledger");
    this.head = this.table.tHead;
    this.body = this.table.tBodies[0];
    this.pick = pick;
  }

  /**
   * The rows from the host.
   *
   * @param {import("../plots/scene.js").LedgerData} ledger
   * @param {View} view
   */
  draw({ rows, schemes }, view) {
    this.schemes = schemes;
    this.head.replaceChildren();
    this.body.replaceChildren();
    this.drawHead(view);
    this.live = this.addRow("de-live");
    this.live.first.textContent = "now";
    this.lines = rows.map((row) => this.line(row));
  }

  drawHead({ names }) {
    const over = this.head.insertRow();
    cell(over, "td").colSpan = 2;
    for (const { label } of this.schemes) {
      const group = cell(over, "th", "de-first");
      group.colSpan = 3;
      group.scope = "colgroup";
      group.textContent = label;
    }
    const row = this.head.insertRow();
    const titles = ["ε", `(${names.variable} + ε) − ${names.variable}`];
    for (const { order } of this.schemes) titles.push("k", say("browser-error"), `${say("browser-error")}/ε${order > 1 ? raised(order) : ""}`);
    titles.forEach((title, i) => {
      const head = cell(row, "th", i > 1 && (i - 2) % 3 === 0 ? "de-first de-k" : "");
      head.scope = "col";
      head.textContent = title;
    });
  }

  addRow(name) {
    const row = this.body.insertRow();
    row.className = name;
    const first = cell(row, "th");
    first.scope = "row";
    const taken = cell(row, "td");
    const schemes = this.schemes.map(() => {
      const k = cell(row, "td", "de-first de-k");
      const agreed = cell(k, "b");
      const rest = cell(k, "span");
      const spoken = cell(k, "span", "de-spoken");
      return { k, agreed, rest, spoken, error: cell(row, "td", "de-of-error"), ratio: cell(row, "td") };
    });
    return { row, first, taken, schemes };
  }

  line(row) {
    const line = this.addRow("");
    const button = cell(line.first, "button");
    button.type = "button";
    button.textContent = powerOfTen(Math.round(Math.log10(row.step)));
    button.title = say("browser-take", { step: button.textContent });
    button.addEventListener("click", () => this.pick(row.step));
    this.fill(line, row);
    return { ...line, step: row.step };
  }

  fill(line, { taken, entries }) {
    write(line.taken, takenWords(taken));
    this.schemes.forEach(({ name }, i) => {
      const { quotient: k, error, ratio, digits } = entries[name];
      const place = line.schemes[i];
      const [agreed, rest] = digits === null ? ["", wordsOf(k)] : cutAfterDigits(wordsOf(k), digits);
      write(place.agreed, agreed);
      write(place.rest, rest);
      write(place.spoken, digits === null ? "" : `, ${say("browser-digits-agree", { digits })}`);
      write(place.error, withSign(error, short(error, 3)));
      write(place.ratio, short(ratio, 3));
    });
  }

  /**
   * The row of the ε of now, worked out here, and the mark on the power of ten nearest to it.
   *
   * @param {View} view
   */
  move(view) {
    if (!this.lines) return;
    const { at, point, step, derivative } = view;
    const size = Math.abs(step);
    const entries = Object.fromEntries(this.schemes.map((scheme) => {
      const k = quotient(at, point, step, scheme);
      const error = k - derivative;
      const ratio = step === 0 ? NaN : error / step ** scheme.order;
      return [scheme.name, { quotient: k, error, ratio, digits: agreeingDigits(k, derivative) }];
    }));
    this.live.first.setAttribute("aria-label", say("browser-now", { step: step === 0 ? "0" : short(step, 4) }));
    write(this.live.first, step === 0 ? "0" : short(step, 4));
    this.fill(this.live, { taken: point + step - point, entries });
    for (const line of this.lines) {
      const near = size > 0 && Math.abs(Math.log10(size / line.step)) < SAME_DECADE;
      if (near) set(line.row, "aria-current", "true");
      else line.row.removeAttribute("aria-current");
    }
  }
}

/** The step really taken, in as many digits as show where it left the step asked for. */
const takenWords = (taken) => formatNumber(toDigits(taken, TAKEN_DIGITS), ALL_DIGITS);

const wordsOf = (k) => (k === null || Number.isNaN(k) ? "none" : formatNumber(k, ALL_DIGITS));
