"""Pages run in-process, without a browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

EXPLORE = Path(__file__).parents[2] / "pages" / "explore.py"


@pytest.fixture
def explore() -> Callable[..., AppTest]:
    """Open the Explore page: ``explore(f="w^3", at="2")`` gives the address's values."""

    def open_page(**query: str) -> AppTest:
        page = AppTest.from_file(str(EXPLORE), default_timeout=60)
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return open_page
