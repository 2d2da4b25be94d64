// The host that Streamlit is: it hands a module its scene and takes its commits. This text travels with each of
// them, so all else is in the module, a file that the browser keeps.

const shown = new WeakMap();

export default async function ({ data, parentElement, setTriggerValue }) {
  const before = shown.get(parentElement);
  // Another server took over, with modules of its own.
  if (before && before.module !== data.module) before.leave();
  const root = parentElement.querySelector(".deriv-plot");
  try {
    const { mount } = await import(new URL(data.module, document.baseURI).href);
    root?.classList.remove("de-failed", "de-bare");
    const leave = mount(parentElement, data.scene, (commit) => setTriggerValue("commit", commit));
    shown.set(parentElement, { module: data.module, leave });
    return leave;
  } catch (error) {
    console.error(error);
    root?.classList.add("de-failed", "de-bare");
    return undefined;
  }
}
