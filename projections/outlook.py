"""What a version of rules would make of an open case: asked by people first, and by whoever applies it."""

from datetime import date
from enum import StrEnum

from domain.changeover import ClockOutlook, outlook
from domain.decision import Refused
from domain.regulation import Regulation
from domain.rulebook import Rulebook, UnknownRulesError
from domain.succession import OF_ANOTHER_MUNICIPALITY, OLDER, following
from domain.terms.calendar import Calendar
from domain.value import Frozen
from projections.followed import Followed


class Prospect(StrEnum):
    """What is in store for a case: it goes over and something moves or nothing does, or it stays."""

    MOVES = "moves"
    UNMOVED = "unmoved"
    ALREADY = "already"
    NOT_CONCERNED = "not-concerned"
    REFUSED = "refused"

    @property
    def to_do(self) -> bool:
        """Whether there is something to record in the case, or to tell of it."""
        return self in {Prospect.MOVES, Prospect.UNMOVED, Prospect.REFUSED}


class CaseOutlook(Frozen):
    """One open case, its running clocks, and how many ended ones stay as they are.

    `code` and `sentence` tell why it stays under its own rules. A case that runs under newer rules already,
    or under those of another municipality, is not concerned: nobody is refused anything.
    """

    case: str
    number: str | None
    prospect: Prospect
    code: str | None = None
    sentence: str | None = None
    clocks: tuple[ClockOutlook, ...] = ()
    ended: int = 0


def case_outlook(followed: Followed, version: str, rulebook: Rulebook, on: date) -> CaseOutlook:
    """Return what the rules of that version would make of a case on a day."""
    case, number = followed.case, followed.number
    try:
        former = followed.rules(rulebook)
    except UnknownRulesError as unknown:
        missing = f"De regels {unknown} van deze zaak ontbreken hier of zijn veranderd."
        return _stays(followed, Prospect.REFUSED, Refused(code="rules-missing", sentence=missing))
    new = following(version, former, on)
    if isinstance(new, Refused):
        stays = new.code in {OLDER, OF_ANOTHER_MUNICIPALITY}
        return _stays(followed, Prospect.NOT_CONCERNED if stays else Prospect.REFUSED, new)
    if new.in_force == former.in_force:
        return _stays(followed, Prospect.ALREADY)
    clocks = outlook(case, former, new)
    return CaseOutlook(
        case=case.id,
        number=number,
        prospect=Prospect.MOVES if any(each.moves for each in clocks) else Prospect.UNMOVED,
        clocks=clocks,
        ended=len(case.clocks) - len(clocks),
    )


def cause(rules: Calendar | Regulation, rulebook: Rulebook) -> str:
    """Return in Dutch why rules would be applied: what came with the calendar, or with the regulation."""
    if isinstance(rules, Regulation):
        return f"Regeling {rules.version} van {rules.name}, in werking vanaf {rules.in_force_from:%d-%m-%Y}."
    older = [each for each in rulebook.calendars if each.version < rules.version]
    known = {decree.cited for each in older for decree in each.decrees}
    new = [decree.cited for decree in rules.decrees if decree.cited not in known]
    return f"Kalender {rules.version}" + (f", met: {'; '.join(new)}." if new else ".")


def _stays(followed: Followed, prospect: Prospect, why: Refused | None = None) -> CaseOutlook:
    return CaseOutlook(
        case=followed.case.id,
        number=followed.number,
        prospect=prospect,
        code=None if why is None else why.code,
        sentence=None if why is None else why.sentence,
    )
