"""Practice cases: typed inputs with their meaning, hostile inputs, published derivatives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def read(name: str) -> list[dict[str, Any]]:
    """The rows of one file of cases."""
    return [json.loads(line) for line in (_FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
