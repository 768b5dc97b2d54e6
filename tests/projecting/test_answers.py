"""What the read models answer: the work list, the case file and the term register."""

from datetime import UTC, date, datetime

from domain.stages import Stage
from domain.terms.clock import Standing
from tests.projecting.town import Town

TODAY = date(2026, 2, 20)


def cases(town: Town, today: date = TODAY) -> list[str]:
    town.catch_up()
    return [row.case for row in town.answers.worklist(today)]


def test_the_soonest_term_comes_first_and_cases_without_one_last(town: Town) -> None:
    town.does("later", "receive-initiative", occurred="2026-02-09T10:00:00+01:00")
    town.lives("answered", "receive-initiative", "assign-kind", "send-substantive-response")
    town.does("sooner", "receive-initiative", occurred="2026-01-05T10:00:00+01:00")
    assert cases(town) == ["sooner", "later", "answered"]
    assert [row.case for row in town.answers.worklist(TODAY, limit=1)] == ["sooner"]


def test_a_case_that_nobody_has_is_there_and_says_so(town: Town) -> None:
    town.does("new", "receive-initiative")
    town.catch_up()
    (row,) = town.answers.worklist(TODAY)
    assert row.owner is None
    assert (row.stage, row.stage_label, row.kind) == (Stage.RECEIVED, "ontvangen", None)
    assert row.title == "Samen het plein vergroenen"
    town.does("new", "assign-handler", handler="wijkregisseur-3")
    town.catch_up()
    assert [each.owner for each in town.answers.worklist(TODAY)] == ["wijkregisseur-3"]


def test_a_closed_case_goes_and_a_reopened_one_comes_back(town: Town) -> None:
    town.lives("once", "receive-initiative", "assign-kind", "refuse")
    assert cases(town) == []
    assert town.file("once", TODAY).outcome == "afgewezen: lopend contract"
    town.does("once", "reopen")
    assert cases(town) == ["once"]
    assert town.file("once", TODAY).outcome is None


def test_how_the_next_term_stands_is_asked_of_the_day(town: Town) -> None:
    town.lives(
        "asked",
        ("receive-initiative", {"application": True}),
        "confirm-receipt",
        "assign-kind",
        "request-completion",
    )
    town.catch_up()
    (row,) = town.answers.worklist(TODAY)
    assert (row.next_clock, row.next_due) == ("substantive-response", date(2026, 3, 16))
    assert row.standing is Standing.RUNNING
    assert town.answers.worklist(date(2026, 3, 17))[0].standing is Standing.OVERDUE
    clocks = {clock.name: clock.state for clock in town.file("asked", TODAY).clocks}
    assert clocks["decision"] is Standing.SUSPENDED


def test_the_next_term_that_stands_still_is_marked(town: Town) -> None:
    town.lives(
        "short",
        (
            "receive-initiative",
            {
                "application": True,
                "response_term": {
                    "length": {"number": 20, "unit": "weeks"},
                    "regime": "ordinance",
                    "basis": "artikel 3",
                },
            },
        ),
        "confirm-receipt",
        "assign-kind",
        "request-completion",
    )
    town.catch_up()
    (row,) = town.answers.worklist(TODAY)
    assert (row.next_clock, row.standing) == ("decision", Standing.SUSPENDED)


def test_a_proposed_term_is_marked(town: Town) -> None:
    town.does("leiden", "receive-initiative", municipality="leiden")
    town.catch_up()
    assert [row.proposal for row in town.answers.worklist(TODAY)] == [True]
    assert town.answers.worklist(TODAY, municipality="lindewaard") == []


def test_an_erased_title_says_so(town: Town) -> None:
    town.does("gone", "receive-initiative")
    town.catch_up()
    town.vault.destroy("case:gone", datetime(2026, 11, 24, 12, tzinfo=UTC))
    assert town.answers.worklist(TODAY)[0].title == "(gewist)"
    assert town.file("gone", TODAY).title == "(gewist)"


def test_a_case_is_found_by_its_number_too(lived: Town) -> None:
    lived.catch_up()
    file = lived.file("together", TODAY)
    assert lived.file(file.number, TODAY) == file
    assert lived.answers.case("LW-1999-00001", TODAY) is None
    assert [line.version for line in file.story] == list(range(1, file.version + 1))
    told = file.model_dump(mode="json")
    assert told["story"][0]["occurred"] == "2026-02-02T09:15:00Z"
    assert told["story"][0]["committed_at"].endswith("Z")
    assert told["rules"]["regulation"] == "lindewaard-2025-01-01"


def test_the_register_has_a_row_a_clock_in_the_order_of_intake(lived: Town) -> None:
    lived.catch_up()
    rows = lived.answers.register(TODAY)
    together = [row for row in rows if row.case == "together"]
    assert rows[: len(together)] == together
    decision = next(row for row in together if row.name == "decision")
    assert (decision.due, decision.original_due) == (date(2026, 4, 10), date(2026, 3, 30))
    assert decision.suspended_days == 11
    assert (decision.ended_on, decision.ended_by_topic) == (
        date(2026, 3, 10),
        "case.substantive-response-sent.v1",
    )
    again = [row.ordinal for row in together if row.name == "substantive-response"]
    assert again == [1, 2]
    assert decision.model_dump(mode="json")["due"] == "2026-04-10"


def test_a_corrected_date_moves_the_row_in_the_register(lived: Town) -> None:
    lived.catch_up()
    rows = [row for row in lived.answers.register(TODAY) if row.case == "corrected"]
    assert {row.start for row in rows} == {date(2026, 1, 30)}


def test_an_answer_that_promised_a_decision_says_what_is_outstanding(town: Town) -> None:
    announced = {"position": "decision-announced", "reasons": "De raad.", "organ": "raad", "by": "2027-05-01"}
    granted = {"ask": 1, "position": "granted", "reasons": "Het past."}
    town.lives(
        "promised",
        ("receive-initiative", {"asks": ["Een plein?", "Geld?"]}),
        ("send-substantive-response", {"answers": [granted, announced | {"ask": 2}]}),
    )
    town.catch_up()
    assert town.file("promised", TODAY).stage_label == "inhoudelijk beantwoord, besluit staat nog open"

    town.does("promised", "send-decision")
    town.catch_up()
    assert town.file("promised", TODAY).stage_label == "inhoudelijk beantwoord"
