// What can be saved of a plot: its SVG, a PNG of that, and a page of its own. Made here; nothing is sent.
//
// A stage is { plot, overlay, size, title, description, ground }: the element Plotly drew in, the SVG above it,
// both of that size, and the words for those who cannot see it. The ground is the page's where none is named.

const SVG_NAMES = "http://www.w3.org/2000/svg";
const SHARPNESS = 2;
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const STYLES = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap",
  "stroke-linejoin", "opacity", "paint-order", "font-size", "font-weight", "font-style", "font-variant-numeric",
  "text-anchor", "dominant-baseline",
];
const NUMBERS_IN_PIXELS = ["stroke-dasharray", "stroke-width"];
const FOR_HANDS_ONLY = ".de-reach, .de-halo";
const SPOKEN = /^(aria-|role$|tabindex$|data-|class$|style$|pointer-events$)/;

const slug = (text, longest) => {
  const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  return letters.slice(0, longest).replace(/-+$/, "");
};

/** A file's name without its ending, which every system takes: derivative-w-2-at-3. */
export function fileName(text, point, { longestName }) {
  const at = point.replaceAll("−", "-").replace(/^-/, "minus ");
  return `derivative-${slug(text, longestName) || "of-a-function"}-at-${slug(at, longestName) || "a-point"}`;
}

/** Whether an element is there to be seen; definitions are needed all the same. */
function isSeen({ localName }, { display, visibility, opacity }) {
  return localName === "defs" || (display !== "none" && visibility !== "hidden" && opacity !== "0");
}

function stripWords(copy) {
  for (const { name } of [...copy.attributes]) if (SPOKEN.test(name)) copy.removeAttribute(name);
}

/** Writes an element's computed looks into its copy's attributes, and leaves out what is not for a picture. */
function settleLooks(original, copy) {
  const style = getComputedStyle(original);
  if (!isSeen(original, style) || original.matches(FOR_HANDS_ONLY)) {
    copy.remove();
    return;
  }
  stripWords(copy);
  if (original.localName === "defs") {
    for (const inner of copy.querySelectorAll("*")) stripWords(inner);
    return;
  }
  if (!["svg", "g"].includes(original.localName)) for (const name of STYLES) settle(copy, name, style.getPropertyValue(name));
  else if (style.opacity !== "1") copy.setAttribute("opacity", style.opacity);
  const children = [...copy.children];
  [...original.children].forEach((child, index) => { settleLooks(child, children[index]); });
}

const INITIAL = {
  "fill-opacity": "1", "stroke-opacity": "1", opacity: "1", "stroke-dasharray": "none", "paint-order": "normal",
  "stroke-linecap": "butt", "stroke-linejoin": "miter", "font-style": "normal", "font-weight": "400",
  "font-variant-numeric": "normal", "dominant-baseline": "auto", "text-anchor": "start", stroke: "none",
};

/** What is quite transparent as no colour at all: older readers of SVG take rgba() for black. */
const withoutAlpha = (value) => (/^rgba\(.*, 0\)$/.test(value) ? "none" : value);

function settle(copy, name, value) {
  const isText = copy.localName === "text" || copy.localName === "tspan";
  if (!isText && /^(font|text|dominant)/.test(name)) return;
  const plain = NUMBERS_IN_PIXELS.includes(name) ? value.replaceAll("px", "") : withoutAlpha(value);
  if (plain && plain !== INITIAL[name]) copy.setAttribute(name, plain);
  else copy.removeAttribute(name);
}

/** A copy of an SVG that needs no style sheet. */
function standalone(svg) {
  const copy = svg.cloneNode(true);
  settleLooks(svg, copy);
  return copy;
}

/** The colour of what an element stands on. */
function groundOf(element) {
  for (let at = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (!/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)) return backgroundColor;
  }
  return "#ffffff";
}

function svgElement(name, attributes, text) {
  const made = document.createElementNS(SVG_NAMES, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text) made.textContent = text;
  return made;
}

/** One SVG of all that a stage shows, as text: with a title and a description, and no class, font or address. */
export function svgOf({ plot, overlay, size: { width, height }, title, description, ground }) {
  const root = svgElement("svg", {
    xmlns: SVG_NAMES, width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-labelledby": "title description",
    "font-family": FONT,
  });
  root.append(
    svgElement("title", { id: "title" }, title),
    svgElement("desc", { id: "description" }, description),
    svgElement("rect", { width, height, fill: ground ?? groundOf(plot) }),
  );
  for (const layer of [...plot.querySelectorAll(".main-svg"), overlay]) {
    const copy = standalone(layer);
    for (const [name, value] of Object.entries({ x: 0, y: 0, width, height })) copy.setAttribute(name, String(value));
    root.append(copy);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** A PNG of a stage, twice as sharp as the screen needs. */
export async function pngOf(stage) {
  const url = URL.createObjectURL(new Blob([svgOf(stage)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(stage.size.width * SHARPNESS);
    canvas.height = Math.round(stage.size.height * SHARPNESS);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
  } finally {
    URL.revokeObjectURL(url);
  }
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
// Inside a script element no "<" may begin anything.
const asScript = (value) => JSON.stringify(value).replaceAll("<", "\\u003c");

/**
 * A page of its own with a Plotly figure that can be zoomed: { title, description, caption, colours, data, layout },
 * where the caption is a list of [name, text]. `plotly` is the library's own text.
 */
export function htmlOf({ title, description, caption, colours, data, layout }, plotly) {
  const rows = caption.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`).join("");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
body { max-width: 60rem; margin: 1.5rem auto; padding: 0 1rem; font: 1rem/1.5 ${FONT}; color: ${colours.ink}; background: ${colours.ground}; }
h1 { font-size: 1.25rem; }
#figure { width: 100%; height: 32rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.25rem 1rem; font-variant-numeric: tabular-nums; }
dt { color: ${colours.quiet}; } dd { margin: 0; }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<div id="figure" role="img" aria-label="${escaped(description)}"></div>
<dl>${rows}</dl>
<script>${plotly.replace(/<\/(script)/gi, "<\\/$1")}</script>
<script>Plotly.newPlot("figure", ${asScript(data)}, ${asScript(layout)}, { responsive: true, displaylogo: false });</script>
</body>
</html>
`;
}

/** Hands a file to the browser's downloads. */
export function download(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Saves a stage as `name`.svg. */
export function saveSvg(stage, name) {
  download(svgOf(stage), `${name}.svg`, "image/svg+xml");
}

/** Saves a stage as `name`.png. */
export async function savePng(stage, name) {
  download(await pngOf(stage), `${name}.png`);
}

/** Saves a figure as `name`.html, with the Plotly.js that the page itself was given. */
export async function saveHtml(figure, name, plotlyUrl) {
  const answer = await fetch(plotlyUrl, { cache: "force-cache" });
  if (!answer.ok) throw new Error("Plotly.js did not load");
  download(htmlOf(figure, await answer.text()), `${name}.html`, "text/html");
}

/**
 * A <details> with buttons marked data-save="png" and so on, as a menu: closed by a choice, by Escape, and by a
 * click elsewhere. `save(kind)` does the saving.
 */
export function openSaveMenu(details, save, signal) {
  const summary = details.querySelector("summary");
  const close = (backToButton) => {
    details.open = false;
    if (backToButton) summary.focus();
  };
  details.addEventListener("click", (event) => {
    const kind = event.target.closest("[data-save]")?.dataset.save;
    if (!kind) return;
    close(true);
    save(kind);
  }, { signal });
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    close(true);
  }, { signal });
  document.addEventListener("pointerdown", (event) => {
    if (details.open && !event.composedPath().includes(details)) close(false);
  }, { signal });
}
