"""Extensions, each by the rule of its own article: who may move a term, how far, and until when."""

from datetime import date
from typing import NamedTuple

from domain.terms.basis import ARTICLES, ExtensionBasis
from domain.terms.clock import Regime, Term
from domain.terms.dutch import counted, day
from domain.terms.length import Unit
from domain.terms.readings import NoticeOnRolledDay, Readings
from domain.terms.reckoning import Facts, Measure, Reckoned, named, reckon
from domain.terms.rejection import EXTENSION, Rejected, untouched


class Extension(NamedTuple):
    """An extension as it was announced: either `until` a day that it names, or by `weeks`."""

    basis: ExtensionBasis
    announced: date
    until: date | None
    weeks: int | None


class Extended(NamedTuple):
    """A term whose end an extension has moved.

    `before` is the term as it stood on the day of the announcement, `found` what it came to. What was
    granted is `until` a day or by `weeks`; `cut` tells what of it went beyond the article.
    """

    extension: Extension
    before: Reckoned
    until: date | None
    weeks: int
    found: Reckoned
    cut: Rejected | None


_MOST_WEEKS = {ExtensionBasis.COMPLAINT_ADJOURNED: 4, ExtensionBasis.OBJECTION_ADJOURNED: 6}
_TITLE_4_1 = frozenset({ExtensionBasis.TOLD_OF_DELAY, ExtensionBasis.REASONABLE_TERM})


def extend(facts: Facts, extension: Extension, by: Measure) -> Extended | Rejected:
    """Return the term with its end moved, or why the extension moves nothing.

    It is judged by what held on the day it was announced: once a term is over there is nothing left to
    extend (ABRvS 16 December 2015, ECLI:NL:RVS:2015:3891).
    """
    refused = _out_of_place(extension, facts)
    if refused is not None:
        return refused
    before = reckon(facts, by, as_of=extension.announced)
    refused = _too_late(extension, before, by.readings)
    if refused is not None:
        return refused
    most = _MOST_WEEKS.get(extension.basis)

    def granted(weeks: int, cut: Rejected | None = None) -> Extended:
        found = reckon(facts, by, weeks=weeks)
        return Extended(extension, before, None, weeks, found, cut)

    if extension.until is None:
        asked = extension.weeks or 0
        if most is None or asked <= most:
            return granted(asked)
        return granted(most, _beyond(extension, most))
    if most is not None:
        furthest = reckon(facts, by, weeks=most, as_of=extension.announced)
        if extension.until > furthest.day:
            return granted(most, _beyond(extension, most))
    found = named(facts, by, before, extension.until, extension.announced)
    return Extended(extension, before, extension.until, 0, found, None)


def _out_of_place(extension: Extension, facts: Facts) -> Rejected | None:
    """Why this article cannot move this term, whenever it was announced."""
    basis, article, term = extension.basis, ARTICLES[extension.basis], facts.term
    subject = f"De verlenging volgens {article}"
    if basis in _TITLE_4_1:
        return untouched(EXTENSION, subject, term, backward=facts.backward) or _not_by_title_4_1(
            extension, term
        )
    if facts.backward:
        return _no("backward-term", f"{subject} heeft geen gevolg: deze termijn telt terug.")
    if term.regime is not Regime.STATUTORY:
        return _no(
            "not-for-this-regime",
            f"{subject} heeft geen gevolg: dat artikel gaat over de termijn die de Awb zelf stelt.",
        )
    return None


def _not_by_title_4_1(extension: Extension, term: Term) -> Rejected | None:
    article = ARTICLES[extension.basis]
    if extension.basis is ExtensionBasis.TOLD_OF_DELAY:
        return _no("informs-only", f"{article} schrijft een bericht voor en verlengt de termijn niet.")
    if term.regime is Regime.ORDINANCE:
        return _no(
            "term-set-by-law",
            f"{article} geldt alleen als geen wettelijk voorschrift een termijn stelt; een verordening is een"
            " wettelijk voorschrift.",
        )
    if extension.until is None:
        return _no("no-date-named", f"{article} vraagt om een genoemde dag; een aantal weken verlengt niets.")
    return None


def _too_late(extension: Extension, before: Reckoned, readings: Readings) -> Rejected | None:
    """Why it moves nothing, given how the term stood when it was announced."""
    article = ARTICLES[extension.basis]
    strict = readings.notice_on_rolled_day is NoticeOnRolledDay.TOO_LATE
    last = before.raw if strict else before.day
    if extension.announced > last:
        return _no(
            "announced-too-late",
            f"De verlenging volgens {article} is van {day(extension.announced)}, na de laatste dag van de"
            f" termijn ({day(last)}). Een termijn die voorbij is, kan niet meer worden verlengd.",
        )
    if extension.until is not None and extension.until <= before.day:
        return _no(
            "not-later",
            f"De genoemde dag ({day(extension.until)}) ligt niet na de laatste dag die al gold"
            f" ({day(before.day)}).",
        )
    return None


def _beyond(extension: Extension, most: int) -> Rejected:
    article = ARTICLES[extension.basis]
    return _no(
        "longer-than-allowed",
        f"{article} staat ten hoogste {counted(most, Unit.WEEKS)} toe; wat daarboven is gevraagd, verlengt"
        " niets.",
    )


def _no(code: str, reason: str) -> Rejected:
    return Rejected(EXTENSION, code, reason)
