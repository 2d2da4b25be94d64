"""The browser writes every number as the server does: the same cases, read from one file."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
PLOTS = ROOT / "pages/ui/plots"
WRITTEN = json.loads((ROOT / "tests/cases/numbers.json").read_text())


def test_numbers_are_written_as_on_the_server(browser: Browser) -> None:
    context = browser.new_context()
    readout = re.sub(r"^import .*$", "", (PLOTS / "readout.js").read_text(), flags=re.M)
    module = (PLOTS / "numbers.js").read_text() + readout
    found = context.new_page().evaluate(
        """async ([text, { decimals, exact }]) => {
            const js = await import(`data:text/javascript;base64,${text}`);
            const both = (write) => [write(false), write(true)];
            return {
                decimals: decimals.map(([x]) => [x, ...both((all) => js.formatNumber(Number(x), all))]),
                exact: exact.map(([e, x]) => [e, x, ...both((all) => js.equalOrAbout(e, Number(x), all))]),
            };
        }""",
        [base64.b64encode(module.encode()).decode(), WRITTEN],
    )
    context.close()
    assert found == WRITTEN
