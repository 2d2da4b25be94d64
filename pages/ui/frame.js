// What every page needs of the browser: what is said and done when the line to the server is cut and when it is there
// again (see line.js), its history, its keys, and fields marked.

import { keepHistory, showHistory } from "./history.js";
import { say } from "./plots/words.js";

const SETTLED = 100;
// A line that is there again so soon was not worth a word.
const NOTICED = 1500;
const PATIENCE = 8000;
const STILL = "[data-testid='stApp'][data-test-script-state='notRunning']";
const WIDE = ".st-key-formulas > *, [class*='st-key-formulas-'] > *, [class*='st-key-prose_'] .katex-display, .st-key-algebra_lines [data-testid='stMarkdown'], [class*='st-key-steps_lines'] [data-testid='stMarkdown'], .st-key-steps_outline [data-testid='stMarkdown'], .st-key-steps_forms [data-testid='stMarkdown'], .st-key-steps_rules [data-testid='stMarkdown']";

/** Says that the server is away, while it is; Streamlit's own words are for whoever started the server. */
function watchLine(run, signal) {
  const notice = document.createElement("div");
  notice.className = "de-away";
  notice.setAttribute("role", "status");
  // In the application: its ground is light or dark as that is.
  (document.querySelector(".stApp") ?? document.body).append(notice);
  let [waiting, left, cut] = [0, null, false];
  /** @returns {HTMLElement | null} */
  const close = () => document.querySelector("[role='dialog'] [aria-label='Close']");
  /** What is pressed before the script has run would not be heard: see style.css. */
  const goOn = (latest) => {
    if (!document.querySelector(STILL) && performance.now() < latest) waiting = setTimeout(goOn, SETTLED, latest);
    else delete document.documentElement.dataset.line;
  };
  const dialogs = new MutationObserver(() => close()?.click());
  window.addEventListener("derivative-explorer-line-cut", () => {
    if (cut) return;
    cut = true;
    document.documentElement.dataset.line = "cut";
    // Fields are locked while there is nobody to hear them, and lose the focus.
    left = document.activeElement;
    waiting = setTimeout(() => { notice.textContent = say("browser-away"); }, NOTICED);
    dialogs.observe(document.body, { childList: true, subtree: true });
  }, { signal });
  window.addEventListener("derivative-explorer-line-there", () => {
    cut = false;
    clearTimeout(waiting);
    notice.textContent = "";
    dialogs.disconnect();
    setTimeout(() => {
      // A fragment is unknown to the server a learner comes back to, until the whole script has run there once.
      run();
      if (document.activeElement === document.body) left?.focus();
      left = null;
      waiting = setTimeout(goOn, SETTLED, performance.now() + PATIENCE);
    }, SETTLED);
  }, { signal });
  signal.addEventListener("abort", () => {
    clearTimeout(waiting);
    dialogs.disconnect();
    notice.remove();
  });
}

/** What is opened is read from its top: under another heading is another page, or another lesson. */
function openAtTop(main) {
  const heading = main.querySelector("h1")?.textContent;
  if (!heading || heading === window.derivativeExplorerHeading) return;
  if (window.derivativeExplorerHeading && !location.hash) main.scrollTo(0, 0);
  window.derivativeExplorerHeading = heading;
}

/** An arrow in a group of which one is chosen chooses, as everywhere; Streamlit's group only moves the focus. */
function chooseByArrow({ key, target }) {
  if (!key?.startsWith("Arrow") || !target.closest?.("[data-testid='stButtonGroup'] [role='radiogroup']")) return;
  setTimeout(() => {
    const now = /** @type {HTMLElement} */ (document.activeElement);
    if (now !== target && now.matches("[role='radio'][aria-checked='false']")) now.click();
  });
}

/** A formula wider than its place scrolls; whoever has no mouse must be able to get there. */
function reachByKeys(element) {
  const wide = element.scrollWidth > element.clientWidth + 1;
  if (wide === element.hasAttribute("tabindex")) return;
  if (wide) {
    element.setAttribute("tabindex", "0");
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", say("browser-formula-scrolls"));
    element.addEventListener("scroll", showMore);
    showMore({ target: element });
  } else {
    for (const name of ["tabindex", "role", "aria-label", "data-more"]) element.removeAttribute(name);
    element.removeEventListener("scroll", showMore);
  }
}

/** Where there is more to the right a formula fades. */
function showMore({ target }) {
  target.toggleAttribute("data-more", target.scrollLeft + target.clientWidth < target.scrollWidth - 1);
}

/** On a phone the pages are behind a button that Streamlit calls after a sidebar nobody knows of. */
function nameMenu() {
  document.querySelector("[data-testid='stExpandSidebarButton']")?.setAttribute("aria-label", say("browser-menu"));
}

let told = 0;

/** Ties what is wrong to its field, for those who hear the page: `problems_<key>` tells of the widget of that key. */
function markFields(main) {
  const faulty = new Map();
  for (const problem of main.querySelectorAll("[class*='st-key-problems_']")) {
    const key = /st-key-problems_(\S+)/.exec(problem.className)[1];
    const wanted = `.st-key-${key} :is(input[type='text'], textarea, [role='radiogroup'], [role='toolbar'])`;
    let near = problem;
    while (near !== main && !near.querySelector(wanted)) near = near.parentElement;
    problem.id ||= `problem-${(told += 1)}`;
    const field = near.querySelector(wanted);
    if (field) faulty.set(field, problem.id);
  }
  for (const field of main.querySelectorAll("[data-problems]")) {
    if (faulty.has(field)) continue;
    for (const name of ["data-problems", "aria-invalid", "aria-describedby"]) field.removeAttribute(name);
  }
  for (const [field, id] of faulty) {
    // A bar of buttons, such as the panels to show, can be described, but not be called invalid.
    const invalid = field.matches("[role='toolbar']") ? {} : { "aria-invalid": "true" };
    const wanted = { "data-problems": "", ...invalid, "aria-describedby": id };
    for (const [name, value] of Object.entries(wanted)) if (field.getAttribute(name) !== value) field.setAttribute(name, value);
  }
}

function watchPage(signal) {
  const main = document.querySelector("[data-testid='stMain']") ?? document.body;
  let waiting = 0;
  const look = () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => {
      document.querySelectorAll(WIDE).forEach(reachByKeys);
      nameMenu();
      openAtTop(main);
      markFields(main);
    });
  };
  const changes = new MutationObserver(look);
  changes.observe(main, { childList: true, subtree: true });
  window.addEventListener("resize", look, { signal });
  signal.addEventListener("abort", () => changes.disconnect());
  look();
}

/** Sees to the page from now on; `send` asks for a full run. */
export function mount(place, scene, send) {
  const off = new AbortController();
  watchLine(() => send(Date.now()), off.signal);
  keepHistory();
  if (scene.undoable) showHistory(place.querySelector("span"), off.signal);
  document.addEventListener("keydown", chooseByArrow, { capture: true, signal: off.signal });
  watchPage(off.signal);
  return () => off.abort();
}
