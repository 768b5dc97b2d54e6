"""Somebody follows a case: a colleague, or who from outside asked to be kept in the picture."""

from domain import law
from domain.case import Case
from domain.command import Command
from domain.decision import Circumstances, Decision, Refused
from domain.events import CaseWatched
from domain.roles import FOLLOWING
from domain.sealed import Person, Staff, Text
from domain.stages import CLOSED, OPEN
from domain.transition import Transition
from domain.watchers import MOST_WATCHERS


class WatchCase(Command):
    """`staff` is the account of a colleague, `person` somebody from outside: one of the two.

    Of who is from outside `evidence` tells what shows that they asked for it, and `contact` how they want
    to hear.
    """

    staff: Staff | None = None
    person: Person | None = None
    contact: Text | None = None
    evidence: Text | None = None


def decide(case: Case, command: WatchCase, _: Circumstances) -> Decision:
    """Return that they follow it, or nothing where that colleague does already.

    Of people from outside two may bear one name, so a name that is there already says nothing.
    """
    refused = _NO_FOLLOWERS if case.file is not None else _unclear(command)
    if refused is not None:
        return refused
    if command.staff is not None and command.staff.ref in {each.ref for each in case.watchers}:
        return ()
    if len(case.watchers) >= MOST_WATCHERS:
        return Refused(
            code="too-many-watchers",
            sentence=f"Een zaak heeft hoogstens {MOST_WATCHERS} volgers."
            " Haal eerst iemand van de lijst die niet meer volgt.",
        )
    watched = CaseWatched(
        occurred=command.occurred,
        staff=command.staff,
        person=command.person,
        contact=command.contact,
        evidence=command.evidence,
    )
    return (watched,)


def _unclear(command: WatchCase) -> Refused | None:
    """Why it is not clear who follows, or on what their name may be kept."""
    if (command.staff is None) == (command.person is None):
        return Refused(
            code="watcher-unclear",
            sentence="Noem in het veld 'staff' het account van een collega, of in 'person' wie er van buiten"
            " de gemeente volgt: een van de twee.",
        )
    if command.staff is not None:
        return None if command.contact is None and command.evidence is None else _ONLY_OUTSIDE
    return _UNSHOWN if command.evidence is None else None


_NO_FOLLOWERS = Refused(
    code="file-not-followed",
    sentence="Dit is een dossier van een klacht, bezwaar of de ombudsman. Daar zijn partijen, geen volgers.",
)
_ONLY_OUTSIDE = Refused(
    code="contact-not-expected",
    sentence="De velden 'contact' en 'evidence' zijn voor wie van buiten de gemeente volgt."
    " Laat ze weg bij een collega.",
)
_UNSHOWN = Refused(
    code="evidence-missing",
    sentence="Vermeld waaruit blijkt dat deze persoon zelf vroeg om de zaak te volgen,"
    " bijvoorbeeld een e-mail met datum.",
    basis=str(law.CONSENT_SHOWN),
)

TRANSITION = Transition(
    command=WatchCase,
    decide=decide,
    label="Zaak laten volgen",
    basis=(law.CAREFUL_PREPARATION, law.CONSENT),
    roles=FOLLOWING,
    stages=OPEN | CLOSED,
    example={
        "occurred": "2026-02-04T11:00:00+01:00",
        "person": "Wijkkrant De Lantaarn",
        "contact": "redactie@lantaarn.example",
        "evidence": "E-mail van 3 februari 2026.",
    },
)
