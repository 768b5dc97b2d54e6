"""What each event about a term means, in a sentence, with the last day as it then was."""

from datetime import date
from typing import assert_never

from domain import events as e
from domain.case import Case
from domain.law import COMPLETION_SUSPENDS
from domain.roles import LABELS
from domain.terms.clock import ClockId, Manner
from domain.terms.counting import legal_day
from domain.terms.due import Due
from domain.terms.names import AFTER_NOTICE
from projections.dutch import clock, day, length
from projections.story_of_rules import set_anew
from projections.story_without_effect import article, in_default, without_effect
from projections.yardstick import Yardstick

_COMPLETION = str(COMPLETION_SUSPENDS)


def term_sentence(event: e.TermEvent, after: Case, measure: Yardstick) -> str:  # noqa: C901, PLR0911, PLR0912 - one clause an event, read as a table
    """Return the line of the story for a fact about a term, given the case as that fact left it."""
    name = f"De termijn {clock(event.clock)}"
    match event:
        case e.TermStarted():
            proposal = (
                " Deze termijn is een voorstel: zij is niet vastgesteld." if event.term.proposal else ""
            )
            return (
                f"{name} is begonnen op {day(event.term.start)} ({length(event.term)})."
                f" {_last_day(event.clock, after, measure)} Grondslag: {event.term.basis}.{proposal}"
            )
        case e.TermSuspended():
            sooner = ", of tot eerder is aangevuld" if event.basis == _COMPLETION else ""
            return (
                f"{name} staat stil van {day(event.begin)} tot en met {day(event.until)}{sooner}."
                f" {_last_day(event.clock, after, measure, now=' nu')} Grondslag: {event.basis}."
            )
        case e.TermResumed():
            last_day = _last_day(event.clock, after, measure, now=" nu")
            return f"{name} loopt weer vanaf {day(event.on)}. {last_day}"
        case e.TermExtended():
            return f"{name} is verlengd. De laatste dag is nu {day(event.due)}. Grondslag: {article(event)}."
        case e.TermInDefault():
            return in_default(event, name)
        case e.TermUntouched():
            return without_effect(event, name)
        case e.TermEnded():
            return _ended(event, name, after, measure)
        case e.TermAmended():
            changes = "".join(f" {change}." for change in _changes(event))
            last_day = _last_day(event.clock, after, measure, now=" nu")
            return (
                f"{name} is opnieuw berekend door de verbetering in regel {event.cause}.{changes}"
                f" {last_day}{_met_anew(event.clock, after, measure)}"
            )
        case e.TermUnextended():
            return (
                f"{name} is toch niet verlengd: het bericht daarover is niet aangekomen."
                f" {_last_day(event.clock, after, measure, now=' nu')}"
            )
        case e.TermReopened():
            return f"{name} loopt weer: wat haar beëindigde, geldt niet. De laatste dag is die van eerst."
        case e.TermReset():
            return set_anew(event, name)
        case e.TermReminded():
            last_day = f"de laatste dag van de termijn {clock(event.clock)} is {day(event.due)}"
            return f"Herinnering{_told(event)}: {last_day}."
        case e.TermExpired():
            provisional = " De laatste dag was voorlopig berekend." if event.provisional else ""
            return (
                f"{name} is voorbij: de laatste dag was {day(event.due)}. Er was toen niet geregistreerd"
                f" dat aan de termijn was voldaan.{provisional}"
            )
        case _:
            assert_never(event)


def _told(event: e.TermReminded) -> str:
    """Who was reminded and how long before; facts from before that was kept do not tell it."""
    match event.to:
        case None:
            return ""
        case "owner":
            who = "de behandelaar"
        case "substitute":
            who = "de vervanger van de behandelaar"
        case "watcher":
            who = "wie de zaak volgt"
        case "role":
            who = "een rol" if event.role is None else f"de {LABELS[event.role]}"
        case _:
            assert_never(event.to)
    return f" aan {who}, {_ahead((event.due - legal_day(event.occurred)).days)}"


def _ahead(days: int) -> str:
    """Counted from the day itself: one that came later than its step says so."""
    match days:
        case 0:
            return "op de dag zelf"
        case 1:
            return "1 dag van tevoren"
        case _:
            return f"{days} dagen van tevoren"


def _ended(event: e.TermEnded, name: str, after: Case, measure: Yardstick) -> str:  # noqa: PLR0911 - one clause a manner, read as a table
    line = f"regel {event.cause}"
    match event.manner:
        case Manner.MET:
            done = f"{name} is geëindigd op {day(event.on)}: toen is gedaan wat nodig was ({line})."
            return f"{done} {_verdict(event.on, event.clock, after, measure)}".rstrip()
        case Manner.REPORTED:
            done = f"{name} is geëindigd op {day(event.on)}: toen is volgens de bron gereageerd ({line})."
            return f"{done} {_verdict(event.on, event.clock, after, measure)}{_doubt(event, after)}".rstrip()
        case Manner.WITHDRAWN:
            return f"{name} is geëindigd op {day(event.on)}: het initiatief is ingetrokken ({line})."
        case Manner.TRANSFERRED:
            return f"{name} is geëindigd op {day(event.on)}: het initiatief is doorgezonden ({line})."
        case Manner.LAPSED:
            return f"{name} is geëindigd op {day(event.on)}: de tijd is ongebruikt voorbijgegaan ({line})."
        case Manner.CLOSED:
            return (
                f"{name} is gestopt op {day(event.on)}, zonder dat is gedaan waarvoor zij liep."
                f" Dat komt door een andere stap in de zaak ({line})."
            )
        case Manner.VOID:
            why = "de ingebrekestelling had bij nader inzien geen gevolg"
            if event.clock.name not in AFTER_NOTICE:
                why = "zij had bij nader inzien niet zo hoeven lopen"
            return f"{name} is vervallen: {why}. Dat bleek door een andere stap in de zaak ({line})."
        case _:
            assert_never(event.manner)


def _doubt(event: e.TermEnded, after: Case) -> str:
    """What cannot be right in what a source says: it is kept, and a reader must not take it for sound."""
    begun = next((clock.term.start for clock in after.clocks if clock.id == event.clock), event.on)
    if event.on >= begun:
        return ""
    return " Let op: volgens de bron was dat voor de ontvangst. Een van beide dagen klopt niet."


def _verdict(ended: date, which: ClockId, after: Case, measure: Yardstick) -> str:
    """In time or late, as the days stood at that moment."""
    found = next((each for each in after.clocks if each.id == which), None)
    if found is None:
        return ""
    by = measure.due(found)
    judged = "Dat was op tijd" if ended <= by.day else "Dat was te laat"
    then = "" if found.rules is None else ", naar de regels van toen"
    return f"{judged}: de laatste dag was {day(by.day)}{' (voorlopig)' if by.provisional else ''}{then}."


def _changes(event: e.TermAmended) -> list[str]:
    named = (
        ("Het begin is nu", event.start),
        ("Het einde is nu", event.ended_on),
        ("De termijn stond stil vanaf", event.suspended_from),
        ("De termijn liep weer vanaf", event.resumed_on),
        ("Het uitstel is aangekondigd op", event.announced),
        ("De ingebrekestelling is ontvangen op", event.received),
    )
    return [f"{what} {day(value)}" for what, value in named if value is not None]


def _met_anew(which: ClockId, after: Case, measure: Yardstick) -> str:
    """What a corrected date makes of a term that was met already."""
    found = next((each for each in after.clocks if each.id == which), None)
    if found is None or found.ending is None or found.ending.manner not in {Manner.MET, Manner.REPORTED}:
        return ""
    in_time = found.ending.on <= measure.due(found).day
    return f" Daarmee is {'op tijd' if in_time else 'te laat'} gedaan wat nodig was."


def _last_day(which: ClockId, after: Case, measure: Yardstick, *, now: str = "") -> str:
    by = _due(which, after, measure)
    if by is None:
        return "Deze termijn is in deze zaak niet bekend."
    if not by.provisional:
        return f"De laatste dag is{now} {day(by.day)}."
    return (
        f"De laatste dag is{now} voorlopig {day(by.day)}: van die tijd is nog niet bekend welke dagen de"
        " regering met een feestdag gelijkstelt."
    )


def _due(which: ClockId, after: Case, measure: Yardstick) -> Due | None:
    found = next((each for each in after.clocks if each.id == which), None)
    return None if found is None else measure.due(found)
