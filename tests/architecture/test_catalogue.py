"""The catalogue holds every transition, and each is fit to be shown, called and cited."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from domain import events as e
from domain import law, transitions
from domain.catalogue import CATALOGUE, transition_named
from domain.command import Command
from domain.decision import Refused
from domain.documents.document import Document
from domain.law import Article
from domain.reading import read
from domain.roles import Role
from domain.transition import Transition

TODAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
FOLDER = Path(next(iter(transitions.__path__)))
EVENTS = (*get_args(e.CaseEvent), *get_args(e.TermEvent))
OVERSEERS = {Role.ADMINISTRATOR, Role.AUDITOR, Role.OMBUDSMAN}

NO_STORY = {
    "RulesInForce.regulation": "the version of a data file",
    "RulesInForce.regulation_sha256": "a hash",
    "RulesInForce.calendar": "the version of a data file",
    "RulesInForce.calendar_sha256": "a hash",
    "ReceiptReported.municipality": "the municipality of a regulation",
    "ReceiptReported.source": "a SourceName",
    "ReceiptReported.source_case": "a SourceCase",
    "InitiativeReceived.municipality": "the municipality of a regulation",
    "InitiativeReceived.external_number": "a FileNumber",
    "AskAnswered.organ": "an Identifier",
    "AskAnswered.source": "an Identifier",
    "TeamAssigned.team": "a TeamName",
    "HandlerReleased.handler": "a reference into the vault",
    "AsksSplitOff.other": "the id of a case",
    "AsksSplitOff.number": "the number of a case",
    "PublicationProposed.district": "the name of a District",
    "Document.ref": "a reference into the vault",
    "Document.digest": "a salted hash",
    "Published.district": "the name of a District",
    "FileOpened.municipality": "the municipality of a regulation",
    "FileOpened.file": "a FileNumber",
    "FileOpened.other": "the id of a case",
    "FileOpened.number": "the number of a case",
    "FileOpened.signed": "a reference into the vault",
    "OmbudsmanAnswered.file": "a FileNumber",
    "CasesJoined.other": "the id of a case",
    "CasesJoined.number": "the number of a case",
    "CaseSeparated.other": "the id of a case",
    "Authority.mandate": "a number in a register of mandates, or as a slip takes it",
    "Authority.decision_number": "an Identifier",
    "InitiativeRefused.source": "an Identifier",
    "Forwarded.authority": "an Identifier",
    "ResultDecided.organ": "an Identifier",
    "ResultDecided.decision_number": "an Identifier",
    "TakeoverDecided.organ": "an Identifier",
    "TakeoverDecided.decision_number": "an Identifier",
    "ParticipationPlanFinal.rung": "one of five rungs",
    "Term.basis": "of the regulation, or a Citation",
    "TermSuspended.basis": "an article of the law",
    "TermUntouched.basis": "an article of the law",
    "TermUntouched.reason": "a code of ours",
    "TermInDefault.reason": "a code of ours",
    "CourtDateSet.court": "an Identifier",
    "CourtDateSet.judgment": "an Identifier",
    "ComplaintReceived.file": "an Identifier",
    "ComplaintSettled.file": "an Identifier",
    "ComplaintSettled.ombudsman": "an Identifier",
    "ObjectionReceived.file": "an Identifier",
    "ObjectionDecided.file": "an Identifier",
    "ObjectionDecided.court": "an Identifier",
    "NotTreated.earlier": "an Identifier",
    "ObjectionDecided.organ": "an Identifier",
    "ObjectionDecided.decision_number": "an Identifier",
    "LetterPrepared.template": "the name of a template of ours",
    "LetterPrepared.template_sha256": "a hash",
    "LetterPrepared.step": "a step of the catalogue",
    "LetterPrepared.content": "the command of that step, with its texts sealed",
    "LetterDispatched.reference": "a FileNumber",
    "LetterDispatched.untaken": "a code of ours",
    "LetterBounced.status": "a FileNumber",
    "ClockId.name": "one of the clocks",
    "TermReminded.recipient": "a reference into the vault",
    "CaseSignalled.recipient": "a reference into the vault",
    "Person.ref": "a reference into the vault",
    "Person.digest": "a salted hash",
    "Staff.ref": "a reference into the vault",
    "Staff.digest": "a salted hash",
    "LinkedElsewhere.system": "a SourceName",
    "LinkedElsewhere.number": "a FileNumber",
    "Link.ref": "a reference into the vault",
    "Link.digest": "a salted hash",
    "Text.ref": "a reference into the vault",
    "Text.digest": "a salted hash",
}
"""Every field of plain text that an event may carry, with why nobody's story fits in it."""

each_transition = pytest.mark.parametrize("transition", CATALOGUE, ids=lambda each: each.name)


class FlatSealer:
    """References to nothing."""

    def seal(self, sort: str, _plain: str) -> tuple[str, str]:
        return f"{sort}-1", "0" * 64

    def enclose(self, _sha256: str) -> Document:
        """Whatever file is named came along."""
        return Document.example()


def command_of(transition: Transition[Any], **fields: object) -> Command | Refused:
    return read(transition, json.dumps({**transition.example, **fields}).encode(), FlatSealer())


def test_every_module_is_in_the_catalogue_once_and_nothing_else() -> None:
    modules = {path.stem.replace("_", "-") for path in FOLDER.rglob("*.py") if path.stem != "__init__"}

    assert Counter(each.name for each in CATALOGUE) == Counter(modules)


@each_transition
def test_the_module_the_command_and_the_name_are_one_word(transition: Transition[Any]) -> None:
    module = transition.decide.__module__.rsplit(".", 1)[1]

    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", transition.name)
    assert module.replace("_", "-") == transition.name
    assert transition.command.__module__ == transition.decide.__module__
    assert transition_named(transition.name) is transition


@each_transition
def test_the_example_is_valid_and_not_in_the_future(transition: Transition[Any]) -> None:
    command = command_of(transition)

    assert isinstance(command, Command)
    assert command.occurred < TODAY


@each_transition
def test_the_label_is_a_dutch_button(transition: Transition[Any]) -> None:
    assert re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ' -]+", transition.label)
    assert sum(each.label == transition.label for each in CATALOGUE) == 1
    assert not {"the", "case", "send", "receive"} & set(transition.label.lower().split())


@each_transition
def test_the_law_is_cited(transition: Transition[Any]) -> None:
    assert transition.basis
    assert all(isinstance(article, Article) for article in transition.basis)


@each_transition
def test_who_oversees_or_runs_the_engine_decides_nothing(transition: Transition[Any]) -> None:
    assert transition.roles
    assert not transition.roles & OVERSEERS
    assert transition.roles == {Role.SYSTEM} or Role.SYSTEM not in transition.roles


@each_transition
def test_the_form_can_be_made_from_the_command(transition: Transition[Any]) -> None:
    assert transition.command.__doc__
    assert set(transition.example) <= set(transition.command.model_fields)
    assert (
        transition.command.model_json_schema()["properties"].keys() == transition.command.model_fields.keys()
    )


def test_a_topic_belongs_to_one_event_for_ever() -> None:
    topics = [event.model_fields["topic"].default for event in EVENTS]

    assert len(set(topics)) == len(topics)
    assert all(re.fullmatch(r"(case|term)\.[a-z-]+\.v[1-9]", topic) for topic in topics)


@pytest.mark.parametrize("event", EVENTS, ids=lambda each: each.__name__)
def test_every_event_is_made_by_a_decision(event: type[BaseModel]) -> None:
    sources = [
        *FOLDER.rglob("*.py"),
        *(FOLDER.parent / "letters").glob("*.py"),
        FOLDER.parent / "terms" / "effects.py",
        FOLDER.parent / "terms" / "standing_still.py",
    ]
    reported = (FOLDER.parent / "reported.py").read_text()

    assert f"e.{event.__name__}" in reported or any(
        re.search(rf"\b{event.__name__}\(\n?\s*\w+=", path.read_text()) for path in sources
    )


def test_no_event_has_room_for_a_name_or_a_story() -> None:
    found = {name for event in EVENTS for name in _plain_texts(event)}

    assert found == set(NO_STORY)


def _plain_texts(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        for kind in _types(field.annotation):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                yield from _plain_texts(kind)
            elif isinstance(kind, type) and issubclass(kind, str) and not issubclass(kind, Enum):
                yield f"{model.__name__}.{name}"


def _types(annotation: Any) -> Iterator[Any]:
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for each in inner:
        yield from _types(each)


def test_every_article_is_named_by_a_test() -> None:
    told = "".join(path.read_text() for path in FOLDER.parents[1].joinpath("tests").rglob("*.py"))
    listed = re.sub(r"(Awb|Gemeentewet|Atw|AVG) ([\w:, ]+)", _each_with_its_act, told)
    articles = [each for each in vars(law).values() if isinstance(each, Article)]

    assert [
        str(each) for each in articles if not re.search(rf"\b{each.act} {re.escape(each.article)}\b", listed)
    ] == []


def _each_with_its_act(found: re.Match[str]) -> str:
    """`Awb 6:7, 6:8` as `Awb 6:7, Awb 6:8`."""
    act, articles = found.groups()
    return ", ".join(f"{act} {each.strip()}" for each in articles.split(","))
