// What a learner has answered, kept in this browser and nowhere else: a reload, or another server, goes on with it.
//
// The server says what it knows of a place (a scene), and is told once what it does not know. What was answered first
// stays what was answered first, whoever says otherwise.

import { say } from "../plots/words.js";

// Of what is kept; another way to keep it has another one, and finds nothing of the old.
const VERSION = 1;
const START = `derivative-explorer:${VERSION}:`;
const MOST_PLACES = 40;
const SURE = 6000;
const CLEAR = say("browser-clear-answers");
const CLEAR_SURELY = say("browser-clear-surely");

// What the server was told of each place, over the line there is.
const told = new Map();
window.addEventListener("derivative-explorer-line-there", () => told.clear());

// Where a browser gives no room, as in some frames: for as long as the page is open, be it on another server.
const brief = new Map();
const BRIEF = {
  getItem: (name) => brief.get(name) ?? null,
  setItem: (name, text) => brief.set(name, text),
  removeItem: (name) => brief.delete(name),
};

/** @typedef {import("../plots/scene.js").Memory} Memory */

/** @returns {Storage | null} none where the browser gives none, as in some frames */
function storage() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/**
 * What is kept of a place; what is no answer counts for nothing.
 *
 * @returns {Memory}
 */
function read(kept, place) {
  try {
    const { answers, opened } = JSON.parse(kept.getItem(START + place)) ?? {};
    const good = Object.entries(answers ?? {}).filter(([, answer]) => typeof answer?.first === "string");
    return { answers: Object.fromEntries(good), ...(Number.isFinite(opened) ? { opened } : {}) };
  } catch {
    return { answers: {} };
  }
}

/** @returns {boolean} whether it could be written */
function write(kept, place, memory) {
  const names = () => Object.keys(kept).filter((name) => name.startsWith(START) && name !== START + place);
  try {
    kept.setItem(START + place, JSON.stringify({ ...memory, changed: Date.now() }));
    const old = names().map((name) => [JSON.parse(kept.getItem(name))?.changed ?? 0, name]).sort(([a], [b]) => a - b);
    for (const [, name] of old.slice(0, Math.max(0, old.length - MOST_PLACES))) kept.removeItem(name);
    return true;
  } catch {
    return false;
  }
}

/**
 * What is kept from now on: of two first answers the one that was kept before.
 *
 * @param {Memory} kept
 * @param {Memory} known
 * @returns {Memory}
 */
export function merged(kept, known) {
  const answers = { ...kept.answers };
  for (const [id, now] of Object.entries(known.answers)) {
    const before = answers[id];
    answers[id] = before ? { ...now, first: before.first, at: before.at, tries: Math.max(before.tries, now.tries) } : now;
  }
  const opened = Math.min(kept.opened ?? Infinity, known.opened ?? Infinity);
  return { answers, ...(Number.isFinite(opened) ? { opened } : {}) };
}

/**
 * Whether something is kept that the server does not know.
 *
 * @param {Memory} kept
 * @param {Memory} known
 */
export function isNews(kept, known) {
  return Object.entries(kept.answers).some(([id, { first }]) => known.answers[id]?.first !== first);
}

function showButton(root, scene, kept) {
  const [words, button] = [root.querySelector("span"), root.querySelector("button")];
  const any = kept !== null && Object.keys(read(kept, scene.place).answers).length > 0;
  words.textContent = say(kept ? "browser-answers-kept" : "browser-answers-not-kept");
  button.hidden = !any;
  if (button.textContent !== CLEAR_SURELY) button.textContent = CLEAR;
  button.onclick = () => {
    if (button.textContent !== CLEAR_SURELY) {
      button.textContent = CLEAR_SURELY;
      setTimeout(() => { button.textContent = CLEAR; }, SURE);
      return;
    }
    kept.removeItem(START + scene.place);
    // The visit knows the answers too; a new one begins.
    location.reload();
  };
}

/** @type {import("../plots/scene.js").Mount<import("../plots/scene.js").MemoryScene>} */
export function mount(place, scene, send) {
  const root = place.querySelector(".de-memory");
  const found = storage();
  const before = read(found ?? BRIEF, scene.place);
  const now = merged(before, scene.known);
  const anything = Object.keys(now.answers).length > 0;
  const kept = found && (!anything || write(found, scene.place, now)) ? found : null;
  if (anything && !kept) write(BRIEF, scene.place, now);
  const text = JSON.stringify(before);
  if (isNews(before, scene.known) && told.get(scene.place) !== text) {
    told.set(scene.place, text);
    send({ ...before, sequence: 0 });
  }
  showButton(root, scene, kept);
  return () => {};
}
