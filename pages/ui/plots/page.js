// What a plot asks of the page it stands in: Plotly.js, whether the ground is dark, the palette.

const plotlyLoads = new Map();

/** Plotly.js, loaded once a page from the address the server gives. */
export function loadPlotly(url) {
  if (globalThis.Plotly) return Promise.resolve(globalThis.Plotly);
  if (!plotlyLoads.has(url)) {
    plotlyLoads.set(url, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url;
      script.onload = () => resolve(globalThis.Plotly);
      script.onerror = () => {
        plotlyLoads.delete(url);
        reject(new Error("Plotly.js did not load"));
      };
      document.head.append(script);
    }));
  }
  return plotlyLoads.get(url);
}

/** Whether the ground the page stands on is dark. */
function isDark(root) {
  const [red, green, blue] = (getComputedStyle(root.querySelector(".de-ground")).backgroundColor.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** Marks the root with the theme its page has; whether that is another one than before. */
export function followTheme(root) {
  const theme = isDark(root) ? "dark" : "light";
  if (root.dataset.theme === theme) return false;
  root.dataset.theme = theme;
  return true;
}

/** The computed "rgb(255, 128, 0)" as "#ff8000"; of what has left the document nothing is computed. */
const hexOf = (colour) => `#${(colour.match(/\d+/g) ?? ["0", "0", "0"]).slice(0, 3).map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;

/** The palette as the style sheet has it on this ground. */
export function readPalette(root) {
  const probe = root.appendChild(document.createElement("span"));
  probe.style.forcedColorAdjust = "none";
  const colours = {};
  for (const name of ["ink", "quiet", "ground", "hairline", "tangent", "secant", "rise", "error"]) {
    probe.style.color = `var(--de-${name})`;
    colours[name] = hexOf(getComputedStyle(probe).color);
  }
  probe.remove();
  return { colours, font: getComputedStyle(root).fontFamily };
}
