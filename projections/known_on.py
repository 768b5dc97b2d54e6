"""What was believed on a day: the register and a case file, as the facts committed by then leave them.

`committed_at` is what "known" goes by, because nobody can date that back: a letter of March that was
typed in May was not known in April, and a date that was corrected in May was believed until then.
"""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from domain.fact import StoredFact
from domain.rulebook import Rulebook
from domain.terms.counting import end_of_day
from ledger.log import EventLog
from ledger.rows import is_beside
from projections import case_file, term_register
from projections.answers.case_file import CaseFile
from projections.answers.clocks import ClockRow, RegisterRow, explanations
from projections.lived import Lived, lived
from projections.opener import Opener
from projections.paging import read_by_opened

_CASES_AT_A_TIME = 200
_IN_A_CASE = attrgetter("start", "name", "initiator", "ordinal")
"""The order of `term_register.page` within a case; PostgreSQL's "C" compares texts as Python does."""


class KnownOn:
    """Asks the ledger itself, case by case, through the fold and the row functions of the read models.

    Clocks stand as at the end of the day that is asked, by the rules that each case was under then.
    Names and titles come from the vault of today: what was erased since is gone from every day.
    """

    def __init__(self, ledger: EventLog, rulebook: Rulebook, vault: Opener) -> None:
        self._ledger = ledger
        self._rulebook = rulebook
        self._vault = vault

    def register(
        self, day: date, *, limit: int | None = None, after: str | None = None, explained: bool = False
    ) -> list[RegisterRow]:
        """Return every clock that was known at the end of a legal day, as `ReadModels.register` does.

        In the same order, with the same places, and no case is cut in two. Raises `UnknownPlaceError`,
        and `UnknownRulesError` where the rules of a case are not here.
        """
        upto = self._ledger.position_before(end_of_day(day))
        opened = 0 if after is None else read_by_opened(after)
        found: list[RegisterRow] = []
        at_a_time = min(limit or _CASES_AT_A_TIME, _CASES_AT_A_TIME)
        while cases := self._ledger.cases_between(opened, upto, at_a_time):
            for facts in cases:
                found += _clocks(self._lived(facts), day, explained=explained)
                if limit is not None and len(found) >= limit:
                    return found
            opened = cases[-1][0].position
        return found

    def case(self, case: str, day: date) -> CaseFile | None:
        """Return the file of a case by its id, or nothing where it had not begun by the end of that day.

        A stream beside the cases is no case, whatever its name is typed for.
        """
        if is_beside(case):
            return None
        upto = self._ledger.position_before(end_of_day(day))
        facts = [stored for stored in self._ledger.read(case) if stored.position <= upto]
        if not facts:
            return None
        life = self._lived(facts)
        lines = [
            case_file.STORY.told(line)
            for after, stored, measure in zip(life.passed, life.facts, life.measures, strict=True)
            for line in case_file.line(after, stored, measure)
        ]
        return CaseFile.told(
            case_file.TABLE.told(case_file.row(life.after, life.measure)),
            lines,
            (ClockRow.of(clock, life.measure.of(clock), day) for clock in life.after.case.clocks),
            life.after,
            self._vault,
        )

    def _lived(self, facts: Sequence[StoredFact]) -> Lived:
        (life,) = lived({}, facts, self._rulebook)
        return life


def _clocks(life: Lived, day: date, *, explained: bool) -> list[RegisterRow]:
    """Return the clocks of a case as the register tells them, in its order."""
    told = explanations(life.after.case, life.measure.of) if explained else {}
    rows = (term_register.TABLE.told(row) for row in term_register.rows(life.after, life.measure))
    return sorted((RegisterRow.told(row, day, told) for row in rows), key=_IN_A_CASE)
