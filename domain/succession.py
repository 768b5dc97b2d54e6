"""Which rules may follow those of a case: a newer calendar, or a later regulation of its municipality."""

from datetime import date

from domain.decision import Refused
from domain.regulation import Regulation
from domain.rulebook import Rulebook, Rules
from domain.terms.calendar import Calendar

OLDER = "rules-older"
OF_ANOTHER_MUNICIPALITY = "rules-of-another-municipality"


def named(version: str, book: Rulebook, on: date) -> Calendar | Regulation | Refused:
    """Return the calendar or regulation of that version, or that none is here or in force on that day."""
    found = book.calendar(version) or book.regulation(version)
    if found is None:
        return Refused(
            code="unknown-rules",
            sentence=f"Er is hier geen kalender of regeling die '{version}' heet."
            " Bekijk met 'weerklank rules list' welke er zijn.",
        )
    if isinstance(found, Regulation) and on < found.in_force_from:
        return Refused(
            code="rules-not-in-force",
            sentence=f"De regeling '{version}' geldt pas vanaf {found.in_force_from:%d-%m-%Y}."
            " Pas haar toe als zij geldt.",
        )
    return found


def following(version: str, rules: Rules, on: date) -> Rules | Refused:
    """Return the rules of a case once that version of a calendar or regulation holds for it.

    The same rules again where it does already. Refused is what is not here, what is of another
    municipality or not in force on the day `on`, and what came before the case's own: rules follow
    each other in one direction, or two people could send a case to and fro.
    """
    found = named(version, rules.book, on)
    if isinstance(found, Calendar):
        if found.version < rules.calendar.version:
            return _older(version, rules.calendar.version)
        return Rules(rules.regulation, found, rules.book)
    if isinstance(found, Regulation):
        return _unfit(found, rules.regulation) or Rules(found, rules.calendar, rules.book)
    return found


def _unfit(regulation: Regulation, own: Regulation) -> Refused | None:
    if regulation.municipality != own.municipality:
        return Refused(
            code=OF_ANOTHER_MUNICIPALITY,
            sentence=f"De regeling '{regulation.version}' is van een andere gemeente dan deze zaak.",
        )
    if (regulation.in_force_from, regulation.version) < (own.in_force_from, own.version):
        return _older(regulation.version, own.version)
    return None


def _older(version: str, own: str) -> Refused:
    return Refused(
        code=OLDER,
        sentence=f"De zaak loopt al onder '{own}', en dat is nieuwer dan '{version}'.",
    )
