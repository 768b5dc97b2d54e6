"""The bytes of a fact: one spelling for every content, so that a repeat is byte-equal."""

from domain.canonical import canonical_json
from domain.events import Event
from domain.fact import Fact, Stamp
from domain.value import Frozen


class UnreadableFactError(ValueError):
    """A stored row is not what its topic says, or no event of ours at all."""


class _Payload(Frozen):
    event: Event
    stamp: Stamp


def topic(fact: Fact) -> str:
    """Return the constant under which the event of this fact is stored."""
    return fact.event.topic


def payload(fact: Fact) -> bytes:
    """Return the bytes that are stored and hashed for this fact."""
    return encode(fact.event, fact.stamp)


def encode(event: Event, stamp: Stamp) -> bytes:
    """Return the bytes of an event under its stamp; its place in a case is no part of them."""
    return canonical_json({"event": event.model_dump(mode="json"), "stamp": stamp.model_dump(mode="json")})


def fact_of(case: str, version: int, topic: str, payload: bytes) -> Fact:
    """Return the fact that a stored row holds.

    Raises `UnreadableFactError` where the payload is no event of ours or another than the
    row's topic says: projections choose by topic, and must never be told another story.
    """
    try:
        read = _Payload.model_validate_json(payload)
    except ValueError as error:
        raise UnreadableFactError(f"version {version} of case {case} ({topic}) cannot be read") from error
    if read.event.topic != topic:
        raise UnreadableFactError(
            f"version {version} of case {case} stands under {topic} and holds {read.event.topic}"
        )
    return Fact(case=case, version=version, event=read.event, stamp=read.stamp)
