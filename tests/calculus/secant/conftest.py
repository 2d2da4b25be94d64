"""A busy machine must not turn a series into a definition here: the tests wait for the higher derivatives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from deriv_core.calculus.secant import expansion


@pytest.fixture(autouse=True, scope="package")
def patience() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expansion, "SECONDS", 20.0)
        yield
