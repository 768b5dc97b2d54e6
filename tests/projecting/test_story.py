"""The story: every event in a Dutch sentence, told as it was known then, with nothing personal in it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import pytest

from domain import events as e
from domain.case import Case
from domain.roles import Role
from domain.rulebook import Rulebook
from domain.terms.clock import ClockId
from projections.dutch import day, listed, moment
from projections.story_of_terms import term_sentence
from projections.yardstick import Yardstick
from tests.projecting.town import LIVES, Town

TODAY = date(2026, 3, 1)
AT_NOON = datetime(2026, 3, 16, 11, tzinfo=UTC)


def story(town: Town, case: str) -> list[str]:
    town.catch_up()
    return [line.text for line in town.file(case, TODAY).story]


def test_every_event_has_its_sentence(lived: Town) -> None:
    lived.does("late-reminder", "receive-initiative")
    lived.does("late-reminder", "observe-terms", occurred="2026-03-10T10:00:00+01:00")
    lived.catch_up()
    lines = lived.execute("SELECT topic, text FROM case_story")
    topics = {
        event.model_fields["topic"].default for event in (*get_args(e.CaseEvent), *get_args(e.TermEvent))
    }
    assert {topic for topic, _ in lines} == topics
    for _, text in lines:
        assert len(text) > 40
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text
        assert "None" not in text


def test_a_line_tells_the_last_day_and_the_basis(lived: Town) -> None:
    assert (
        "De termijn 'inhoudelijke reactie' is begonnen op maandag 2 februari 2026 (6 weken)."
        " De laatste dag is maandag 16 maart 2026."
        " Grondslag: Participatieverordening Lindewaard 2025, artikel 9 lid 1."
    ) in story(lived, "together")


def test_a_term_that_stands_still_and_runs_again_tells_its_new_last_day(lived: Town) -> None:
    lines = story(lived, "together")
    assert any(
        "staat stil van vrijdag 13 februari 2026" in line and "13 april 2026" in line for line in lines
    )
    assert any(
        "loopt weer vanaf dinsdag 24 februari 2026. De laatste dag is nu vrijdag 10 april" in line
        for line in lines
    )


def test_what_moves_nothing_says_why(lived: Town) -> None:
    assert any("loopt gewoon door" in line and "Awb art. 4:15" in line for line in story(lived, "together"))


def test_in_time_and_late_are_said_with_the_last_day(lived: Town) -> None:
    lines = story(lived, "taken-back")
    assert any("Dat was te laat: de laatste dag was maandag 16 maart 2026." in line for line in lines)
    assert any("Dat was op tijd: de laatste dag was maandag 4 mei 2026." in line for line in lines)


def test_a_correction_leaves_the_old_line_and_adds_its_own(lived: Town) -> None:
    lines = story(lived, "corrected")
    assert lines[0].startswith("Op maandag 2 februari 2026 om 10.15 uur")
    assert "vrijdag 30 januari 2026 om 16.45 uur" in lines[6]
    assert "De laatste dag is nu vrijdag 13 maart 2026." in lines[8]


def test_a_term_nobody_adopted_is_called_a_proposal(town: Town) -> None:
    town.does("leiden", "receive-initiative", municipality="leiden")
    assert any(
        "Deze termijn is een voorstel: zij is niet vastgesteld." in line for line in story(town, "leiden")
    )


def test_a_last_day_past_the_last_decree_is_called_provisional(town: Town) -> None:
    town.does("far", "receive-initiative", occurred="2031-02-03T10:00:00+01:00")
    assert any("De laatste dag is voorlopig" in line for line in story(town, "far"))


def test_a_reminder_tells_who_was_reminded_of_what_and_how_long_before(town: Town) -> None:
    town.does("near", "receive-initiative")
    town.does("near", "observe-terms", occurred="2026-03-09T09:00:00+01:00")
    assert (
        "Herinnering aan de teamleider, 7 dagen van tevoren: de laatste dag van de termijn"
        " 'inhoudelijke reactie' is maandag 16 maart 2026."
    ) in story(town, "near")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Herinnering: de"),
        ({"step": 0, "to": "owner", "recipient": "r"}, "Herinnering aan de behandelaar, op de dag zelf: de"),
        (
            {"step": 2, "to": "substitute", "recipient": "r", "occurred": AT_NOON - timedelta(days=1)},
            "Herinnering aan de vervanger van de behandelaar, 1 dag van tevoren: de",
        ),
        (
            {"step": 2, "to": "role", "role": Role.LEGAL, "occurred": AT_NOON - timedelta(days=2)},
            "Herinnering aan de jurist, 2 dagen van tevoren: de",
        ),
    ],
    ids=["from before that was kept", "to the owner", "later than its step", "to a role"],
)
def test_a_reminder_is_told_by_what_it_holds(fields: dict[str, Any], told: str) -> None:
    event = e.TermReminded(
        **{"occurred": AT_NOON, "clock": ClockId(name="decision"), "due": date(2026, 3, 16)} | fields
    )
    rules = Rulebook.read().on("lindewaard", event.due)
    assert term_sentence(event, Case(id="a"), Yardstick(rules)) == (
        f"{told} laatste dag van de termijn 'besluit op de aanvraag' is maandag 16 maart 2026."
    )


def test_an_unproven_receipt_says_so(town: Town) -> None:
    town.does("old", "receive-initiative", occurred="2009-02-02T10:00:00+01:00", receipt_proven=False)
    first = story(town, "old")[0]
    assert first.startswith("Het initiatief is gedateerd op maandag 2 februari 2009 en is ingediend, via")
    assert "op welke dag de gemeente het heeft ontvangen, is niet bewezen" in first
    assert "op die dag gold nog geen regeling" in first


def test_staff_are_named_and_the_initiator_and_the_engine_are_not(lived: Town) -> None:
    lived.does("by-initiator", "receive-initiative", role="initiator", by="burger-7")
    lived.catch_up()
    assert {line.by for line in lived.file("by-initiator", TODAY).story} == {"initiatiefnemer"}
    assert {line.by for line in lived.file("late", TODAY).story} == {"handler-1", "het systeem"}


def test_nothing_personal_is_in_any_table(lived: Town) -> None:
    lived.catch_up()
    tables = lived.execute(
        "SELECT table_name FROM information_schema.tables"
        " WHERE table_schema = 'public' AND table_name NOT IN ('ledger_events', 'vault')"
    )
    assert ("case_story",) in tables
    public = {"Waterschap De Lindevaart", "rechtbank Den Haag", "SGR 26/1234"}  # authorities, no persons
    for (table,) in tables:
        for (row,) in lived.execute(f"SELECT t::text FROM {table} t"):  # noqa: S608 - names out of the catalogue
            found = [text for text in lived.typed - public if text in row]
            assert not found, (table, found)
            assert "handler-1" not in row


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (datetime(2026, 3, 30, 12, 5, tzinfo=UTC), "maandag 30 maart 2026 om 14.05 uur"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "vrijdag 1 januari 2027 om 00.30 uur"),
    ],
)
def test_moments_are_told_on_the_clocks_of_amsterdam(value: datetime, told: str) -> None:
    assert moment(value) == told


def test_days_and_lists_are_told_in_dutch() -> None:
    assert day(date(2026, 8, 5)) == "woensdag 5 augustus 2026"
    assert listed(["een", "twee", "drie"]) == "een, twee en drie"
    assert listed(["een"]) == "een"


def test_what_gives_time_after_the_last_day_says_when_it_was_entered(town: Town) -> None:
    """A standstill that was typed in when the term was over counts by its days, and shows for what it is."""
    town.does("late", "receive-initiative", application=True)
    town.does("late", "record-standstill", clock="decision", recorded=datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert any(
        "staat stil van dinsdag 17 februari 2026" in line
        and "Let op: dit is pas op vrijdag 20 november 2026 vastgelegd. De laatste dag die tot dan toe gold,"
        " maandag 30 maart 2026, was toen al voorbij."
        in line
        for line in story(town, "late")
    )


def test_an_end_in_time_that_was_entered_late_says_so(town: Town) -> None:
    town.does("late", "receive-initiative")
    town.does("late", "assign-kind")
    town.does("late", "refuse", recorded=datetime(2026, 11, 20, 9, tzinfo=UTC))
    assert any(
        line.startswith("De termijn 'inhoudelijke reactie' is geëindigd")
        and line.endswith("Dit is vastgelegd op vrijdag 20 november 2026, na de laatste dag.")
        for line in story(town, "late")
    )


def test_what_was_entered_within_the_term_says_nothing_of_that(lived: Town) -> None:
    told = [line for case in LIVES for line in story(lived, case)]
    assert not any("Let op: dit is pas" in line or "Dit is vastgelegd" in line for line in told)
