"""How an extension moves a term: judged by what held when it was announced, one after the other."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from domain.terms.basis import ARTICLES, ExtensionBasis
from domain.terms.clock import Extension
from domain.terms.dutch import day
from domain.terms.extension_article import MOST_WEEKS, beyond, no, out_of_place, used_up
from domain.terms.readings import NoticeOnRolledDay, Readings
from domain.terms.reckoning import Facts, Measure, Reckoned, named, reckon
from domain.terms.rejection import Rejected


class Extended(NamedTuple):
    """An extension that moved the end of a term.

    `before` is the term as it stood on the day of the announcement. What was granted is `until` a day or
    by `weeks`; `cut` tells what of it went beyond the article.
    """

    extension: Extension
    before: Reckoned
    until: date | None
    weeks: int
    cut: Rejected | None


def extended(
    facts: Facts, granted: Sequence[Extended], by: Measure, *, as_of: date | None = None
) -> Reckoned:
    """Return what a term comes to with the extensions that were granted, in their order.

    A named date takes the place of everything before it; weeks that come after it are added to it. With
    `as_of` only the suspensions count that had begun on that day.
    """
    weeks = 0
    for each in reversed(granted):
        if each.until is not None:
            since = each.extension.announced
            return named(facts, by, each.before, each.until, since, weeks=weeks, as_of=as_of)
        weeks += each.weeks
    return reckon(facts, by, weeks=weeks, as_of=as_of)


def extend(
    facts: Facts, granted: Sequence[Extended], extension: Extension, by: Measure
) -> Extended | Rejected:
    """Return the extension as it moves the term beside those granted before, or why it moves nothing.

    It is judged by what held on the day it was announced: once a term is over there is nothing left to
    extend (ABRvS 16 December 2015, ECLI:NL:RVS:2015:3891). An article that allows one adjournment of so
    many weeks allows no second one, and a reasonable term is named within the term itself ("binnen deze
    termijn"): what it was extended to by such a message gives no time for another.
    """
    used = [each.extension.basis for each in granted]
    refused = out_of_place(extension, facts) or used_up(extension, used)
    if refused is not None:
        return refused
    before = extended(facts, granted, by, as_of=extension.announced)
    within = before
    if extension.basis is ExtensionBasis.REASONABLE_TERM:
        within = extended(facts, _but_reasonable_terms(granted), by, as_of=extension.announced)
    refused = _too_late(extension, within, before, by.readings)
    if refused is not None:
        return refused
    most = MOST_WEEKS.get(extension.basis)
    if extension.until is None:
        asked = extension.weeks or 0
        if most is None or asked <= most:
            return Extended(extension, before, None, asked, None)
        return Extended(extension, before, None, most, beyond(extension, most))
    if most is not None:
        furthest = Extended(extension, before, None, most, beyond(extension, most))
        if extension.until > extended(facts, [*granted, furthest], by, as_of=extension.announced).day:
            return furthest
    return Extended(extension, before, extension.until, 0, None)


def _but_reasonable_terms(granted: Sequence[Extended]) -> list[Extended]:
    return [each for each in granted if each.extension.basis is not ExtensionBasis.REASONABLE_TERM]


def _too_late(
    extension: Extension, within: Reckoned, before: Reckoned, readings: Readings
) -> Rejected | None:
    """Why it moves nothing, given the term in which it must be announced and the one that stood then."""
    article = ARTICLES[extension.basis]
    strict = readings.notice_on_rolled_day is NoticeOnRolledDay.TOO_LATE
    last = within.raw if strict else within.day
    if extension.announced > last:
        return no(
            "announced-too-late",
            f"De verlenging volgens {article} is van {day(extension.announced)}, na de laatste dag van de"
            f" termijn ({day(last)}). Een termijn die voorbij is, kan niet meer worden verlengd.",
        )
    if extension.until is not None and extension.until <= before.day:
        return no(
            "not-later",
            f"De genoemde dag ({day(extension.until)}) ligt niet na de laatste dag die al gold"
            f" ({day(before.day)}).",
        )
    return None
