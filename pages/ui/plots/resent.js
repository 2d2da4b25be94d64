// The large parts of a scene are sent once: a commit says which the page holds, and the host leaves them out.

// More than the scenes of a page have at a time.
const MOST = 24;
const parts = new Map();

/** The marks of all parts that the page holds, to go with a commit. */
export const held = () => [...parts.keys()];

/**
 * A scene with what its host left out, which the page held when it told of it.
 *
 * @template S
 * @param {S & { marks?: Record<string, string>, same?: Record<string, string> }} scene
 * @returns {S}
 */
export function whole({ marks = {}, same = {}, ...sent }) {
  const scene = /** @type {S} */ ({ ...sent });
  for (const [name, mark] of Object.entries({ ...marks, ...same })) {
    const part = name in same ? parts.get(mark) : scene[name];
    if (part === undefined) throw new ReferenceError(name);
    scene[name] = part;
    parts.delete(mark);
    parts.set(mark, part);
  }
  for (const mark of held().slice(0, -MOST)) parts.delete(mark);
  return scene;
}
