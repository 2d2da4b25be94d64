// What the explorer hands over to be saved: its stage, or its figure with the numbers beside it.

import { fileName, openSaveMenu, saveHtml, savePng, saveSvg } from "../plots/export.js";
import { cutLine } from "../plots/geometry.js";
import { formatNumber } from "../plots/numbers.js";
import { describe, furtherTexts, texts } from "../plots/readout.js";
import { say } from "../plots/words.js";

/** @typedef {import("../plots/scene.js").View} View */

const CAPTION = ["point", "step", "value", "mirror", "shifted", "quotient", "derivative", "error"];

/**
 * J(w) = w^2 at w = 3, in plain text.
 *
 * @param {View} view
 */
function titleOf(view, text) {
  const { function: name, variable } = view.names;
  return say("browser-title-at", { function: `${name}(${variable})${text ? ` = ${text}` : ""}`, place: `${variable} = ${placeOf(view)}` });
}

/**
 * The picture of w^2 at w = 3: what tells it from the others on a page, in few words.
 *
 * @param {View} view
 */
export function labelOf(view, text) {
  return say("browser-picture-of", { function: text || view.names.function, place: `${view.names.variable} = ${placeOf(view)}` });
}

/** @param {View} view */
const placeOf = (view) => view.exact.point || formatNumber(view.point);

/** @param {import("./picture.js").Picture} picture @param {View} view @param {string} text */
function stageOf({ plot, overlay, size, colours }, view, text) {
  return { plot, overlay, size, title: titleOf(view, text), description: describe(view), ground: colours.ground };
}

/**
 * The numbers as [name, text], with the verdict.
 *
 * @param {View} view
 */
function captionOf(view) {
  const said = texts(view);
  const named = (key) => ({ step: "ε", quotient: "k", error: say("browser-difference") })[key] ?? said[`name-${key}`];
  const numbers = CAPTION.map((key) => [named(key), said[key]]).filter(([name]) => name);
  return [...numbers, ...furtherTexts(view), [say("browser-tangent"), `${said.verdict} ${said.reason}`.trim()]];
}

/**
 * The drag's lines and points as traces of Plotly's.
 *
 * @param {View} view
 */
function lineTraces(view, colours) {
  const { window, anchor } = view;
  const trace = (ends, name, style) => ends && {
    x: ends.map(([x]) => x), y: ends.map(([, y]) => y), type: "scatter", mode: "lines", name, line: { width: 2, ...style },
  };
  const k = texts(view).quotient;
  const line = view.scheme.isSecant ? say("browser-secant-slope", { slope: k.replace(/^= /, "") }) : say("browser-line-of-slope-value", { k });
  const dots = [
    ...view.samples.map(({ x, value }) => [x, value, colours.secant]),
    [view.point, view.value, colours.ink],
  ].filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
  return [
    trace(cutLine(...anchor, view.quotient, 0, window), line, { color: colours.secant }),
    ...view.tangents.map(([slope, side]) => trace(cutLine(view.point, view.value, slope, side, window),
      say("browser-tangent-slope", { slope: Number.isFinite(slope) ? formatNumber(slope) : say("browser-without-bound") }), { color: colours.tangent, dash: "dash" })),
    {
      x: dots.map(([x]) => x), y: dots.map(([, y]) => y), type: "scatter", mode: "markers", name: say("browser-points"), showlegend: false,
      marker: { size: 11, color: dots.map(([, , colour]) => colour), line: { color: colours.ground, width: 2 } },
    },
  ].filter(Boolean);
}

/**
 * The picture as a Plotly figure with hover and zoom.
 *
 * @param {import("./picture.js").Picture} picture
 * @param {View} view
 * @param {string} text
 */
function figureOf({ plot, colours }, view, text) {
  const { function: name, variable } = view.names;
  const [, asymptotes, curve, ...dots] = plot.data;
  const axis = (text, range) => ({ title: { text }, range: [...range], gridcolor: colours.hairline, zerolinecolor: colours.quiet });
  return {
    title: titleOf(view, text),
    description: describe(view),
    caption: captionOf(view),
    colours,
    data: [
      { ...curve, name: `${name}(${variable})`, hoverinfo: "x+y" },
      ...[asymptotes, ...dots].map((trace) => ({ ...trace, showlegend: false, hoverinfo: "x+y" })),
      ...lineTraces(view, colours),
    ],
    layout: {
      paper_bgcolor: colours.ground,
      plot_bgcolor: colours.ground,
      font: { color: colours.quiet },
      margin: { t: 16, r: 16, b: 48, l: 64 },
      legend: { orientation: "h", x: 0, y: 1.1 },
      xaxis: axis(variable, view.window.x),
      yaxis: axis(`${name}(${variable})`, view.window.y),
    },
  };
}

/** Lets the bar's menu save the explorer's picture; `now()` gives { picture, view, scene }. */
export function listenToSaveMenu(root, now, signal) {
  openSaveMenu(root.querySelector(".de-save"), (kind) => {
    const { picture, view, scene } = now();
    const name = fileName(scene.text, placeOf(view), scene.limits);
    if (kind === "svg") return saveSvg(stageOf(picture, view, scene.text), name);
    if (kind === "png") return savePng(stageOf(picture, view, scene.text), name);
    return saveHtml(figureOf(picture, view, scene.text), name, scene.plotlyUrl);
  }, signal);
}
