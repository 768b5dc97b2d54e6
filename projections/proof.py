"""What shows that a letter was sent, and what became of it: out of the facts alone (Awb 2:25)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from domain import events as e
from domain.events import Channel
from domain.fact import StoredFact
from domain.letters.message_id import message_id
from domain.sealed import Text

OfLetter = (
    e.LetterPrepared
    | e.LetterDispatched
    | e.LetterUncertain
    | e.LetterUnsent
    | e.LetterSettled
    | e.LetterBounced
)


class Checker(Protocol):
    """What opens references and tells whether what lies there is what was sealed."""

    def open(self, refs: Iterable[str]) -> Mapping[str, str]:
        """Return the plain strings by reference; what was erased is absent."""
        ...

    def compare(self, digests: Mapping[str, str]) -> Mapping[str, bool | None]:
        """Return for each reference whether what lies there is what its digest says."""
        ...


def proof_of(facts: Sequence[StoredFact], number: int, vault: Checker) -> dict[str, Any] | None:
    """Return the whole way of a letter, in order, or nothing where there is no letter of that number.

    `occurred` is what was recorded, `committed_at` when the ledger had it. `matches` tells whether the text
    in the vault has the digest that stands in the fact; it is nothing where the text was erased.
    """
    of_letter = [each for each in facts if _number(each) == number]
    if not of_letter or not isinstance(prepared := of_letter[0].fact.event, e.LetterPrepared):
        return None
    compared = vault.compare({text.ref: text.digest for text in (prepared.document, prepared.address)})
    municipality = getattr(facts[0].fact.event, "municipality", "")
    by_email = prepared.channel is Channel.EMAIL
    return {
        "case": facts[0].fact.case,
        "number": facts[0].number,
        "letter": number,
        "sort": prepared.sort.value,
        "channel": prepared.channel.value,
        "message_id": message_id(facts[0].fact.case, number, municipality) if by_email else None,
        "template": {"version": prepared.template, "sha256": prepared.template_sha256},
        "document": {"digest": prepared.document.digest, "matches": compared[prepared.document.ref]},
        "address": {"digest": prepared.address.digest, "matches": compared[prepared.address.ref]},
        "again": prepared.again,
        "replaced_by": _replaced_by(facts, number),
        "way": [_line(each, vault) for each in of_letter],
    }


def _number(stored: StoredFact) -> int | None:
    event = stored.fact.event
    return event.letter if isinstance(event, OfLetter) else None


def _replaced_by(facts: Sequence[StoredFact], number: int) -> int | None:
    events = (each.fact.event for each in facts)
    later = [each.letter for each in events if isinstance(each, e.LetterPrepared) and each.again == number]
    return later[-1] if later else None


def _line(stored: StoredFact, vault: Checker) -> dict[str, Any]:
    """One fact of its way, with what was said about it opened."""
    event = stored.fact.event
    told: dict[str, Any] = {
        "version": stored.fact.version,
        "topic": event.topic,
        "occurred": event.occurred.isoformat(),
        "recorded": stored.fact.stamp.recorded.isoformat(),
        "committed_at": stored.committed_at.isoformat(),
        "position": stored.position,
    }
    for name in _TOLD:
        value = getattr(event, name, None)
        if isinstance(value, Text):
            told[name] = vault.open([value.ref]).get(value.ref, "(gewist)")
        elif value is not None:
            told[name] = value
    return told


_TOLD = ("step", "reference", "answer", "brought", "untaken", "code", "outcome", "status", "evidence")
