// What every page needs of the browser: a full run after a reconnect, its history, its keys, and fields marked.

const SETTLED = 100;
const WIDE = ".st-key-formulas > *, [class*='st-key-formulas-'] > *, [class*='st-key-prose_'] .katex-display, .st-key-algebra_lines [data-testid='stMarkdown'], [class*='st-key-steps_lines'] [data-testid='stMarkdown'], .st-key-steps_outline [data-testid='stMarkdown'], .st-key-steps_forms [data-testid='stMarkdown'], .st-key-steps_rules [data-testid='stMarkdown']";

/** Tells of every socket that opens from now on. The page's first one is open already. */
function watchSockets() {
  if (window.derivativeExplorerWatchesSockets) return;
  window.derivativeExplorerWatchesSockets = true;
  const Plain = window.WebSocket;
  window.WebSocket = class extends Plain {
    constructor(url, protocols) {
      super(url, protocols);
      this.addEventListener("open", () => window.dispatchEvent(new Event("derivative-explorer-reconnect")));
    }
  };
}

/** A page come to by a link writes what it shows into its bare address: no second entry of the history for that. */
function keepOneEntry() {
  if (window.derivativeExplorerKeepsOneEntry) return;
  window.derivativeExplorerKeepsOneEntry = true;
  const [push, replace] = [history.pushState.bind(history), history.replaceState.bind(history)];
  let [leaving, come] = [false, false];
  history.pushState = (state, title, url) => {
    const same = new URL(url ?? "", location.href).pathname === location.pathname;
    // The next page's query may be here before its path, and comes with that again.
    if (same && leaving) return;
    const fill = come && same && !location.search;
    [leaving, come] = [false, !same];
    (fill ? replace : push)(state, title, url);
  };
  const act = ({ target, type }) => {
    const link = target.closest?.("[data-testid='stTopNavLink'], [data-testid='stSidebarNavLink']");
    [leaving, come] = [type === "click" && !!link && link.pathname !== location.pathname, false];
  };
  for (const kind of ["click", "keydown"]) window.addEventListener(kind, act, true);
  window.addEventListener("popstate", () => { [leaving, come] = [false, false]; }, true);
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
    element.setAttribute("aria-label", "Formula, scrolls sideways");
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
  }
}

/** On a phone the pages are behind a button that Streamlit calls after a sidebar nobody knows of. */
function nameMenu() {
  document.querySelector("[data-testid='stExpandSidebarButton']")?.setAttribute("aria-label", "Menu");
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
export function mount(_place, _scene, send) {
  const off = new AbortController();
  watchSockets();
  keepOneEntry();
  document.addEventListener("keydown", chooseByArrow, { capture: true, signal: off.signal });
  // A fragment is unknown to the server a learner comes back to, until the whole script has run there once.
  window.addEventListener("derivative-explorer-reconnect", () => {
    setTimeout(() => send(Date.now()), SETTLED);
  }, { signal: off.signal });
  watchPage(off.signal);
  return () => off.abort();
}
