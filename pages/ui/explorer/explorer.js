// The explorer: holds the learner's state, shows it, and tells its host once a gesture.

import { boundWindow, closerWindow, panWindow, zoomWindow } from "../plots/geometry.js";
import { keyStep } from "../plots/numbers.js";
import { set, setSlider, write } from "../plots/stage.js";
import { Inset } from "./inset.js";
import { Picture } from "./picture.js";
import { tenfold, tenth } from "../plots/animation.js";
import { Controller, mounting } from "../plots/controller.js";
import { FirstMinute } from "./first_minute.js";
import { Gestures } from "./gestures.js";
import { labelOf, listenToSaveMenu } from "./saving.js";
import { dragged, edged, keyed } from "../plots/state.js";
import { viewOf } from "../plots/view.js";
import { describe, furtherTexts, handleTexts, texts } from "../plots/readout.js";
import { say } from "../plots/words.js";

const WINDOW_REST = 350;
const ZOOM = 1.5;
const LONG_TEXT = 13;
// What turns the page forward takes a step.
const TURNS = { " ": "step", ArrowRight: "step", ArrowDown: "step", PageDown: "step", ArrowLeft: "back", ArrowUp: "back", PageUp: "back" };
const LENS_TITLE = say("browser-lens-title");
// What each button moves, where it moves something that may be locked.
const MOVES = { shrink: "step", step: "step", back: "step", side: "step", in: "window", out: "window", closer: "window", fit: "window" };

/** @extends {Controller<import("../plots/scene.js").Scene>} */
class Explorer extends Controller {
  constructor(root) {
    super(root);
    this.picture = new Picture(root);
    this.inset = new Inset(this.picture);
    /** @type {NodeListOf<HTMLButtonElement>} */
    this.buttons = root.querySelectorAll("[data-do]");
    this.lensButton = root.querySelector("[data-do=lens]");
    this.rows = [...root.querySelectorAll(".de-row[data-row]")];
    this.mirrorRow = root.querySelector("[data-row=mirror]");
    this.further = root.querySelector(".de-further");
    this.section = root.querySelector(".de-picture");
    this.gestures = new Gestures(this.picture, this.hands());
    this.firstMinute = new FirstMinute({
      show: (text) => write(root.querySelector(".de-first"), text),
      play: (way) => this.calm.matches ? this.take(10 ** way.last) : this.shrinking.start(1, false, way),
      rest: (touched) => this.restAt(touched),
      signal: this.off.signal,
    });
    this.listen();
  }

  get stages() {
    return [this.picture];
  }

  get step() {
    return this.state.step;
  }

  get largest() {
    return Math.min(1, 10 * keyStep(this.state.window.x[1] - this.state.window.x[0]));
  }

  get drawing() {
    return this.scene.drawing;
  }

  listen() {
    super.listen();
    document.addEventListener("keydown", (event) => this.present(event), { signal: this.off.signal });
    listenToSaveMenu(this.root, () => this, this.off.signal);
  }

  stop() {
    this.gestures.stop();
    this.firstMinute.stop();
    super.stop();
  }

  /** What the gestures call. */
  hands() {
    return {
      locked: (grip) => this.isLocked(grip),
      side: () => Math.sign(this.view.second - this.view.point) || 1,
      begin: (grip) => {
        this.shrinking.stop();
        this.grip = grip;
        this.start = this.state;
      },
      drag: (grip, x, reach) => this.to(dragged(this.state, this.scene, grip, x, reach)),
      pan: (dx, dy) => this.see(panWindow(this.state.window, dx, dy)),
      zoom: (x, y, factor) => this.see(zoomWindow(this.state.window, x, y, factor)),
      end: (grip) => {
        this.grip = null;
        if (grip === "window") this.later("window", WINDOW_REST);
        else this.commit(grip);
      },
      cancel: () => {
        this.grip = null;
        this.state = this.start;
        this.see(this.state.window);
      },
      key: (grip, count, factor) => this.byKey(grip, keyed(this.state, this.scene, grip, count, factor)),
      edge: (grip, side) => this.byKey(grip, edged(this.state, this.scene, grip, side)),
      fit: () => this.press("fit"),
    };
  }

  isLocked(grip) {
    return Boolean(this.scene?.locked.includes(grip));
  }

  /** Before a class the keys that turn pages shrink and grow ε, whatever is in focus but a handle or a field. */
  present(event) {
    const turn = TURNS[event.key];
    if (!this.scene?.presenting || !turn || event.target.closest?.("input, textarea, [role=slider]")) return;
    if (event.key === " " && event.target.closest?.("button,summary,a")) return;
    event.preventDefault();
    this.press(turn);
  }

  byKey(grip, state) {
    this.shrinking.stop();
    this.to(state);
    this.later(grip);
  }

  /** A button. */
  press(name) {
    const { step, window } = this.state;
    if (this.isLocked(MOVES[name])) return undefined;
    if (name === "shrink") return this.shrink();
    if (name === "lens") return this.toggleLens();
    if (name === "step") return this.take(tenth(step, this.scene.limits));
    if (name === "back") return this.take(tenfold(step, this.largest));
    if (name === "side") return this.take(-step);
    this.shrinking.stop();
    const [x, y] = this.focus();
    const next = {
      in: () => zoomWindow(window, x, y, 1 / ZOOM),
      out: () => zoomWindow(window, x, y, ZOOM),
      closer: () => this.closer(),
      fit: () => this.home,
    }[name];
    if (!next) return undefined;
    this.see(next());
    return this.later("window", WINDOW_REST);
  }

  toggleLens() {
    if (this.inset.reason) return this.picture.hint(this.inset.reason);
    this.inset.wanted = !this.inset.shown;
    return this.show();
  }

  /** Greyed, with the reason, where there is nothing to look at; still in reach, to be read. */
  showLensButton() {
    const { reason, shown } = this.inset;
    set(this.lensButton, "aria-pressed", shown);
    set(this.lensButton, "aria-disabled", reason !== "");
    set(this.lensButton, "title", reason || LENS_TITLE);
  }

  /** What the buttons zoom about: the point where it is in sight, else the middle. */
  focus() {
    const { x, y } = this.state.window;
    const { point, holeValue } = this.view;
    const seen = point >= x[0] && point <= x[1] && holeValue >= y[0] && holeValue <= y[1];
    return seen ? [point, holeValue] : [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  }

  closer() {
    const { point, holeValue, window } = this.view;
    const { width, height } = this.picture.box;
    const y = Number.isFinite(holeValue) ? holeValue : (window.y[0] + window.y[1]) / 2;
    return closerWindow(window, point, y, width, height);
  }

  toStep(step) {
    this.to({ ...this.state, step });
  }

  /** The point or the step moved. */
  to(state) {
    this.state = state;
    this.show();
  }

  /** The window moved: the frame after this one draws it, however many moves come before. */
  see(window) {
    this.state = { ...this.state, window: boundWindow(window, this.scene.limits) };
    if (this.looking) return;
    this.looking = requestAnimationFrame(() => {
      this.looking = 0;
      this.picture.look(this.state.window);
      this.show();
    });
  }

  /** The play stops: under a hand that is on the picture where it is, under any other where it began. */
  restAt(touched) {
    this.shrinking.stop();
    if (!this.root.contains(touched)) this.state = { ...this.state, step: this.scene.step };
    this.show();
  }

  async fetchPlotly() {
    await super.fetchPlotly();
    if (this.scene.greeting && this.plotly) this.firstMinute.begin();
  }

  commit(gesture) {
    if (this.firstMinute.playing) this.firstMinute.over();
    else this.firstMinute.did(gesture);
    super.commit(gesture);
  }

  outcome(gesture) {
    const { point, step, window } = this.state;
    return { state: JSON.stringify([point, step, window]), commit: { point, step, window, gesture } };
  }

  letGo() {
    super.letGo();
    cancelAnimationFrame(this.looking);
    this.looking = 0;
  }

  settle(fresh, before) {
    if (fresh) this.letGo();
    if (fresh && before) this.firstMinute.did("function");
    if (fresh || !this.ahead) {
      const { point, step, window, answered } = this.scene;
      this.state = { point, step, window };
      this.telling.hear(JSON.stringify([point, step, window]), answered);
    }
    this.showLocks();
    this.home = this.scene.home ?? (fresh ? this.scene.window : this.home);
  }

  look() {
    if (JSON.stringify(this.picture.window) !== JSON.stringify(this.state.window)) this.picture.look(this.state.window);
  }

  /** What is locked looks and reads so. */
  showLocks() {
    for (const grip of ["point", "step"]) {
      this.picture.handles[grip].setAttribute("aria-disabled", String(this.isLocked(grip)));
    }
    this.picture.overlay.toggleAttribute("data-still", this.isLocked("window"));
    for (const button of this.buttons) button.disabled = this.isLocked(MOVES[button.dataset.do]);
    this.slider.disabled = this.isLocked("step");
  }

  draw() {
    this.picture.draw(this.scene.curve, this.scene.others, this.state.window);
  }

  show() {
    this.view = viewOf(this.scene, this.state);
    this.picture.move(this.view);
    this.inset.show(this.scene.f, this.view, this.scene);
    // What the page says outside of the plot is of the scene as the server knows it.
    this.root.toggleAttribute("data-ahead", this.view.point !== this.scene.point || this.view.step !== this.scene.step);
    const said = texts(this.view);
    this.say(said);
    for (const row of this.rows) row.toggleAttribute("data-long", row.children[1].textContent.length > LONG_TEXT);
    this.mirrorRow.hidden = !said["name-mirror"];
    this.showFurther(furtherTexts(this.view));
    this.showControls();
  }

  /** A row for each value further out that k is made of. */
  showFurther(rows) {
    while (this.further.childElementCount > rows.length) this.further.lastElementChild.remove();
    while (this.further.childElementCount < rows.length) {
      const row = document.createElement("p");
      row.className = "de-row";
      row.append(document.createElement("b"), document.createElement("span"));
      this.further.append(row);
    }
    rows.forEach((row, i) => { row.forEach((text, j) => { write(this.further.children[i].children[j], text); }); });
  }

  showControls() {
    const { point, step, window, second } = this.view;
    const said = handleTexts(this.view);
    const { handles } = this.picture;
    const [low, high] = window.x;
    const right = Math.sign(second - point) * Math.sign(step) || 1;
    const ends = [(low - point) * right, (high - point) * right];
    setSlider(handles.point, point, Math.min(low, point), Math.max(high, point), said.point);
    setSlider(handles.step, step, Math.min(...ends, step), Math.max(...ends, step), said.step);
    this.showLensButton();
    this.showStep(step);
    if (this.moving) return;
    const lens = this.inset.shown ? ` ${say("browser-in-the-lens", { lens: this.inset.lens.describe() })}` : "";
    this.section.setAttribute("aria-label", labelOf(this.view, this.scene.text));
    this.picture.plot.setAttribute("aria-label", describe(this.view) + lens);
  }
}

/** @type {import("../plots/scene.js").Mount<import("../plots/scene.js").Scene>} */
export const mount = mounting(".deriv-explorer", Explorer);
