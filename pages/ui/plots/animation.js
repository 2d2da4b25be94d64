// The shrinking ε: an animation over the decades, slow while there is something to see.

import { toDigits } from "./numbers.js";
import { write } from "./stage.js";
import { say } from "./words.js";

const LAST_EXPONENT = -8;
const SLOW_DECADES = 1.5;
const SLOW = 0.55;
const FAST = 2;
const LONGEST_FRAME = 0.1;
// From one decade to the next where nothing may glide.
const JUMP = 0.6;

/** ε one decade smaller, sign kept, down to the smallest. */
export function tenth(step, { smallestStep }) {
  const size = Math.max(toDigits(Math.abs(step) / 10, 12), smallestStep);
  return Math.sign(step) * Math.min(size, Math.abs(step));
}

/** ε one decade larger, sign kept, up to the largest. */
export function tenfold(step, largest) {
  const size = Math.min(toDigits(Math.abs(step) * 10, 12), largest);
  return Math.sign(step) * Math.max(size, Math.abs(step));
}

/** A step of the size 10^exponent, to three digits. */
export function stepOfExponent(exponent, sign) {
  return sign * toDigits(10 ** exponent, 3);
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

  /**
   * Starts, or starts again from `large` where ε is as small as the animation makes it.
   *
   * @param {number} large
   * @param {boolean} inJumps for those who want no motion
   * @param {{ last?: number, speed?: number }} [way] where it ends, a power of ten, and decades in a second all the way
   */
  start(large, inJumps, { last = LAST_EXPONENT, speed } = {}) {
    this.inJumps = inJumps;
    this.last = last;
    this.speed = speed;
    this.rested = JUMP;
    const step = this.read();
    this.sign = Math.sign(step);
    this.exponent = Math.log10(Math.abs(step));
    if (this.exponent < last + 0.01) this.exponent = Math.log10(large);
    this.slowUntil = Math.min(this.exponent, Math.log10(large)) - SLOW_DECADES;
    this.time = null;
    this.frame = requestAnimationFrame((now) => this.tick(now));
  }

  tick(now) {
    const elapsed = this.time === null ? 0 : Math.min((now - this.time) / 1000, LONGEST_FRAME);
    this.time = now;
    if (this.inJumps) this.jump(elapsed);
    else this.exponent -= elapsed * (this.speed ?? (this.exponent > this.slowUntil ? SLOW : FAST));
    const over = this.exponent <= this.last;
    this.write(stepOfExponent(over ? this.last : this.exponent, this.sign));
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
    write(button.lastElementChild, say(this.running ? "browser-pause" : "browser-shrink"));
  }
}
