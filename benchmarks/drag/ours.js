// The explorer without Streamlit: the same module, handed a scene, its commits thrown away.
import mount from "/explorer.js";

const data = await (await fetch("/scene.json")).json();
mount({ data, parentElement: document.body, setTriggerValue: () => {} });
