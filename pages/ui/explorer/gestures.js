// Hands on the picture: pointers, fingers, the wheel and the keys, turned into a few calls on the explorer.

import { say } from "../plots/words.js";

const OVERLAP = 22;
const SNAP = 9;
const LINE_HEIGHT = 16;
const SLACK = 8;
const WHEEL_HINT = say("browser-wheel");

const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

/** @type {(a: number[], b: number[]) => number} */
const distance = ([ax, ay], [bx, by]) => Math.hypot(bx - ax, by - ay);
const middle = ([ax, ay], [bx, by]) => [(ax + bx) / 2, (ay + by) / 2];

export class Gestures {
  /**
   * `hands` says what is locked(grip), and is told: begin(grip), drag(grip, x, reach), pan(dx, dy), zoom(x, y, factor), end(grip),
   * cancel(), key(grip, count, factor), edge(grip, side), fit().
   */
  constructor(picture, hands) {
    this.picture = picture;
    this.hands = hands;
    this.fingers = new Map();
    this.grip = null;
    // Whether the wheel is the picture's: after a click into it, until the pointer leaves.
    this.entered = false;
    this.off = new AbortController();
    const { overlay, handles } = picture;
    const listen = (target, type, listener, options) =>
      target.addEventListener(type, listener, { ...options, signal: this.off.signal });
    listen(overlay, "pointerdown", (event) => this.down(event));
    listen(overlay, "pointermove", (event) => this.moved(event));
    listen(overlay, "pointerup", (event) => this.up(event));
    listen(overlay, "pointercancel", (event) => this.cancel(event));
    listen(overlay, "pointerleave", () => { this.entered = false; });
    listen(overlay, "dblclick", () => this.hands.locked("window") || this.hands.fit());
    listen(overlay, "wheel", (event) => this.wheel(event), { passive: false });
    for (const grip of ["point", "step"]) listen(handles[grip], "keydown", (event) => this.key(event, grip));
  }

  stop() {
    this.off.abort();
  }

  /** Where an event is on the picture; asked once a gesture, since the answer costs a layout. */
  place(event) {
    if (!this.fingers.size) this.box = this.picture.overlay.getBoundingClientRect();
    return [event.clientX - this.box.left, event.clientY - this.box.top];
  }

  /** Which handle a pointer takes. Where the two lie on each other, the outer side takes the second. */
  gripOf(event, at) {
    const { handles } = this.picture;
    const touched = event.target.closest(".de-handle");
    if (!touched) return "window";
    const free = ["point", "step"].filter((grip) => !this.hands.locked(grip));
    if (free.length < 2) return free.find((grip) => touched === handles[grip]) ?? "window";
    const [p, q] = [handles.point.pixel, handles.step.pixel];
    if (distance(p, q) >= OVERLAP) return touched === handles.point ? "point" : "step";
    return (at[0] - p[0]) * this.hands.side() > 5 ? "step" : "point";
  }

  down(event) {
    if (event.button !== 0) return;
    const at = this.place(event);
    if (this.fingers.size === 0) {
      const grip = this.gripOf(event, at);
      if (this.hands.locked(grip)) return;
      this.grip = grip;
      this.entered = true;
      this.picture.hint("");
      // A finger that comes down on empty plot may be about to scroll the page.
      this.undecided = event.pointerType === "touch" && grip === "window" ? at : null;
      const handle = this.picture.handles[this.grip];
      this.offset = handle ? handle.pixel[0] - at[0] : 0;
      this.hands.begin(this.grip);
      if (handle) handle.focus({ preventScroll: true });
      this.picture.overlay.toggleAttribute("data-panning", !handle);
    }
    this.fingers.set(event.pointerId, at);
    // A synthetic pointer cannot be captured; the drag works without.
    try { this.picture.overlay.setPointerCapture(event.pointerId); } catch { /* see above */ }
    event.preventDefault();
  }

  moved(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const at = this.place(event);
    if (this.undecided && this.fingers.size === 1 && distance(this.undecided, at) < SLACK) return;
    this.undecided = null;
    if (this.grip === "window") this.moveWindow(event.pointerId, before, at);
    this.fingers.set(event.pointerId, at);
    if (this.grip === "window" || event.pointerId !== this.fingers.keys().next().value) return;
    const reach = event.altKey ? 0 : SNAP / this.picture.scaleX;
    this.hands.drag(this.grip, this.picture.toData(at[0] + this.offset, at[1])[0], reach);
  }

  /** One finger pans; two zoom about the place between them and pan with it. */
  moveWindow(id, before, at) {
    const { scaleX, scaleY } = this.picture;
    const other = [...this.fingers].find(([key]) => key !== id)?.[1];
    const [from, to] = other ? [middle(before, other), middle(at, other)] : [before, at];
    this.hands.pan((from[0] - to[0]) / scaleX, (to[1] - from[1]) / scaleY);
    if (!other) return;
    const factor = distance(before, other) / Math.max(distance(at, other), 1);
    this.hands.zoom(...this.picture.toData(...to), factor);
  }

  up(event) {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size) return;
    this.picture.overlay.removeAttribute("data-panning");
    const grip = this.grip;
    this.grip = null;
    this.hands.end(grip);
  }

  /** The browser took the finger for itself, to scroll the page: nothing has been done. */
  cancel(event) {
    if (!this.fingers.delete(event.pointerId) || this.fingers.size) return;
    this.picture.overlay.removeAttribute("data-panning");
    this.grip = null;
    this.hands.cancel();
  }

  /** The page scrolls across the picture, unless the wheel is meant for it. */
  wheel(event) {
    if (this.hands.locked("window")) return;
    const meant = event.ctrlKey || event.metaKey || this.entered;
    this.picture.hint(meant ? "" : WHEEL_HINT);
    if (!meant) return;
    event.preventDefault();
    const turned = event.deltaMode === 1 ? event.deltaY * LINE_HEIGHT : event.deltaY;
    // A trackpad's pinch comes as a wheel with Control held, in small turns.
    const factor = Math.exp(Math.max(-1, Math.min(1, turned * (event.ctrlKey ? 0.01 : 0.002))));
    this.hands.zoom(...this.picture.toData(...this.place(event)), factor);
    this.hands.end("window");
  }

  key(event, grip) {
    if (event.ctrlKey || event.metaKey || this.hands.locked(grip)) return;
    const count = KEYS[event.key];
    const side = { Home: 0, End: 1 }[event.key];
    if (count === undefined && side === undefined) return;
    event.preventDefault();
    if (side !== undefined) this.hands.edge(grip, side);
    else this.hands.key(grip, count, event.shiftKey ? 10 : event.altKey ? 0.1 : 1);
  }
}
