"""Pages run in-process, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.learners_python import LearnersPython, learners_python

PAGES = Path(__file__).parents[2] / "pages"


@pytest.fixture
def open_page() -> Callable[..., AppTest]:
    """Open a page: ``open_page("explore.py", f="w^3", at="2")`` gives the address's values."""

    def open_one(name: str, **query: str) -> AppTest:
        page = AppTest.from_file(str(PAGES / name), default_timeout=60)
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return open_one


@pytest.fixture
def explore(open_page: Callable[..., AppTest]) -> Callable[..., AppTest]:
    """Open the Explore page."""
    return lambda **query: open_page("explore.py", **query)


@pytest.fixture(scope="session")
def python(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LearnersPython]:
    """What runs a script as whoever takes it along would."""
    with learners_python(tmp_path_factory.mktemp("said") / "said") as running:
        yield running
