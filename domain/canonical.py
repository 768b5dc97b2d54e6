"""One way to write a value as bytes: what is hashed or compared must not depend on who wrote it."""

import json
from typing import Any


def canonical_json(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return a JSON value with sorted keys and no spaces, as UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
