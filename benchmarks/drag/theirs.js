// The same scene in JSXGraph: the curve, a glider, its tangent, the second point at a distance ε, the secant
// through both, the run, the rise and the numbers.
const f = (x) => x * x;
const step = 1;
const board = JXG.JSXGraph.initBoard("board", {
  boundingbox: [-4, 20, 5, -4], axis: true, showCopyright: false, showNavigation: false,
});
const curve = board.create("functiongraph", [f, -4, 5]);
const p = board.create("glider", [3, 9, curve], { id: "P", size: 6, withLabel: false });
const end = () => p.X() + step;
const q = board.create("point", [end, () => f(end())], { size: 5, withLabel: false });
board.create("tangent", [p], { dash: 2 });
board.create("line", [p, q]);
const corner = board.create("point", [end, () => p.Y()], { visible: false });
board.create("segment", [p, corner], { dash: 1 });
board.create("segment", [corner, q]);
const slope = JXG.Math.Numerics.D(f);
const number = (x) => Number(x.toPrecision(7));
const k = () => (q.Y() - p.Y()) / step;
const said = [
  () => `w = ${number(p.X())}`,
  () => `J(w) = ${number(p.Y())}`,
  () => `J(w + ε) = ${number(q.Y())}`,
  () => `k = ${number(k())}`,
  () => `dJ/dw = ${number(slope(p.X()))}`,
  () => `difference = ${number(k() - slope(p.X()))}`,
];
said.forEach((text, row) => { board.create("text", [-3.8, 19 - 1.2 * row, text]); });
Object.assign(globalThis, { board, glider: p });
