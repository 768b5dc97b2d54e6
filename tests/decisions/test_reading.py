"""Whatever comes in becomes a command or one Dutch sentence with a stable code; nothing raises."""

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from domain.catalogue import CATALOGUE, transition_named
from domain.command import Command
from domain.decision import Refused
from domain.documents.document import Document
from domain.reading import MOST_BYTES, faults, read
from domain.sealed import Sealer
from domain.terms.counting import legal_day
from domain.transitions.documents import add_attachment

TYPED = "Jan de Geheime 123456789"
"""What somebody typed: it may come back in no sentence."""


ENCLOSED = add_attachment.TRANSITION.example["document"]


@dataclass
class Seals:
    """A sealer that tells what it was given."""

    seen: list[str]

    def seal(self, sort: str, plain: str) -> tuple[str, str]:
        self.seen.append(plain)
        return f"{sort}-1", "0" * 64

    def enclose(self, sha256: str) -> Document | None:
        return Document.example() if sha256 == ENCLOSED else None


def answer(name: str, submission: bytes, sealer: Sealer | None = None) -> Command | Refused:
    transition = transition_named(name)
    assert transition is not None
    return read(transition, submission, sealer or Seals([]))


def example(name: str, **fields: Any) -> bytes:
    transition = transition_named(name)
    assert transition is not None
    filled = {**transition.example, **fields}
    return json.dumps({key: value for key, value in filled.items() if value is not ...}).encode()


def refused(name: str, submission: bytes) -> Refused:
    outcome = answer(name, submission)
    assert isinstance(outcome, Refused), outcome
    assert outcome.sentence.endswith(".")
    assert outcome.sentence[0].isupper()
    assert "\n" not in outcome.sentence
    assert len(outcome.sentence) < 400
    assert TYPED not in outcome.sentence
    return outcome


@pytest.mark.parametrize(
    ("submission", "code"),
    [
        (b"", "invalid-json"),
        (b"{", "invalid-json"),
        (b"null", "invalid-json"),
        (b"[]", "invalid-json"),
        (b"42", "invalid-json"),
        (f'"{TYPED}"'.encode(), "invalid-json"),
        (b"{}", "missing-field"),
        (b"\xff\xfe{}", "invalid-encoding"),
        (b'{"channel": "\xc3("}', "invalid-encoding"),
        (b"\xed\xa0\x80", "invalid-encoding"),
        (b'{"received": "\\ud800"}', "invalid-json"),
        (b'{"received": "\\udc00\\ud800"}', "invalid-json"),
        (b'{"received": "a\\u0000b"}', "invalid-character"),
        (b'{"a\\u0000": 1}', "invalid-character"),
        (b'{"received": "a\x00b"}', "invalid-json"),
        (b'{"received": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "invalid-json"),
        (b"[" * 900_000, "invalid-json"),
        (b'{"a":' * 100_000, "invalid-json"),
        (b"9" * 1_000_000, "invalid-json"),
        (b"x" * (MOST_BYTES + 1), "submission-too-large"),
        (example("receive-completion", received="x" * 10_000_000), "submission-too-large"),
    ],
)
def test_what_is_no_submission(submission: bytes, code: str) -> None:
    assert refused("receive-completion", submission).code == code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"occurred": ...}, "missing-field"),
        ({TYPED: 1}, "unknown-field"),
        ({"recorded": "2026-02-02T10:15:00+01:00"}, "unknown-field"),
        ({"x" * 100_000: 1}, "unknown-field"),
        ({"received": 1}, "text-expected"),
        ({"received": None}, "text-expected"),
        ({"received": [TYPED]}, "text-expected"),
        ({"received": {"ref": TYPED, "digest": "0" * 64}}, "text-expected"),
        ({"received": ""}, "field-empty"),
        ({"received": " \n\t\u00a0"}, "field-empty"),
        ({"received": "x" * 200_001}, "text-too-long"),
    ],
)
def test_a_field_that_is_wrong(fields: dict[str, Any], code: str) -> None:
    assert refused("receive-completion", example("receive-completion", **fields)).code == code


@pytest.mark.parametrize(
    ("moment", "code"),
    [
        ("0001-01-01T00:00:00+14:00", "date-out-of-range"),
        ("1899-12-31T12:00:00Z", "date-out-of-range"),
        ("9999-12-31T23:59:59-12:00", "date-out-of-range"),
        ("2201-01-01T00:00:00Z", "date-out-of-range"),
        ("2026-02-02T10:15:00", "time-without-offset"),
        ("2026-02-02", "invalid-moment"),
        ("2026-02-30T10:15:00+01:00", "invalid-moment"),
        ("2026-02-02T25:15:00+01:00", "invalid-moment"),
        ("2026-02-02T10:15:00+24:00", "invalid-moment"),
        ("-2026-02-02T10:15:00Z", "invalid-moment"),
        ("٢٠٢٦-02-02T10:15:00Z", "invalid-moment"),
        (f"T{TYPED}", "invalid-moment"),
        ("", "invalid-moment"),
        (1769000000, "invalid-moment"),
        (1769000000.5, "invalid-moment"),
        ("1769000000", "invalid-moment"),
        (True, "invalid-moment"),
        (None, "invalid-moment"),
        ([], "invalid-moment"),
    ],
)
def test_a_moment_that_is_wrong(moment: object, code: str) -> None:
    assert refused("receive-completion", example("receive-completion", occurred=moment)).code == code


@pytest.mark.parametrize(
    "moment",
    [
        "1900-01-01T00:00:00+01:00",
        "1900-01-01T00:00:00+14:00",
        "2200-12-31T23:30:00Z",
        "2200-12-31T23:30:00-12:00",
    ],
)
def test_a_moment_that_falls_in_another_century_elsewhere_is_out_of_range(moment: str) -> None:
    """It is read again as UTC, and asked for its day in Amsterdam."""
    assert refused("receive-initiative", example("receive-initiative", occurred=moment)).code == (
        "date-out-of-range"
    )


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-02-02T23:59:59+01:00", "2026-02-02"),
        ("2026-02-02T23:00:00Z", "2026-02-03"),
        ("2026-02-03T13:30:00+14:00", "2026-02-03"),
        ("2026-02-02T12:00:00-12:00", "2026-02-03"),
        ("2026-03-29T00:59:59Z", "2026-03-29"),
        ("1900-01-01T00:00:00Z", "1900-01-01"),
        ("2200-12-31T22:59:59+01:00", "2200-12-31"),
    ],
)
def test_any_offset_becomes_the_legal_day_of_amsterdam(moment: str, day: str) -> None:
    command = answer("receive-completion", example("receive-completion", occurred=moment))

    assert isinstance(command, Command)
    assert f"{legal_day(command.occurred)}" == day


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("2026-02-30", "invalid-day"),
        ("2026-02-26T10:00:00+01:00", "invalid-day"),
        ("0001-01-01", "date-out-of-range"),
        ("9999-12-31", "date-out-of-range"),
        (20260226, "invalid-day"),
        (False, "invalid-day"),
        (TYPED, "invalid-day"),
    ],
)
def test_a_day_that_is_wrong(until: object, code: str) -> None:
    assert refused("request-completion", example("request-completion", until=until)).code == code


@pytest.mark.parametrize(
    ("name", "fields", "code"),
    [
        ("receive-initiative", {"channel": TYPED}, "unknown-choice"),
        ("finalise-plan", {"rung": TYPED}, "unknown-choice"),
        ("receive-initiative", {"asks": []}, "field-empty"),
        ("receive-initiative", {"asks": ["a"] * 51}, "too-many"),
        ("receive-initiative", {"asks": TYPED}, "invalid-field"),
        ("receive-initiative", {"application": "ja"}, "invalid-field"),
        ("receive-initiative", {"application": 1}, "invalid-field"),
        ("receive-initiative", {"external_number": f"{TYPED}\n"}, "invalid-field"),
        ("receive-initiative", {"external_number": "Z/26\n"}, "invalid-field"),
        ("receive-initiative", {"external_number": "x" * 101}, "invalid-field"),
        ("confirm-correction", {"proposal": 0}, "invalid-field"),
        ("confirm-correction", {"proposal": "4"}, "invalid-field"),
        ("confirm-correction", {"proposal": 4.5}, "invalid-field"),
        ("confirm-correction", {"proposal": True}, "invalid-field"),
        ("send-substantive-response", {"answers": [{"ask": 1, TYPED: 2}]}, "missing-field"),
        ("send-substantive-response", {"answers": [[]]}, "invalid-json"),
    ],
)
def test_a_value_that_is_wrong(name: str, fields: dict[str, Any], code: str) -> None:
    assert refused(name, example(name, **fields)).code == code


@pytest.mark.parametrize(
    "basis", ["", " ", "Brief van Jan; hij belde <i>vandaag</i>", "a\nb", "a\tb", "x" * 101, "\u202eAwb", 4]
)
def test_the_basis_of_a_term_has_no_room_for_a_story(basis: object) -> None:
    own = {"length": {"number": 4, "unit": "weeks"}, "regime": "ordinance", "basis": basis}

    assert refused("receive-initiative", example("receive-initiative", response_term=own))


@pytest.mark.parametrize("number", [0, -1, 1001, 10**400, 1.5, float("inf"), float("nan")])
def test_the_length_of_a_term_stays_within_reason(number: float) -> None:
    own = {"length": {"number": number, "unit": "weeks"}, "regime": "ordinance", "basis": "art. 2"}

    assert refused("receive-initiative", example("receive-initiative", response_term=own))


def test_an_escaped_backslash_before_u0000_is_text() -> None:
    seals = Seals([])

    assert isinstance(
        answer("receive-completion", example("receive-completion", received="\\u0000"), seals), Command
    )
    assert seals.seen == ["\\u0000"]


def test_texts_and_names_never_reach_the_command() -> None:
    command = answer("receive-initiative", example("receive-initiative", initiator=TYPED, asks=[TYPED]))

    assert isinstance(command, Command)
    assert TYPED not in command.model_dump_json()


@pytest.mark.parametrize("transition", CATALOGUE, ids=lambda each: each.name)
def test_past_the_desk_a_plain_text_is_refused(transition: Any) -> None:
    command = read(transition, json.dumps(transition.example).encode(), Seals([]))

    assert isinstance(command, Command)
    assert transition.command.model_validate_json(command.model_dump_json()) == command


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@every(st.data(), st.sampled_from(CATALOGUE))
def test_no_value_in_any_field_raises(data: st.DataObject, transition: Any) -> None:
    name = data.draw(st.sampled_from(sorted(transition.command.model_fields)))
    wrong = data.draw(JSON)
    outcome = read(transition, json.dumps({**transition.example, name: wrong}).encode(), Seals([]))

    assert isinstance(outcome, Command | Refused)


@every(st.binary(max_size=200))
def test_no_bytes_raise(submission: bytes) -> None:
    assert isinstance(answer("receive-completion", submission), Refused)


def test_every_sentence_names_the_field_as_the_form_does() -> None:
    told = refused("receive-initiative", example("receive-initiative", asks=["Een vraag", 4]))

    assert "'asks.1'" in told.sentence


@pytest.mark.parametrize("submission", [b'{"reason": "a", "reason": "b"}', b'{"a": [{"b": 1, "b": 1}]}'])
def test_a_field_that_stands_there_twice_is_told_and_not_chosen_from(submission: bytes) -> None:
    assert refused("admit", submission).code == "duplicate-field"


def test_the_mark_that_windows_puts_before_a_text_is_no_fault() -> None:
    assert isinstance(answer("admit", b"\xef\xbb\xbf" + example("admit")), Command)


def test_a_file_is_named_by_its_digest_and_must_come_along() -> None:
    assert isinstance(answer("add-attachment", example("add-attachment", document=ENCLOSED.upper())), Command)
    for other in ("0" * 64, "plattegrond.pdf", ""):
        assert refused("add-attachment", example("add-attachment", document=other)).code == (
            "document-not-enclosed"
        )
    assert refused("add-attachment", example("add-attachment", document=4)).code == "text-expected"


def test_all_faults_are_told_at_once_and_the_first_is_what_reading_tells() -> None:
    transition = transition_named("send-substantive-response")
    assert transition is not None
    submission = example(
        "send-substantive-response",
        message="  ",
        channel="pigeon",
        answers=[{"ask": 1, "position": "refused"}, {"ask": 2}],
        next_step=...,
        typed_here=TYPED,
    )
    found = faults(transition, submission, Seals([]))
    told = [(each.code, each.path) for each in found]
    assert told == [
        ("unknown-choice", ("channel",)),
        ("field-empty", ("message",)),
        ("missing-field", ("answers", 0, "reasons")),
        ("missing-field", ("answers", 1, "position")),
        ("missing-field", ("answers", 1, "reasons")),
        ("unknown-field", ()),
    ]
    assert refused("send-substantive-response", submission) == found[0].named("channel")
    assert found[2].named("Redenen").sentence == "Het veld 'Redenen' ontbreekt."
    assert TYPED not in "".join(each.sentence for each in found)


def test_a_submission_that_can_be_read_has_no_faults() -> None:
    for transition in CATALOGUE:
        assert faults(transition, example(transition.name), Seals([])) == ()
    assert [each.path for each in faults(transition, b"{", Seals([]))] == [()]


@pytest.mark.parametrize("typed", [".", "-- 1!", "12-3", "x"])
def test_a_reason_to_decide_without_a_mandate_has_a_word_in_it(typed: str) -> None:
    assert refused("refuse", example("refuse", deviation=typed)).code == "reason-without-words"


@pytest.mark.parametrize("typed", ["Spoed.", "Één dag voor de raad", "IJs"])
def test_any_word_will_do_because_people_judge_it(typed: str) -> None:
    assert isinstance(answer("refuse", example("refuse", deviation=typed)), Command)
