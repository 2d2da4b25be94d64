// A sentence by its code; the sentences are a module of their own, made of the words room.

import { LANGUAGE, SENTENCES } from "./sentences.js";

/** @typedef {string | { value: string } | { choose: string, of: Record<string, Part[]>, otherwise: Part[] }} Part */

const plurals = new Intl.PluralRules(LANGUAGE);

/**
 * @param {string} code
 * @param {Record<string, string | number>} [values]
 */
export function say(code, values = {}) {
  if (!(code in SENTENCES)) throw new RangeError(code);
  return put(SENTENCES[code], values);
}

/** Several in one: w and x and b. */
export const joined = (/** @type {string[]} */ parts) => parts.reduce((before, part) => say("browser-and", { before, part }));

/** @param {Part[]} parts */
function put(parts, values) {
  return parts.map((part) => (typeof part === "string" ? part : "value" in part ? written(part.value, values) : put(chosen(part, values), values))).join("");
}

function written(name, values) {
  if (!(name in values)) throw new RangeError(name);
  return String(values[name]);
}

function chosen({ choose, of, otherwise }, values) {
  const value = values[choose];
  return of[String(value)] ?? (typeof value === "number" ? of[plurals.select(value)] : undefined) ?? otherwise;
}
