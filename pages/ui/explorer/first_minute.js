// The first minute of a first visit: the picture plays once, then three hints, one at a time. The browser remembers.

import { say } from "../plots/words.js";

const KEPT = "derivative-explorer-first-minute-1";
const [SMALL, DECADES_A_SECOND, UNTIL_IT_PLAYS] = [-3, 0.4, 1500];

/** What there is to do, in this order; each hint is gone when it was done, by hand and not by the play. */
export const HINTS = {
  point: say("browser-first-point"),
  step: say("browser-first-step"),
  function: say("browser-first-function"),
};

/** What the browser remembers of it: nothing where it keeps nothing. */
export function remembered(storage = () => localStorage) {
  try {
    const found = JSON.parse(storage().getItem(KEPT));
    return { played: found?.played === true, done: Object.keys(HINTS).filter((name) => found?.done?.includes?.(name)) };
  } catch {
    return { played: false, done: [] };
  }
}

function remember(state) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(state));
  } catch { /* A browser that keeps nothing begins anew each time. */ }
}

/** The hint to be shown now; "" where all was done. */
export const hintAfter = (done) => HINTS[Object.keys(HINTS).find((name) => !done.includes(name))] ?? "";

export class FirstMinute {
  /** `show(text)` shows a hint, `play(way)` lets the picture play, `rest()` brings it back to where it was. */
  constructor({ show, play, rest, signal }) {
    this.show = show;
    this.play = play;
    this.rest = rest;
    this.signal = signal;
    this.state = null;
  }

  /** The visit began with an empty address: once the picture stands it may begin. */
  begin() {
    if (this.state) return;
    this.state = remembered();
    this.show(hintAfter(this.state.done));
    if (this.state.played) return;
    this.waiting = setTimeout(() => this.start(), UNTIL_IT_PLAYS);
    for (const kind of ["pointerdown", "keydown", "wheel", "focusin"]) {
      window.addEventListener(kind, (event) => this.touch(event), { capture: true, passive: true, signal: this.signal });
    }
  }

  start() {
    this.waiting = 0;
    this.state.played = true;
    remember(this.state);
    this.playing = true;
    this.play({ last: SMALL, speed: DECADES_A_SECOND });
  }

  /** Whoever touches anything has the picture: where they touch it as it is, else as it was. */
  touch({ target }) {
    if (this.waiting) {
      clearTimeout(this.waiting);
      this.waiting = 0;
      this.state.played = true;
      remember(this.state);
    }
    if (!this.playing) return;
    this.playing = false;
    this.rest(target);
  }

  over() {
    this.playing = false;
  }

  /** Something was done that a hint may be about. */
  did(name) {
    if (!this.state || this.playing || !(name in HINTS) || this.state.done.includes(name)) return;
    this.state.done.push(name);
    remember(this.state);
    this.show(hintAfter(this.state.done));
  }

  stop() {
    clearTimeout(this.waiting);
  }
}
