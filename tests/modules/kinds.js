// Some kinds of verdict as the server says them: of each only what it has of its own.

const facts = (own) => ({
  exists: false, answer: "No.", spoken: "no tangent exists there", legend: "no tangent here", noSlope: "none", tangents: [],
  limits: [], hasValue: true, gap: "", noCircle: "", unsettled: "", twoSided: "", ...own,
});

export const KINDS = {
  differentiable: facts({ exists: true, answer: "Yes.", tangents: [["slope", 0]], limits: ["slope"] }),
  corner: facts({ tangents: [["left", -1], ["right", 1]], limits: ["left", "right"] }),
  vertical_tangent: facts({ answer: "Yes, a vertical one.", tangents: [["upright", 0]] }),
  jump: facts({ gap: "jump" }),
  undefined: facts({ gap: "undefined", hasValue: false }),
  pending: facts({ exists: null, answer: "", noSlope: "…" }),
};

/** A verdict with what its kind means. */
export const verdict = (kind, own = {}) => ({
  kind, is: KINDS[kind], slope: null, leftSlope: null, rightSlope: null, reason: "", ...own,
});
