"""The filters of the pages: values of the read models in the same words as at the terminal."""

from datetime import date

from markupsafe import Markup, escape

from projections.explanation import explanation_sentences
from projections.sentences import (
    ask,
    attachment,
    clock,
    day_or_dash,
    kind,
    moment,
    party,
    regime,
    standing,
    watcher,
)


def day(iso: object, *, provisional: object = False, proposal: object = False) -> Markup:
    """Return an ISO day as it is written here, in one piece, so that no line ends in the middle of it."""
    text = escape(day_or_dash(iso, provisional=provisional, proposal=proposal))
    if not isinstance(iso, str):
        return text
    written, _, marks = text.partition(" ")
    return Markup('<time datetime="{}">{}</time>{}').format(
        date.fromisoformat(iso), written, marks and " " + marks
    )


WORDS = {
    "ask": ask,
    "attachment": attachment,
    "clock": clock,
    "day": day,
    "explained": explanation_sentences,
    "kind": kind,
    "moment": moment,
    "party": party,
    "regime": regime,
    "standing": standing,
    "watcher": watcher,
}
"""By the names that templates use."""
