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

/** The palette as the style sheet has it, so that it stands in one place. */
export function readPalette(root) {
  const style = getComputedStyle(root);
  const colours = {};
  for (const name of ["ink", "quiet", "ground", "hairline", "tangent", "secant", "rise", "error"]) {
    colours[name] = style.getPropertyValue(`--de-${name}`).trim();
  }
  return { colours, font: style.fontFamily };
}
