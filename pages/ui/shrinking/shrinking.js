// The page about a shrinking ε: one handle moves the lens, the graph of the slope, the ledger's row and the error.

import { tenth } from "../plots/animation.js";
import { Controller, mounting } from "../plots/controller.js";
import { compile } from "../plots/evaluator.js";
import { within } from "../plots/geometry.js";
import { Lens } from "../plots/lens.js";
import { formatNumber, keyStep, roundToPixel, toDigits, withSign } from "../plots/numbers.js";
import { noteWords, texts } from "../plots/readout.js";
import { setSlider } from "../plots/stage.js";
import { keyed } from "../plots/state.js";
import { viewOf } from "../plots/view.js";
import { Errors } from "./errors.js";
import { Ledger } from "./ledger.js";
import { listenToSaveMenus } from "./saving.js";
import { Slopes, circlesOf, slopesCaption } from "./slopes.js";
import { say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */

const USUAL = 3;
const NOUGHT_REACH = 7;
const KEYS = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

const capital = (words) => (words.startsWith("ε") ? words : words.charAt(0).toUpperCase() + words.slice(1));

/**
 * What is said below the lens.
 *
 * @param {View} view
 */
function lensCaption(view) {
  const note = noteWords(view);
  const parts = [view.step === 0 ? "" : say("browser-window-follows"), note && `${capital(note)}.`];
  if (view.tangents.some(([slope]) => Number.isFinite(slope))) parts.push(say("browser-heights-stretched"));
  if (view.scheme.isSecant && !view.scheme.asksAtPoint && view.is.exists) parts.push(say("browser-difference-of-slopes"));
  if (!view.scheme.isSecant) parts.push(say("browser-several-values"));
  return parts.filter(Boolean).join(" ");
}

/**
 * The difference as the algebra's part and the rounding, or "" where there is no algebra for it.
 *
 * @param {View} view
 */
export function splitWords(view, part) {
  const error = view.quotient - view.derivative;
  if (!Number.isFinite(error) || !Number.isFinite(part)) return "";
  const signed = (x) => `${x < 0 ? "−" : "+"} ${formatNumber(Math.abs(toDigits(x, 4)))}`;
  const first = withSign(part, formatNumber(toDigits(part, 10)));
  const rounding = error - part;
  if (rounding === 0) return say("browser-split-no-rounding", { part: first });
  return say("browser-split", { part: first, rounding: signed(rounding) });
}

/** What the scheme is called that the ledger has besides those of the first look, or "". */
const furtherLabel = (schemes) => schemes[USUAL]?.label ?? "";

/** @extends {Controller<import("../plots/scene.js").ShrinkingScene>} */
class ShrinkingPage extends Controller {
  constructor(root) {
    super(root);
    this.nought = root.querySelector("[data-do=nought]");
    this.sheet = root.querySelector(".de-sheet");
    this.remarks = root.querySelector(".de-remarks");
    this.lens = new Lens(this.sheet.querySelector(".de-lens"));
    this.slopes = new Slopes(root);
    this.errors = new Errors(root);
    this.ledger = new Ledger(root, (step) => this.take(step * (Math.sign(this.state.step) || 1)));
    this.listen();
  }

  get stages() {
    return [this.slopes, this.errors];
  }

  /** ε as it was last, where the picture is at ε = 0. */
  get step() {
    return this.lastStep;
  }

  get largest() {
    return 1;
  }

  get drawing() {
    const { slopes, ledger, point, scheme } = this.scene;
    return JSON.stringify([slopes, ledger, point, scheme]);
  }

  listen() {
    super.listen();
    const { signal } = this.off;
    const { overlay, handle } = this.slopes;
    overlay.addEventListener("pointerdown", (event) => this.grasp(event), { signal });
    overlay.addEventListener("pointermove", (event) => this.drag(event), { signal });
    overlay.addEventListener("pointerup", (event) => this.lift(event), { signal });
    overlay.addEventListener("pointercancel", (event) => this.cancel(event), { signal });
    handle.addEventListener("keydown", (event) => this.key(event), { signal });
    listenToSaveMenus(this, signal);
  }

  press(name) {
    if (name === "shrink") return this.shrink();
    const { step } = this.state;
    if (name === "step") return this.take(tenth(this.lastStep, this.scene.limits));
    if (name === "side") return this.take(-(step || this.lastStep));
    if (name === "nought") return this.take(step === 0 ? this.lastStep : 0);
    return undefined;
  }

  /** A finger or a mouse on the graph of the slope takes ε wherever it comes down. */
  grasp(event) {
    if (event.button !== 0 || !this.state) return;
    this.shrinking.stop();
    this.box = this.slopes.overlay.getBoundingClientRect();
    const at = event.clientX - this.box.left;
    const [x, y] = this.slopes.handle.pixel;
    const near = Math.hypot(at - x, event.clientY - this.box.top - y) < 24;
    // A finger that comes down beside the handle may be about to scroll the page: ε waits until it moves along or lifts.
    const waits = event.pointerType === "touch" && !near;
    this.grip = { offset: near ? x - at : 0, id: event.pointerId, waits, step: this.state.step, lastStep: this.lastStep };
    // A synthetic pointer cannot be captured; the drag works without.
    try { this.slopes.overlay.setPointerCapture(event.pointerId); } catch { /* see above */ }
    this.slopes.handle.focus({ preventScroll: true });
    event.preventDefault();
    if (!waits) this.drag(event);
  }

  drag(event) {
    if (!this.grip || event.pointerId !== this.grip.id) return;
    this.grip.waits = false;
    const { slopes } = this;
    const [low, high] = slopes.window.x;
    const x = slopes.toData(event.clientX - this.box.left + this.grip.offset, 0)[0];
    const near = Math.abs(x) * slopes.scaleX < NOUGHT_REACH;
    this.toStep(near ? 0 : roundToPixel(within(x, low, high), (high - low) / 800));
  }

  lift(event) {
    if (!this.grip || event.pointerId !== this.grip.id) return;
    if (this.grip.waits) this.drag(event);
    this.grip = null;
    this.commit("step");
  }

  /** The browser took the finger for itself, to scroll the page: nothing has been done. */
  cancel(event) {
    if (!this.grip || event.pointerId !== this.grip.id) return;
    const { step, lastStep } = this.grip;
    this.grip = null;
    this.lastStep = lastStep;
    this.toStep(step);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey) return;
    const [low, high] = this.slopes.window.x;
    const count = KEYS[event.key];
    const edge = { Home: low, End: high }[event.key];
    if (count === undefined && edge === undefined) return;
    event.preventDefault();
    if (edge !== undefined) return this.take(edge);
    return this.take(this.afterKey(count, event.shiftKey ? 10 : event.altKey ? 0.1 : 1));
  }

  /** Right is up for ε, whatever the scheme; on the way through 0 it stops there, where k is 0/0. */
  afterKey(count, factor) {
    const { step } = this.state;
    const [low, high] = this.slopes.window.x;
    const unit = keyStep(high - low) * factor;
    if (step === 0) return Math.sign(count) * toDigits(Math.min(unit, Math.abs(this.lastStep)), 3);
    const towardsNought = Math.sign(count) === -Math.sign(step);
    if (towardsNought && Math.abs(step) * this.slopes.scaleX < NOUGHT_REACH) return 0;
    const next = keyed(this.state, { scheme: { near: 1 } }, "step", count, factor).step;
    return next * step < 0 ? 0 : next;
  }

  toStep(step) {
    this.state = { ...this.state, step };
    if (step !== 0) this.lastStep = step;
    this.show();
  }

  /** ε = 0 is for looking only. */
  outcome() {
    const { step } = this.state;
    return step === 0 ? null : { state: step, commit: { step } };
  }

  isFresh(before) {
    return super.isFresh(before) || before.point !== this.scene.point || before.scheme.name !== this.scene.scheme.name;
  }

  settle(fresh, before) {
    const { point, step, window, slopes, answered } = this.scene;
    // Another function or scheme with the ε that the host knows of: the one in the hands goes on with it.
    const kept = before && step === this.telling.told && this.state.step !== step;
    const mid = fresh && kept && this.shrinking.running;
    if (fresh) this.shrinking.stop();
    if (mid) this.take(this.state.step);
    if (!kept && (fresh || !this.ahead)) {
      this.state = { point, step, window };
      this.lastStep = step;
      this.telling.hear(step, answered);
    }
    this.state = { ...this.state, point, window };
    this.vanishing = this.vanishingOf(this.scene);
    this.slopesScene = { curve: JSON.parse(slopes.curve), window: slopes.window };
    this.view = viewOf(this.scene, this.state);
  }

  /** The error that algebra has at a step; NaN where only the server could tell. */
  vanishingOf({ vanishingProgram, vanishingHere, step }) {
    if (vanishingProgram) return compile(vanishingProgram);
    return (at) => (at === step && vanishingHere !== null ? vanishingHere : NaN);
  }

  draw() {
    const { ledger } = this.scene;
    this.slopes.draw(this.slopesScene, circlesOf(this.view.verdict));
    this.root.querySelector(".de-errors").toggleAttribute("data-none", !ledger.errorWindow);
    if (ledger.errorWindow) this.errors.draw(ledger, ledger.errorWindow);
    this.ledger.draw(ledger, this.view);
    this.remarks.replaceChildren(...ledger.remarks.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }));
    this.placeLens();
  }

  placeLens() {
    const { clientWidth, clientHeight } = this.sheet.parentElement;
    this.sheet.setAttribute("viewBox", `0 0 ${clientWidth} ${clientHeight}`);
    this.lens.place({ left: 0.5, top: 0.5, width: Math.max(clientWidth, 160) - 1, height: Math.max(clientHeight, 160) - 1 });
  }

  show() {
    this.view = viewOf(this.scene, this.state);
    const { view, scene } = this;
    const circles = circlesOf(view.verdict);
    this.root.toggleAttribute("data-ahead", this.lastStep !== scene.step);
    this.lens.show(scene.f, view, scene, this.lastStep);
    this.slopes.move(view, circles);
    if (scene.ledger.errorWindow) this.errors.move(view, scene.ledger);
    this.ledger.move(view);
    const said = { ...texts(view), ...this.captions(view, circles) };
    this.say(said);
    this.showControls(view, said);
  }

  /** @param {View} view */
  captions(view, circles) {
    const zero = view.step === 0;
    const nought = Number.isNaN(view.value) ? say("browser-not-defined") : say("browser-nought-not-defined");
    const { errorWindow } = this.scene.ledger;
    return {
      ...(zero ? { step: "= 0", quotient: nought, error: say("browser-not-defined") } : {}),
      "lens-caption": lensCaption(view),
      "slopes-caption": slopesCaption(view, circles),
      "errors-title": errorWindow ? say("browser-errors-title", { slope: view.words["name-derivative"] }) : say("browser-errors-title-none"),
      split: zero ? "" : splitWords(view, this.vanishing(view.step)),
      "ledger-caption": this.scene.ledger.caption,
      "key-further": furtherLabel(this.scene.ledger.schemes),
    };
  }

  /** @param {View} view */
  showControls(view, said) {
    const { step } = view;
    const [low, high] = this.slopes.window.x;
    const k = Number.isNaN(view.quotient) ? say("browser-is-not-defined") : `≈ ${formatNumber(view.quotient)}`;
    const words = step === 0 ? say("browser-nought-spoken") : `ε = ${formatNumber(step)}, ${say(view.scheme.isSecant ? "browser-slope-of-secant-k" : "browser-the-quotient-k")} ${k}`;
    setSlider(this.slopes.handle, step, Math.min(low, step), Math.max(high, step), words);
    this.nought.setAttribute("aria-pressed", String(step === 0));
    this.showStep(step);
    if (this.moving) return;
    this.slopes.plot.setAttribute("aria-label", say("browser-slopes-graph", { low: formatNumber(low), high: formatNumber(high), caption: said["slopes-caption"], now: words }));
    this.sheet.setAttribute("aria-label", say("browser-lens-picture", { place: `${view.words["name-point"]} = ${formatNumber(view.point)}`, lens: this.lens.describe() }));
    this.errors.plot.setAttribute("aria-label", say("browser-errors-graph", { remarks: this.scene.ledger.remarks.join(" ") }));
  }
}

/** @type {import("../plots/scene.js").Mount<import("../plots/scene.js").ShrinkingScene>} */
export const mount = mounting(".deriv-shrinking", ShrinkingPage);
