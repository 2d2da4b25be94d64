// Telling the server what the hands have done: once a gesture, after a rest where it may go on, and again only where
// the line was cut before the server had answered.

const ANSWER_PATIENCE = 4000;
// After a line is there again the page is run once, by whoever is there; then what was not heard is said again.
const SETTLED = 400;
const BETWEEN = 1500;
const MOST_TIMES = 5;

export class Telling {
  /** `send(commit)` is set by whoever mounts the plot. */
  constructor() {
    this.sequence = 0;
    this.sentAt = -Infinity;
    this.foundAt = -Infinity;
    this.waiting = false;
    // What was told last, until a scene says that it was heard.
    this.unheard = null;
    this.cut = false;
    /** @type {import("./scene.js").Send} */
    this.send = () => {};
  }

  /** Calls `commit` after a rest, unless the gesture goes on. */
  later(commit, rest) {
    this.cancel();
    this.timer = setTimeout(commit, rest);
    this.waiting = true;
  }

  cancel() {
    clearTimeout(this.timer);
    this.waiting = false;
  }

  /** Sends what a gesture left behind, unless the server knows; `state` is what it would know then. */
  tell(state, commit) {
    this.cancel();
    if (state === this.told) return;
    this.told = state;
    this.sequence += 1;
    this.sentAt = performance.now();
    this.unheard = { ...commit, sequence: this.sequence };
    if (this.cut) return;
    this.send(this.unheard);
    // Who is there may not have run the page yet, and hears of nothing before.
    if (performance.now() - this.foundAt < ANSWER_PATIENCE) this.sayAgain(BETWEEN, MOST_TIMES);
  }

  /** The line is cut: what is told now is told when it is there again. */
  lose() {
    this.cut = true;
    clearTimeout(this.saying);
  }

  /** The line is there again, perhaps to another server: what was not heard is said again, until it is. */
  find() {
    this.cut = false;
    this.sentAt = performance.now();
    this.foundAt = this.sentAt;
    this.sayAgain(SETTLED, MOST_TIMES);
  }

  sayAgain(rest, times) {
    clearTimeout(this.saying);
    if (!this.unheard || !times) return;
    this.saying = setTimeout(() => {
      this.sentAt = performance.now();
      this.send(this.unheard);
      this.sayAgain(BETWEEN, times - 1);
    }, rest);
  }

  /** A scene takes account of the gestures up to this one. */
  heard(answered) {
    if (this.unheard?.sequence <= answered) this.forget();
  }

  forget() {
    this.unheard = null;
    clearTimeout(this.saying);
  }

  /** Nothing is told any more. */
  stop() {
    this.cancel();
    clearTimeout(this.saying);
  }

  /** The server has said where things are: nobody need tell it. */
  hear(state, answered) {
    this.told = state;
    this.forget();
    this.sequence = Math.max(this.sequence, answered);
  }

  /** Whether the server's answer is to a gesture before the last, so that it must not pull the hands back. */
  isAhead(answered) {
    const unheard = this.unheard?.sequence > answered;
    return this.waiting || (unheard && (this.cut || performance.now() - this.sentAt < ANSWER_PATIENCE));
  }
}
