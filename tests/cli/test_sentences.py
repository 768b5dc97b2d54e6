"""What people read: who recorded a line, when where that matters, and one that is not called many."""

from typing import Any

import pytest

from cli import backup
from projections.sentences import recorded

LINE = {
    "by": "behandelaar-1",
    "role": "handler",
    "occurred": "2026-07-01T08:00:00+00:00",
    "recorded": "2026-07-01T21:59:00+00:00",
}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "door behandelaar-1, behandelaar"),
        (
            {"recorded": "2026-07-01T22:00:00+00:00"},
            "door behandelaar-1, behandelaar; vastgelegd op 02-07-2026 00:00, 1 dag later",
        ),
        (
            {"recorded": "2026-11-25T10:00:00+00:00"},
            "door behandelaar-1, behandelaar; vastgelegd op 25-11-2026 11:00, 147 dagen later",
        ),
        ({"by": "het systeem", "role": "system"}, "door het systeem"),
    ],
)
def test_a_line_of_the_story_tells_by_whom_and_whether_it_was_typed_in_later(
    fields: dict[str, Any], told: str
) -> None:
    assert recorded(LINE | fields) == told


@pytest.mark.parametrize(
    ("lost", "told"),
    [(0, "Dat zijn 0 gebeurtenissen."), (1, "Dat is 1 gebeurtenis."), (2, "Dat zijn 2 gebeurtenissen.")],
)
def test_what_a_restore_lost_is_counted_in_dutch(lost: int, told: str) -> None:
    assert backup.lost_in_words(lost) == told
