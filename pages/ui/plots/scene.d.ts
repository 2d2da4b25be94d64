// What a host hands over and what it is told. Python's scene_data is held to this by tests/pages/test_scene_types.py.

/** Postfix code: numbers and names of operations; see evaluator.js. */
export type Program = (number | string)[];
export type Interval = [number, number];
/** A difference quotient: the sum of times · f(w + offset · ε), over divisor · ε; see deriv_core/calculus/scheme.py. */
export interface Scheme {
  name: string;
  label: string;
  counts: [offset: number, times: number][];
  divisor: number;
  order: number;
  /** The offset of the point that hands move. */
  near: number;
  /** The side it looks to: 1 where w + ε lies, 0 for both. */
  side: number;
  isSecant: boolean;
  asksAtPoint: boolean;
}
/** A number, without bound, or none. */
export type Slope = number | "oo" | "-oo" | null;
export type Gesture = "point" | "step" | "window";

export interface Window {
  x: Interval;
  y: Interval;
}

export interface Names {
  function: string;
  variable: string;
}

/** Whether a tangent exists, as the core's classify_point says it. */
export interface Verdict {
  kind: string;
  slope: Slope;
  leftSlope: Slope;
  rightSlope: Slope;
  reason: string;
}

/** A slope that a verdict carries, or that of an upright line. */
export type CarriedSlope = "slope" | "left" | "right" | "upright";

/** What a kind of verdict means for a tangent, and its words; see deriv_core/calculus/verdict/kinds.py. */
export interface VerdictFacts {
  exists: boolean | null;
  answer: string;
  spoken: string;
  legend: string;
  noSlope: string;
  tangents: [carried: CarriedSlope, side: -1 | 0 | 1][];
  limits: CarriedSlope[];
  hasValue: boolean;
  gap: "" | "jump" | "undefined";
  noCircle: string;
  unsettled: string;
  twoSided: string;
}

/** A verdict beside what its kind means. */
export interface Judged extends Verdict {
  is: VerdictFacts;
}

/** A point where the drag shows another verdict; a named one attracts it. */
export interface SpecialPoint extends Verdict {
  x: number;
  named: boolean;
}

/** Null is no finite number. */
export type Dot = [number | null, number | null];

/** What the text `curve` of a scene holds. */
export interface Curve {
  pieces: { x: (number | null)[]; y: (number | null)[] }[];
  openDots: Dot[];
  closedDots: Dot[];
  asymptotes: number[];
}

/** Exact plain texts at the scene's point and step; empty where there is none. */
export interface Exact {
  point: string;
  value: string;
  /** The other values that the quotient is made of, by their offset in steps. */
  samples: Record<string, string>;
  derivative: string;
  quotient: string;
  error: string;
}

/** How far hands may go: ε shrinks from 1 by so many decades, to the smallest there is; see deriv_core/limits.py. */
export interface Limits {
  smallestStep: number;
  decades: number;
  widestWindow: number;
  /** Of a function or a point, in the name of a file. */
  longestName: number;
}

export interface Scene {
  names: Names;
  program: Program;
  derivativeProgram: Program;
  point: number;
  step: number;
  scheme: Scheme;
  window: Window;
  home: Window | null;
  /** A Curve as JSON. */
  curve: string;
  specialPoints: SpecialPoint[];
  verdict: Verdict | null;
  /** By the name of a kind, and of a verdict still looked for ("pending"). */
  kinds: Record<string, VerdictFacts>;
  limits: Limits;
  exact: Exact;
  plotlyUrl: string;
  moreDigits: boolean;
  text: string;
  others: Dot[];
  locked: Gesture[];
  /** Whether the page's arrow keys, and a presenter's clicker, move ε. */
  presenting: boolean;
  /** Whether the visit begins with this picture. */
  greeting: boolean;
  /** The sequence of the last commit that the host has taken account of. */
  answered: number;
  /** The marks of the large parts that come with it, and of those left out, which the page holds; see resent.js. */
  marks?: Record<string, string>;
  same?: Record<string, string>;
}

export interface LedgerEntry {
  quotient: number | null;
  error: number | null;
  ratio: number | null;
  digits: number | null;
}

export interface LedgerRow {
  step: number;
  taken: number;
  entries: Record<string, LedgerEntry>;
}

export interface ErrorCurve {
  steps: number[];
  errors: number[];
}

export interface LedgerData {
  schemes: Scheme[];
  rows: LedgerRow[];
  errors: Record<string, { floats: ErrorCurve; exact: ErrorCurve }>;
  errorWindow: Window | null;
  predictions: Record<string, number>;
  remarks: string[];
  caption: string;
}

/** The scene of the page about a shrinking ε. */
export interface ShrinkingScene extends Scene {
  slopes: { curve: string; window: Window };
  ledger: LedgerData;
  vanishingProgram: Program | null;
  vanishingHere: number | null;
}

/** A function of one number, from its program; see evaluator.js. */
export type Evaluated = (x: number) => number;

/** A scene as the browser works with it: its programs compiled, its curve read, and the words that go with it. */
export type Read<S extends Scene> = Omit<S, "curve" | "verdict" | "specialPoints"> & {
  verdict: Judged | null;
  specialPoints: (SpecialPoint & Judged)[];
  /** Texts that change with the function, its derivative, its curve, and what is drawn of it. */
  key: string;
  slopeKey: string;
  curveText: string;
  drawing: string;
  curve: Curve;
  f: Evaluated;
  slope: Evaluated;
  words: Record<string, string>;
};

/** Where hands have put things. */
export interface Hands {
  point: number;
  step: number;
  window: Window;
}

/** A slope, and the side its half line is on: 0 for a whole line. */
export type Tangent = [slope: number, side: -1 | 0 | 1];

/** What is drawn and said of a scene for one position of the hands. Numbers that are not there are NaN. */
export interface View extends Hands {
  names: Names;
  words: Record<string, string>;
  scheme: Scheme;
  /** The function, without a value at the point where what was typed has none there. */
  at: Evaluated;
  value: number;
  /** Where the point hangs when it has no value: at the hole. */
  holeValue: number;
  /** Where the secant starts and ends, and its heights there. */
  ends: Interval;
  startValue: number;
  endValue: number;
  /** The second point. */
  second: number;
  handleValue: number;
  /** All points that the quotient is made of. */
  samples: { offset: number; x: number; value: number }[];
  /** A point on the line with the slope k. */
  anchor: Interval;
  quotient: number;
  /** Null while only the server can tell. */
  verdict: Judged | null;
  /** What the kind of the verdict means, that of one still looked for included. */
  is: VerdictFacts;
  derivative: number;
  tangents: Tangent[];
  asymptotes: number[];
  /** What the secant steps over. */
  crossing: "" | "jump" | "undefined";
  /** Whether ε is too small for the second point to be another one. */
  drowned: boolean;
  exact: Exact;
  moreDigits: boolean;
}

/** What a gesture left behind; the sequence counts them. */
export interface Commit {
  point?: number;
  step: number;
  window?: Window;
  gesture?: Gesture;
  sequence: number;
  /** The marks of the large parts of scenes that the page holds; see resent.js. */
  held?: string[];
}

/** The drawing of a computation graph. */
export interface GraphScene {
  places: { name: string; value: string; slope: string; column: number; row: number }[];
  links: { from: string; to: string; slope: string }[];
  spoken: string;
}

/** What a browser keeps of a question: see `Kept` in pages/ui/lessons/predict_block.py. */
export interface KeptAnswer {
  first: string;
  /** When that was, in seconds. */
  at: number;
  /** What is committed now; null while it is tried again. */
  last: string | null;
  tries: number;
}

/** What a browser keeps of a place: its answers by their questions, and when it was opened. */
export interface Memory {
  answers: Record<string, KeptAnswer>;
  opened?: number;
}

export interface MemoryScene {
  place: string;
  known: Memory;
}

export type Send = (commit: Commit | (Memory & { sequence: number })) => void;
/** How a host shows a scene; what it gives takes the plot away. */
export type Mount<S> = (place: ParentNode, scene: S, send: Send) => () => void;
