"""What was said or received about a term: delay, standstill, a notice of default, a judgment."""

from typing import assert_never

from domain import events as e
from domain.terms.basis import ARTICLES, LABELS, works_from
from domain.terms.counting import legal_day
from domain.terms.dutch import counted
from domain.terms.length import Unit
from projections.dutch import clock, day
from projections.story_at_length import BY_CHANNEL

ConcerningTerm = (
    e.DelayAnnounced | e.StandstillRecorded | e.StandstillEnded | e.NoticeOfDefaultReceived | e.CourtDateSet
)


def concerning_term(event: ConcerningTerm, on: str) -> str:
    """Return what happened; what it did to a term has a line of its own. `on` begins the sentence."""
    match event:
        case e.DelayAnnounced():
            article = ARTICLES[event.basis]
            weeks = counted(event.weeks or 0, Unit.WEEKS)
            longer = f"{weeks} langer duurt" if event.until is None else f"duurt tot {day(event.until)}"
            consent = "" if event.consent is None else " De instemming staat in het dossier."
            return (
                f"{on} heeft de gemeente laten weten dat het {longer}. Het gaat om de termijn"
                f" {clock(event.clock)}. Grondslag: {article}, {LABELS[str(article)]}.{consent}"
            )
        case e.StandstillRecorded():
            article = ARTICLES[event.basis]
            earliest = works_from(str(article), legal_day(event.occurred))
            no_sooner = (
                f" Dat werkt niet terug: het geldt vanaf {day(earliest)}."
                if earliest is not None and event.begin < earliest
                else ""
            )
            return (
                f"{on} is vastgelegd waarom de termijn {clock(event.clock)} stilstaat van {day(event.begin)}"
                f" tot en met {day(event.until)}: {LABELS[str(article)]} ({article})."
                f"{no_sooner} Waaruit dat blijkt, staat in het dossier."
            )
        case e.StandstillEnded():
            return (
                f"{on} is vastgelegd dat de opschorting van regel {event.standstill} eerder voorbij is:"
                f" vanaf {day(event.on)} loopt de termijn weer. Waaruit dat blijkt, staat in het dossier."
            )
        case e.NoticeOfDefaultReceived():
            return f"{on} heeft de gemeente een ingebrekestelling ontvangen, {BY_CHANNEL[event.channel]}."
        case e.CourtDateSet():
            return (
                f"{on} heeft de rechter bepaald dat de gemeente uiterlijk op {day(event.until)} besluit."
                f" Rechter: {event.court}. Uitspraak: {event.judgment}."
            )
        case _:
            assert_never(event)
