// A plot under somebody's hands, on whatever page: it is given scenes, and tells what a gesture left behind.
//
// A host is anything that has the plot's markup and style on its page, imports the plot's module and calls its
// mount(place, scene, send): again for each scene it has, with `scene.answered` the `sequence` of the last commit
// that the scene takes account of. What mount gives takes the plot away.

import { Shrinking } from "./animation.js";
import { formatNumber } from "./numbers.js";
import { followTheme, loadPlotly, readPalette } from "./page.js";
import { write } from "./stage.js";
import { decadesOf, stepOfDecades } from "./state.js";
import { held, whole } from "./resent.js";
import { Telling } from "./telling.js";
import { readScene } from "./view.js";

// Between the last of some presses or turns and the telling of it.
const REST = 400;

/**
 * The mount of a plot's module. It mounts the plot on the element `selector` in `place`, or goes on with the one
 * that is there. What an earlier call gave takes nothing away that a later one goes on with.
 *
 * @template {import("./scene.js").Scene} S
 * @param {string} selector
 * @param {new (root: HTMLElement) => Controller<S>} Plot
 * @returns {import("./scene.js").Mount<S>}
 */
export function mounting(selector, Plot) {
  const kept = new WeakMap();
  return (place, scene, send) => {
    const root = /** @type {HTMLElement} */ (place.querySelector(selector));
    const mounted = kept.get(root) ?? { plot: new Plot(root), times: 0 };
    kept.set(root, mounted);
    mounted.times += 1;
    const { times } = mounted;
    mounted.plot.telling.send = (commit) => send({ ...commit, held: held() });
    mounted.plot.load(whole(scene));
    return () => {
      if (mounted.times !== times) return;
      mounted.plot.stop();
      kept.delete(root);
    };
  };
}

/** @returns {string | undefined} what the button is for that was pressed */
const pressed = (target) => target.closest("[data-do]")?.dataset.do;

/**
 * What the plots share; the first of its methods are for each of them to fill in.
 *
 * @template {import("./scene.js").Scene} S
 */
export class Controller {
  /** @returns {import("./stage.js").Stage[]} what Plotly draws on */
  get stages() { return []; }

  /** The ε that hands move. */
  get step() { return NaN; }

  /** Where the shrinking starts anew. */
  get largest() { return 1; }

  /** A text that changes with what draw() draws. */
  get drawing() { return ""; }

  /**
   * Where things are, now that a scene has come.
   *
   * @param {boolean} _fresh
   * @param {import("./scene.js").Read<S>} [_before]
   */
  settle(_fresh, _before) {}

  /** Draws what stands still. */
  draw() {}

  /** The scene draws what is drawn: at most the window is another one. */
  look() {}

  /** Shows everything that moves. */
  show() {}

  /**
   * ε is elsewhere.
   *
   * @param {number} _step
   */
  toStep(_step) {}

  /**
   * A button.
   *
   * @param {string} _name
   */
  press(_name) {}

  /**
   * What a gesture tells, and what the host will know then.
   *
   * @param {import("./scene.js").Gesture} _gesture
   * @returns {{ state: unknown, commit: Omit<import("./scene.js").Commit, "sequence"> } | null}
   */
  outcome(_gesture) { return null; }

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {import("./scene.js").Read<S>} what the host gave last */
    this.scene = null;
    /** @type {import("./scene.js").Hands} where the hands are */
    this.state = null;
    /** @type {NodeListOf<HTMLElement>} */
    this.places = root.querySelectorAll("[data-text]");
    /** @type {HTMLInputElement} */
    this.slider = root.querySelector(".de-range");
    this.status = root.querySelector("[role=status]");
    this.shrinkButton = root.querySelector("[data-do=shrink]");
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.telling = new Telling();
    // What the hands hold, or null.
    this.grip = null;
    this.shrinking = new Shrinking({
      read: () => this.step,
      write: (step) => this.toStep(step),
      done: () => this.commit("step"),
    });
    this.off = new AbortController();
  }

  /**
   * Whether a scene asks another question than the one before, so that the hands start anew.
   *
   * @param {import("./scene.js").Read<S>} [before]
   */
  isFresh(before) {
    return before?.key !== this.scene.key;
  }

  /**
   * A scene from the host: another question replaces everything, the same scene changes nothing.
   *
   * @param {S} data
   */
  load(data) {
    const before = this.scene;
    this.scene = readScene(data, before);
    this.telling.heard(this.scene.answered);
    const fresh = this.isFresh(before);
    this.slider.max = String(this.scene.limits.decades);
    this.settle(fresh, before);
    const repainted = followTheme(this.root) || !this.stages[0].colours;
    if (repainted) for (const stage of this.stages) stage.paint(readPalette(this.root));
    const { drawing } = this;
    if (fresh || repainted || drawing !== this.drawn) this.draw();
    else this.look();
    this.drawn = drawing;
    this.show();
    this.fetchPlotly();
  }

  async fetchPlotly() {
    if (this.plotly) return;
    try {
      this.plotly = await loadPlotly(this.scene.plotlyUrl);
      for (const stage of this.stages) stage.plotly = this.plotly;
      this.draw();
      this.show();
      this.root.classList.add("de-ready");
    } catch {
      this.root.classList.add("de-failed");
    }
  }

  listen() {
    const { signal } = this.off;
    this.root.addEventListener("click", (event) => {
      const name = pressed(event.target);
      if (name && this.state) this.press(name);
    }, { signal });
    this.slider.addEventListener("input", () => {
      this.take(stepOfDecades(Number(this.slider.value), Math.sign(this.step), this.scene.limits));
    }, { signal });
    this.slider.addEventListener("pointerup", () => this.later("step", 0), { signal });
    // A host whose line may be cut says so; a page without one says nothing.
    window.addEventListener("derivative-explorer-line-cut", () => this.telling.lose(), { signal });
    window.addEventListener("derivative-explorer-line-there", () => this.telling.find(), { signal });
    this.resized = new ResizeObserver(() => this.resize());
    for (const stage of this.root.querySelectorAll(".de-stage")) this.resized.observe(stage);
  }

  stop() {
    this.off.abort();
    this.resized.disconnect();
    this.letGo();
    this.telling.stop();
    for (const stage of this.stages) stage.leave();
  }

  /** What was under way is not told any more. */
  letGo() {
    this.telling.cancel();
    this.shrinking.stop();
  }

  resize() {
    if (!this.scene) return;
    this.draw();
    this.show();
  }

  /** ε as somebody chose it, told to the host after a rest. */
  take(step) {
    this.shrinking.stop();
    this.toStep(step);
    this.later("step", REST);
  }

  shrink() {
    if (this.shrinking.running) this.shrinking.pause();
    else this.shrinking.start(this.largest, this.calm.matches);
    this.shrinking.showOn(this.shrinkButton);
  }

  get moving() {
    return this.grip !== null || this.shrinking.running;
  }

  /** Whether the hands are ahead of the host, so that its answer to an older gesture must not pull them back. */
  get ahead() {
    return this.moving || this.telling.isAhead(this.scene.answered);
  }

  later(gesture, rest = REST) {
    this.telling.later(() => this.commit(gesture), rest);
  }

  /** Tells the host where things are now, unless it knows. */
  commit(gesture) {
    this.telling.cancel();
    this.show();
    const outcome = this.outcome(gesture);
    if (outcome) this.telling.tell(outcome.state, outcome.commit);
  }

  /** Writes texts into the places that the markup has for them. */
  say(texts) {
    for (const place of this.places) if (place.dataset.text in texts) write(place, texts[place.dataset.text]);
  }

  /** What moves ε, as it stands: `step` is what the picture shows, which on some plots may be 0. */
  showStep(step) {
    if (document.activeElement !== this.slider || this.shrinking.running) this.slider.value = String(decadesOf(this.step, this.scene.limits));
    this.slider.setAttribute("aria-valuetext", `ε = ${formatNumber(step)}`);
    this.shrinking.showOn(this.shrinkButton);
    this.status.setAttribute("aria-busy", String(this.moving));
  }
}
