// Labels stand beside their lines and on nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { bestPlace, besideLevel, besideLine, besideUpright, boxOf, crosses, overlap } from "../../pages/ui/explorer/labels.js";

const ROOM = { left: 40, top: 8, right: 780, bottom: 460 };
const nothing = { segments: [], dots: [], labels: [], curve: () => NaN };

test("a text takes room to the side it is anchored at", () => {
  const place = { x: 100, y: 50, text: "ten" };
  assert.equal(boxOf({ ...place, anchor: "start" }).left, 100);
  assert.equal(boxOf({ ...place, anchor: "end" }).right, 100);
  assert.ok(boxOf({ ...place, anchor: "middle" }).left < 100);
});

test("a line crosses a box, or passes it", () => {
  const box = { left: 10, top: 10, right: 30, bottom: 20 };
  assert.ok(crosses(box, [[0, 0], [40, 30]]));
  assert.ok(crosses(box, [[20, 0], [20, 99]]));
  assert.ok(crosses(box, [[12, 12], [13, 13]]));
  assert.ok(!crosses(box, [[0, 0], [40, 5]]));
  assert.ok(!crosses(box, [[5, 0], [5, 99]]));
  assert.ok(!crosses(box, [[0, 0], [9, 9]]));
});

test("a label leaves its place only for one that is clearly better", () => {
  const places = besideLine([[100, 400], [700, 40]], "tangent");
  const first = bestPlace(places, ROOM, nothing);
  assert.equal(first.cost, 0);
  assert.equal(bestPlace(places, ROOM, nothing, 6).index, 6);
  const taken = { ...nothing, labels: [boxOf(places[6])] };
  assert.notEqual(bestPlace(places, ROOM, taken, 6).index, 6);
});

test("the curve is in the way between two looks at it, too", () => {
  const place = { x: 300, y: 200, anchor: "start", text: "a label of some length" };
  assert.equal(bestPlace([place], ROOM, { ...nothing, curve: (x) => 200 + 40 * (x - 340) }).cost, 3);
  assert.equal(bestPlace([place], ROOM, { ...nothing, curve: () => 300 }).cost, 0);
});

test("nothing outside of the picture is a place", () => {
  assert.equal(bestPlace([{ x: 770, y: 50, anchor: "start", text: "out" }], ROOM, nothing), null);
});

/** A sequence that looks like chance and is the same every time. */
function* chance(seed) {
  let state = seed;
  for (;;) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    yield state / 4294967296;
  }
}

test("in 200 scenes of a parabola no two labels overlap, and hardly one lies on a line", () => {
  const next = chance(7);
  const draw = (low, high) => low + (high - low) * next.next().value;
  let [all, onLines] = [0, 0];
  for (let scene = 0; scene < 200; scene += 1) {
    const [bend, tip, height] = [draw(0.0005, 0.004), draw(200, 600), draw(300, 440)];
    const curve = (x) => height - bend * (x - tip) ** 2;
    const [x0, x1] = [draw(100, 500), draw(520, 720)];
    const [y0, y1] = [curve(x0), curve(x1)];
    const slope = -2 * bend * (x0 - tip);
    const at = (x, through) => y0 + through * (x - x0);
    const tangent = [[ROOM.left, at(ROOM.left, slope)], [ROOM.right, at(ROOM.right, slope)]];
    const secant = [[ROOM.left, at(ROOM.left, (y1 - y0) / (x1 - x0))], [ROOM.right, at(ROOM.right, (y1 - y0) / (x1 - x0))]];
    const crowd = { segments: [tangent, secant, [[x0, y0], [x1, y0]], [[x1, y0], [x1, y1]]], dots: [[x0, y0], [x1, y1]], labels: [], curve };
    const lists = [
      besideUpright(x1, [Math.min(y0, y1), Math.max(y0, y1)], "J(w+ε) − J(w)", true),
      besideLevel(y0, [x0, x1], "ε = 1.234", y1 < y0),
      besideLine(tangent, "tangent, slope −2.345678"),
    ];
    const shown = [];
    for (const places of lists) {
      const found = bestPlace(places, ROOM, { ...crowd, labels: shown });
      if (!found) continue;
      const box = boxOf(places[found.index]);
      assert.ok(!shown.some((other) => overlap(box, other)), `scene ${scene}`);
      shown.push(box);
      onLines += found.cost > 0 ? 1 : 0;
    }
    all += shown.length;
  }
  assert.ok(all > 540, `${all} of 600 labels are shown`);
  assert.ok(onLines < 0.08 * all, `${onLines} of ${all} labels lie on a line`);
});
