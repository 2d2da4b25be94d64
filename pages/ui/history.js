// The browser's history has an entry for each page; what was typed, dragged and chosen on one is undone there.

import { say } from "./plots/words.js";

const MOST = 200;
const TYPING = 1500;
const PRESENTATION = "view";

/** The addresses that a page had. What is typed in one go is one of them. */
export class Past {
  constructor() {
    this.opened = null;
    this.past = [];
    this.future = [];
    this.typedAt = -Infinity;
  }

  /** The page moves from one address to the next; `typing` where a key in a field was what moved it. */
  leave(address, typing, now) {
    const on = typing && now - this.typedAt < TYPING;
    this.typedAt = typing ? now : -Infinity;
    this.future = [];
    if (!on) this.past = [...this.past, address].slice(-MOST);
  }

  /** The address before this one, or null. */
  undo(address) {
    return this.move(this.past, this.future, address);
  }

  redo(address) {
    return this.move(this.future, this.past, address);
  }

  /** The address that the page was opened with, where it has another one now; to be undone like all else. */
  reset(address) {
    if (this.opened === null || this.opened === address) return null;
    this.leave(address, false, 0);
    return this.opened;
  }

  move(from, to, address) {
    this.typedAt = -Infinity;
    const found = from.pop();
    if (found === undefined) return null;
    to.push(address);
    return found;
  }

  can(name) {
    return this[{ undo: "past", redo: "future" }[name]].length > 0;
  }
}

/** Which of a page's verbs a key asks for; null for any other key. */
export function verbOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const named = key.toLowerCase();
  if (named === "z") return shiftKey ? "redo" : "undo";
  return named === "y" && !shiftKey ? "redo" : null;
}

const here = () => location.pathname + location.search;

/** The address, seen as the page is seen now: presenting is nothing to undo. */
function asSeen(address) {
  const url = new URL(address, location.href);
  const view = new URLSearchParams(location.search).get(PRESENTATION);
  if (url.searchParams.get(PRESENTATION) === view) return address;
  if (view === null) url.searchParams.delete(PRESENTATION);
  else url.searchParams.set(PRESENTATION, view);
  return url.pathname + url.search;
}

/** Each document has one, whatever page it shows and whichever module's version looks at it. */
export class Histories {
  constructor() {
    this.pasts = new Map();
    // Whether a field says what the page has not heard, and when that began.
    this.unsaid = false;
    this.typedAt = -Infinity;
    this.push = history.pushState.bind(history);
    this.replace = history.replaceState.bind(history);
    // Whether a link to another page was pressed, and whether its page is here and has not said what it shows.
    this.leaving = false;
    this.come = false;
    history.pushState = (state, title, url) => this.pushed(state, title, url);
    for (const kind of ["click", "keydown"]) window.addEventListener(kind, (event) => this.act(event), true);
    window.addEventListener("input", () => { [this.unsaid, this.typedAt] = [true, performance.now()]; }, true);
    window.addEventListener("popstate", () => { [this.leaving, this.come] = [false, false]; }, true);
  }

  /** From now on what the page at this address does can be undone. */
  watch() {
    if (!this.pasts.has(location.pathname)) this.pasts.set(location.pathname, new Past());
    this.past.opened ??= here();
  }

  get past() {
    return this.pasts.get(location.pathname);
  }

  pushed(state, title, url) {
    const same = new URL(url ?? "", location.href).pathname === location.pathname;
    // The next page's query may be here before its path, and comes with that again.
    if (same && this.leaving) return;
    // A page come to by a link writes what it shows into its bare address.
    const fill = this.come && same && !location.search;
    [this.leaving, this.come] = [false, !same];
    if (fill) {
      this.replace(state, title, url);
      if (this.past) this.past.opened = here();
    } else if (same && this.past) {
      this.past.leave(here(), this.isTyped(url), performance.now());
      this.replace(state, title, url);
    } else this.push(state, title, url);
    this.unsaid = false;
    this.tell();
  }

  /** Whether keys in the function's field, which is heard while one types, lead to an address. */
  isTyped(url) {
    const [before, after] = [location.search, new URL(url, location.href).search].map((search) => new URLSearchParams(search).get("f"));
    return before !== after && performance.now() - this.typedAt < TYPING;
  }

  act(event) {
    const { target, type } = event;
    const link = target.closest?.("[data-testid='stTopNavLink'], [data-testid='stSidebarNavLink']");
    [this.leaving, this.come] = [type === "click" && !!link && link.pathname !== location.pathname, false];
    const verb = type === "keydown" && this.past ? verbOf(event) : null;
    // What was typed and not heard yet is the field's own to take back.
    if (!verb || (this.unsaid && target.matches?.("input, textarea"))) return;
    event.preventDefault();
    event.stopPropagation();
    this.do(verb);
  }

  /** Undo, redo or reset: the page goes to another of its addresses, as by the browser's own button. */
  do(verb) {
    if (!this.can(verb)) return;
    const to = this.past[verb](here());
    this.replace(history.state, "", asSeen(to));
    this.unsaid = false;
    window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    this.tell();
  }

  can(verb) {
    const { past } = this;
    if (!past) return false;
    return verb === "reset" ? past.opened !== null && asSeen(past.opened) !== here() : past.can(verb);
  }

  tell() {
    window.dispatchEvent(new Event("derivative-explorer-history"));
  }
}

/** From now on a page that is come to has one entry in the browser's history. */
export function keepHistory() {
  window.derivativeExplorerHistories ??= new Histories();
  return window.derivativeExplorerHistories;
}

const ARROW = "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4";
const NAMES = { undo: say("browser-undo"), redo: say("browser-redo"), reset: say("browser-reset") };
const TITLES = { undo: say("browser-undo-by-key"), redo: say("browser-redo-by-key"), reset: say("browser-reset-to") };

/** What a button shows: an arrow back, one forth, or its name. */
function faceOf(verb) {
  if (verb === "reset") return NAMES.reset;
  const make = (tag, attributes) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const face = make("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" });
  face.append(make("path", { d: ARROW, transform: verb === "redo" ? "matrix(-1 0 0 1 24 0)" : "" }));
  return face;
}

/** The buttons that undo, redo and reset what is done on this page; grey where there is nothing to. */
export function showHistory(place, signal) {
  const histories = keepHistory();
  histories.watch();
  place.className = "page-history";
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", NAMES.undo);
  const buttons = Object.entries(TITLES).map(([verb, title]) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", title });
    button.dataset.history = verb;
    button.setAttribute("aria-label", NAMES[verb]);
    button.append(faceOf(verb));
    button.addEventListener("click", () => histories.do(verb), { signal });
    return button;
  });
  place.replaceChildren(...buttons);
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-disabled", String(!histories.can(button.dataset.history)));
  };
  for (const kind of ["derivative-explorer-history", "popstate"]) window.addEventListener(kind, show, { signal });
  show();
}
