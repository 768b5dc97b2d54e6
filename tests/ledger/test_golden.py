"""Every event ever stored can be read, and would be written again as the same bytes."""

from pathlib import Path
from typing import get_args

import pytest

from domain.events import CaseEvent, Event, TermEvent
from domain.fact import Fact
from ledger.canonical import UnreadableFactError, encode, fact_of, payload, topic
from tests.ledger.examples import CONFIRMED, EVENTS, GROWN, RECEIVED, stamp

GOLDEN = Path(__file__).parent / "golden"
TOPICS = {kind.model_fields["topic"].default for kind in (*get_args(CaseEvent), *get_args(TermEvent))}


def test_every_topic_has_an_example_and_a_golden_copy() -> None:
    assert {event.topic for event in EVENTS} == TOPICS
    assert {file.stem for file in GOLDEN.iterdir()} >= TOPICS | set(GROWN)


@pytest.mark.parametrize("file", sorted(GOLDEN.iterdir()), ids=lambda file: file.stem)
def test_golden_bytes_decode_and_encode_to_themselves(file: Path) -> None:
    stored = file.read_bytes()
    name = file.stem.partition("+")[0]
    fact = fact_of("case", 1, name, stored)
    assert topic(fact) == name
    assert payload(fact) == stored


@pytest.mark.parametrize(("copy", "event"), [*((each.topic, each) for each in EVENTS), *GROWN.items()])
def test_an_example_is_still_written_as_its_golden_copy(copy: str, event: Event) -> None:
    assert encode(event, stamp("command-1")) == (GOLDEN / f"{copy}.json").read_bytes()


def test_bytes_are_sorted_dense_and_plain_utf8() -> None:
    forwarded = next(event for event in EVENTS if event.topic == "case.forwarded.v1")
    written = encode(forwarded, stamp("c"))
    assert written.startswith(b'{"event":{"authority":"provincie Frysl\xc3\xa2n","message":{"digest":')


def test_a_row_under_another_topic_is_refused() -> None:
    fact = Fact(case="a", version=1, event=RECEIVED, stamp=stamp("c"))
    with pytest.raises(UnreadableFactError, match=r"holds case\.initiative"):
        fact_of("a", 1, CONFIRMED.topic, payload(fact))


@pytest.mark.parametrize("stored", [b"", b"{}", b"\xff", b'{"event":{"topic":"case.unknown.v1"}}'])
def test_bytes_that_are_no_event_are_refused(stored: bytes) -> None:
    with pytest.raises(UnreadableFactError):
        fact_of("a", 1, "case.unknown.v1", stored)
