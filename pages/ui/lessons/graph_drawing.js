// The drawing of a computation graph: boxes with values, arrows with the slope of each link.

const WIDE = 148;
const HIGH = 104;
const BOX = { width: 92, height: 46 };
const MARGIN = 14;
const SVG = "http://www.w3.org/2000/svg";

/** The middle of a place, in pixels. */
export function middle({ column, row }) {
  return [MARGIN + BOX.width / 2 + column * WIDE, MARGIN + BOX.height / 2 + row * HIGH];
}

/** From the edge of one box to the edge of the other, along the line between their middles. */
export function arrow(from, to) {
  const [[ax, ay], [bx, by]] = [middle(from), middle(to)];
  const share = (half, along) => (along === 0 ? Infinity : half / Math.abs(along));
  const out = Math.min(share(BOX.width / 2 + 3, bx - ax), share(BOX.height / 2 + 3, by - ay), 0.5);
  return [ax + (bx - ax) * out, ay + (by - ay) * out, bx - (bx - ax) * out, by - (by - ay) * out];
}

export function size(places) {
  const last = (key) => Math.max(...places.map((place) => place[key]));
  return [2 * MARGIN + BOX.width + last("column") * WIDE, 2 * MARGIN + BOX.height + 22 + last("row") * HIGH];
}

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

function drawnLink({ from, to, slope }) {
  const [x1, y1, x2, y2] = arrow(from, to);
  const label = { class: "slope", x: (x1 + x2) / 2, y: (y1 + y2) / 2 - 6, "text-anchor": "middle" };
  return [element("line", { x1, y1, x2, y2, "marker-end": "url(#head)" }), element("text", label, slope)];
}

function drawnPlace(place) {
  const [x, y] = middle(place);
  const box = { x: x - BOX.width / 2, y: y - BOX.height / 2, ...BOX, rx: 8 };
  const below = { class: "slope", x, y: y + BOX.height / 2 + 17, "text-anchor": "middle" };
  return [
    element("rect", box),
    element("text", { x, y: y + 5, "text-anchor": "middle" }, `${place.name} ${place.value}`),
    ...(place.slope ? [element("text", below, place.slope)] : []),
  ];
}

/**
 * Draws the graph of a scene in a place.
 *
 * @type {import("../plots/scene.js").Mount<import("../plots/scene.js").GraphScene>}
 */
export function mount(place, { places, links, spoken }) {
  const root = place.querySelector(".drawing");
  const [width, height] = size(places);
  const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "aria-label": spoken });
  const head = element("marker", { id: "head", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, orient: "auto" });
  head.append(element("path", { d: "M0 0 8 4 0 8z" }));
  const names = Object.fromEntries(places.map((place) => [place.name, place]));
  const arrows = links.map((link) => ({ ...link, from: names[link.from], to: names[link.to] }));
  svg.append(head, ...arrows.flatMap(drawnLink), ...places.flatMap(drawnPlace));
  root.replaceChildren(svg);
  return () => svg.remove();
}
