"""Whose work it is: the list of somebody, of a team, of nobody, and what nobody has in fact."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from domain.decision import Refused
from domain.staffing import Staffing, Unreachable
from projections.whose import Whose
from tests.projecting.town import Town
from workers.absences import Absences

TODAY = date(2026, 4, 1)
AT = datetime(2026, 4, 1, 9, tzinfo=UTC)


@pytest.fixture
def divided(town: Town) -> Town:
    """Four cases: two of one colleague, one of another, one of nobody; three of them of a team."""
    for number, handler in enumerate(("jansen", "jansen", "smit", None)):
        case = f"case-{number}"
        town.does(case, "receive-initiative", occurred=f"2026-02-{number + 2:02}T10:00:00+01:00")
        if handler is not None:
            town.does(case, "assign-handler", handler=handler, occurred="2026-02-10T10:00:00+01:00")
        if number != 0:
            town.does(case, "assign-team", occurred="2026-02-10T10:00:00+01:00")
    town.catch_up()
    return town


def of(town: Town, whose: Whose, **page: Any) -> list[str]:
    return [row.case for row in town.answers.worklist(TODAY, whose=whose, **page)]


def ref(town: Town, account: str) -> str:
    found = town.vault.account(account)
    assert found is not None
    return found


def test_the_list_of_somebody_of_a_team_and_of_nobody(divided: Town) -> None:
    jansen, smit = ref(divided, "jansen"), ref(divided, "smit")

    assert of(divided, Whose(handlers=(jansen,))) == ["case-0", "case-1"]
    assert of(divided, Whose(handlers=(smit, jansen))) == ["case-0", "case-1", "case-2"]
    assert of(divided, Whose(team="wijkteam-noord")) == ["case-1", "case-2", "case-3"]
    assert of(divided, Whose(team="wijkteam-noord", handlers=(jansen,))) == ["case-1"]
    assert of(divided, Whose(nobodys=True)) == ["case-3"]
    assert of(divided, Whose(team="wijkteam-zuid")) == of(divided, Whose(handlers=())) == []


def test_page_by_page_is_the_whole_list_of_somebody(divided: Town) -> None:
    mine = Whose(handlers=(ref(divided, "jansen"), ref(divided, "smit")))
    seen: list[str] = []
    after = None
    while rows := divided.answers.worklist(TODAY, whose=mine, limit=1, after=after):
        seen += [row.case for row in rows]
        after = rows[-1].place

    assert seen == of(divided, mine)


def test_lists_and_file_tell_the_team_until_another_one_has_it(divided: Town) -> None:
    assert [row.team for row in divided.answers.worklist(TODAY)] == [None, *["wijkteam-noord"] * 3]
    assert divided.file("case-1", TODAY).team == "wijkteam-noord"

    divided.does(
        "case-1",
        "assign-team",
        team="wijkteam-zuid",
        reason="Het ligt in Zuid.",
        occurred="2026-02-11T10:00:00+01:00",
    )
    divided.catch_up()
    assert of(divided, Whose(team="wijkteam-zuid")) == ["case-1"]
    assert of(divided, Whose(team="wijkteam-noord")) == ["case-2", "case-3"]


def test_how_much_each_team_has_and_what_no_team_has(divided: Town) -> None:
    rows = [(row.team, row.cases, row.nobodys) for row in divided.answers.teams()]

    assert rows == [("wijkteam-noord", 3, 1), (None, 1, 0)]
    assert divided.answers.team_names() == ["wijkteam-noord"]
    assert divided.answers.teams()[1].next_due == divided.answers.worklist(TODAY)[0].next_due


def test_asking_for_an_account_stores_none(divided: Town) -> None:
    before = divided.execute("SELECT count(*) FROM vault")

    assert divided.vault.account("iemand-anders") is None
    assert divided.execute("SELECT count(*) FROM vault") == before
    assert divided.vault.account("jansen") == divided.vault.staff("jansen")


def test_what_nobody_has_in_fact_is_there_with_its_reason(divided: Town) -> None:
    jansen, smit = ref(divided, "jansen"), ref(divided, "smit")
    assert divided.answers.handlers() == sorted([jansen, smit])
    staffing = Staffing({jansen: None, smit: jansen})
    reasons = {each: staffing.unreachable(each) for each in (jansen, smit)}
    assert reasons == dict.fromkeys((jansen, smit), Unreachable.AWAY)

    rows = divided.answers.unreachable({jansen: Unreachable.AWAY}, TODAY, limit=9)
    assert [(row.case, row.owner, row.reason) for row in rows] == [
        ("case-0", "jansen", Unreachable.AWAY),
        ("case-1", "jansen", Unreachable.AWAY),
    ]
    second = divided.answers.unreachable({jansen: Unreachable.AWAY}, TODAY, limit=9, after=rows[0].place)
    assert second == rows[1:]
    assert divided.answers.unreachable({}, TODAY, limit=9) == []
    assert divided.answers.unreachable({jansen: Unreachable.AWAY}, TODAY, days=60, limit=9) == []


def test_a_closed_case_asks_for_nobody(divided: Town) -> None:
    smit = ref(divided, "smit")
    divided.does("case-2", "withdraw", occurred="2026-02-12T10:00:00+01:00")
    divided.catch_up()

    assert smit not in divided.answers.handlers()
    assert divided.answers.unreachable({smit: Unreachable.GONE}, TODAY, limit=9) == []


def test_a_handler_whose_account_was_erased_is_there_no_more(divided: Town) -> None:
    jansen, smit = ref(divided, "jansen"), ref(divided, "smit")
    away = Absences(divided.log, divided.vault, lambda: AT)
    divided.vault.destroy("staff:jansen", AT)
    staffing = away.staffing(divided.answers.handlers())

    assert {each: staffing.unreachable(each) for each in (jansen, smit)} == {
        jansen: Unreachable.GONE,
        smit: None,
    }
    assert away.answering_for("smit") == (smit,)
    assert isinstance(away.answering_for("jansen"), Refused)
    row, *_ = divided.answers.unreachable({jansen: Unreachable.GONE}, TODAY, limit=9)
    assert (row.case, row.owner) == ("case-0", "(gewist)")
