"""How a due day came to be, in sentences for people."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from domain.terms.dutch import day


def explanation_sentences(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence a step, then what had no effect and why, and what is left open in law."""
    for step in told["steps"]:
        yield step["text"]
    for each in told["rejected"]:
        yield f"Zonder gevolg: {each['reason']}"
    for each in told["alternatives"]:
        yield (
            f"Anders gelezen ({each['setting']}: {each['value']}) is de laatste dag"
            f" {day(date.fromisoformat(each['due']))}."
        )
