"""The filters of the pages: values of the read models in the same words as at the terminal."""

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

WORDS = {
    "ask": ask,
    "attachment": attachment,
    "clock": clock,
    "day": day_or_dash,
    "explained": explanation_sentences,
    "kind": kind,
    "moment": moment,
    "party": party,
    "regime": regime,
    "standing": standing,
    "watcher": watcher,
}
"""By the names that templates use."""
