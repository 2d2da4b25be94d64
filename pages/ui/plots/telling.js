// Telling the server what the hands have done: once a gesture, after a rest where it may go on, and never twice.

const ANSWER_PATIENCE = 4000;

export class Telling {
  /** `send(commit)` is set by whoever mounts the plot. */
  constructor() {
    this.sequence = 0;
    this.sentAt = -Infinity;
    this.waiting = false;
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
    this.send({ ...commit, sequence: this.sequence });
  }

  /** The server has said where things are: nobody need tell it. */
  hear(state, answered) {
    this.told = state;
    this.sequence = Math.max(this.sequence, answered);
  }

  /** Whether the server's answer is to a gesture before the last, so that it must not pull the hands back. */
  isAhead(answered) {
    return this.waiting || (this.sequence > answered && performance.now() - this.sentAt < ANSWER_PATIENCE);
  }
}
