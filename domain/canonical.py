"""One way to write a value as bytes: what is hashed or compared must not depend on who wrote it."""

import json
from typing import Any


def canonical_json(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return JSON in UTF-8 with sorted keys, no spaces and nothing escaped that need not be.

    Raises `ValueError` on NaN and infinities, which are no JSON, and on half a surrogate
    pair, which is no UTF-8.
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode()
