// The explorer without Streamlit: the same module, handed a scene, its commits thrown away.
import { mount } from "/explorer/explorer.js";

mount(document.body, await (await fetch("/scene.json")).json(), () => {});
