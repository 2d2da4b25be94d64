// What the page hands over to be saved: the lens, the graph of the slope, the size of the error.

import { fileName, openSaveMenu, savePng, saveSvg } from "../plots/export.js";
import { formatNumber } from "../plots/numbers.js";
import { say } from "../plots/words.js";

/** The plots by name as stages: { plot, overlay, size, description }. */
function stagesOf({ slopes, errors, sheet, lens }) {
  const { clientWidth: width, clientHeight: height } = sheet.parentElement;
  const words = (element) => element.getAttribute("aria-label");
  return {
    lens: { plot: sheet.parentElement, overlay: lens.group.ownerSVGElement, size: { width, height }, description: words(sheet) },
    slopes: { plot: slopes.plot, overlay: slopes.overlay, size: slopes.size, description: words(slopes.plot) },
    errors: { plot: errors.plot, overlay: errors.overlay, size: errors.size, description: words(errors.plot) },
  };
}

/** Lets each plot's menu save it. */
export function listenToSaveMenus(page, signal) {
  for (const menu of page.root.querySelectorAll(".de-save")) {
    const { plot } = menu.dataset;
    openSaveMenu(menu, (kind) => {
      const { scene, view } = page;
      const place = view.exact.point || formatNumber(view.point);
      const { function: name, variable } = view.names;
      const title = say("browser-title-of", {
        title: say(`browser-title-${plot}`), function: `${name}(${variable}) = ${scene.text}`, place: `${variable} = ${place}`,
      });
      const stage = { ...stagesOf(page)[plot], title, ground: page.slopes.colours.ground };
      const file = `${fileName(scene.text, place, scene.limits)}-${plot}`;
      return kind === "svg" ? saveSvg(stage, file) : savePng(stage, file);
    }, signal);
  }
}
