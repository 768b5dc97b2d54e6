"""What a search in the open cases answers: names are opened to look, and shown nowhere."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from domain.value import Frozen
from projections.answers.names import title
from projections.answers.worklist import WorklistRow
from projections.paging import place_by_due

LOOKED_AT = 1000
"""Cases whose names are opened in one search. More is another search, which somebody has to ask for."""

Rows = Sequence[Mapping[str, Any]]


class Found(Frozen):
    """The cases that were found, of how many that were looked at, and the place after which to look on."""

    rows: tuple[WorklistRow, ...]
    looked_at: int
    following: str | None

    @classmethod
    def told(cls, rows: Rows, text: str, today: date, plain: Mapping[str, str]) -> "Found":
        """Return which of these rows of the table have all words of the text."""
        words = _plain(text).split()
        last = rows[-1] if len(rows) == LOOKED_AT else None
        return cls(
            rows=tuple(
                WorklistRow.told(row, today, plain)
                for row in rows
                if words and all(word in _looked_in(row, plain) for word in words)
            ),
            looked_at=len(rows),
            following=None if last is None else place_by_due(last["next_due"], last["opened"]),
        )


def refs_to_look_at(rows: Rows) -> set[str]:
    """Return the references that a search opens."""
    initiators = {ref for row in rows for ref in row["initiators"]}
    return initiators | {ref for row in rows for ref in (row["title"], row["handler"]) if ref}


def _looked_in(row: Mapping[str, Any], plain: Mapping[str, str]) -> str:
    names = (plain[ref] for ref in row["initiators"] if ref in plain)
    return _plain("\n".join([row["number"] or "", title(plain, row), *names]))


def _plain(text: str) -> str:
    """The letters alone: who types `zoe` finds Zoë."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in bare if not unicodedata.combining(each))
