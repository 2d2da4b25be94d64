// The shrinking ε: an animation over the decades, slow while there is something to see.

import { write } from "./stage.js";

const LAST_EXPONENT = -8;
const SLOW_DECADES = 1.5;
const SLOW = 0.55;
const FAST = 2;
const LONGEST_FRAME = 0.1;
// From one decade to the next where nothing may glide.
const JUMP = 0.6;

export const SMALLEST_STEP = 1e-16;

/** ε one decade smaller, sign kept, down to 1e-16. */
export function tenth(step) {
  const size = Math.max(Number((Math.abs(step) / 10).toPrecision(12)), SMALLEST_STEP);
  return Math.sign(step) * Math.min(size, Math.abs(step));
}

/** A step of the size 10^exponent, to three digits. */
export function stepOfExponent(exponent, sign) {
  return sign * Number((10 ** exponent).toPrecision(3));
}

export class Shrinking {
  /** read() gives ε, write(ε) takes it, done() is called when the animation ends or pauses. */
  constructor({ read, write, done }) {
    this.read = read;
    this.write = write;
    this.done = done;
    this.frame = 0;
  }

  get running() {
    return this.frame !== 0;
  }

  /** Starts, or starts again from `large` where ε is as small as the animation makes it; `inJumps` for those who want no motion. */
  start(large, inJumps) {
    this.inJumps = inJumps;
    this.rested = JUMP;
    const step = this.read();
    this.sign = Math.sign(step);
    this.exponent = Math.log10(Math.abs(step));
    if (this.exponent < LAST_EXPONENT + 0.01) this.exponent = Math.log10(large);
    this.slowUntil = Math.min(this.exponent, Math.log10(large)) - SLOW_DECADES;
    this.time = null;
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    const elapsed = this.time === null ? 0 : Math.min((now - this.time) / 1000, LONGEST_FRAME);
    this.time = now;
    if (this.inJumps) this.jump(elapsed);
    else this.exponent -= elapsed * (this.exponent > this.slowUntil ? SLOW : FAST);
    const over = this.exponent <= LAST_EXPONENT;
    this.write(stepOfExponent(over ? LAST_EXPONENT : this.exponent, this.sign));
    if (over) {
      this.frame = 0;
      this.done();
    } else {
      this.frame = requestAnimationFrame((next) => this.tick(next));
    }
  }

  /** On to the next whole decade, after a rest. */
  jump(elapsed) {
    this.rested += elapsed;
    if (this.rested < JUMP) return;
    this.rested = 0;
    this.exponent = Math.ceil(this.exponent - 1 - 1e-9);
  }

  /** Stops where it is, without a word. */
  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  pause() {
    this.stop();
    this.done();
  }

  /** Lets the button say what pressing it does. */
  showOn(button) {
    button.toggleAttribute("data-running", this.running);
    write(button.lastElementChild, this.running ? "Pause" : "Shrink ε");
  }
}
