"""Texts packed into one value of an address: JSON, compressed, bounded before and after it is unpacked."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Mapping

LONGEST_PACKED = 6_000
LONGEST_UNPACKED = 24_000
_SIGNS = re.compile(r"[A-Za-z0-9_-]+")


def pack(data: Mapping[str, object]) -> str:
    """Texts as one key's value: JSON, compressed, in the letters an address may hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpack(packed: str) -> dict[str, object] | None:
    """The texts that were packed; None where these are none, or more than there may be."""
    if len(packed) > LONGEST_PACKED or not _SIGNS.fullmatch(packed):
        return None
    try:
        unpacking = zlib.decompressobj()
        raw = unpacking.decompress(
            base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)), LONGEST_UNPACKED
        )
        if not unpacking.eof or unpacking.unused_data:
            return None
        data = json.loads(raw.decode())
    except (ValueError, zlib.error, RecursionError):
        return None
    return data if isinstance(data, dict) else None
