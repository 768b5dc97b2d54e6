"""One example of every event that turns the course of a case."""

from datetime import UTC, date, datetime

from domain import events as e
from domain.grounds import ComplaintOutcome, FileSort, ObjectionOutcome, PublicationView
from domain.roles import Role
from domain.rules_in_force import RulesInForce
from domain.sealed import Person, Text
from domain.signals import Signal

AT = datetime(2026, 3, 2, 9, 30, 15, 250000, tzinfo=UTC)
TEXT = Text.example()
OTHER = "0" * 32
RULES = RulesInForce(
    regulation="lutjewoude-2025", regulation_sha256="a" * 64, calendar="2026", calendar_sha256="b" * 64
)

COURSES: tuple[e.Event, ...] = (
    e.RoutedInternally(occurred=AT, told=True, message=TEXT),
    e.PartlyWithdrawn(occurred=AT, asks=(2, 3), statement=TEXT, evidence=TEXT),
    e.AsksSplitOff(occurred=AT, asks=(2,), other=OTHER, number="LW-2026-00002", reason=TEXT),
    e.CasesJoined(occurred=AT, other=OTHER, number="LW-2026-00002", reason=TEXT),
    e.CaseSeparated(occurred=AT, other=OTHER, reason=TEXT),
    e.ContactAttempted(occurred=AT, channel=e.Channel.SPOKEN, note=TEXT),
    e.FileOpened(
        occurred=AT,
        municipality="lutjewoude",
        sort=FileSort.OBJECTION,
        file="B-1",
        other=OTHER,
        number="LW-2026-00002",
        channel=e.Channel.LETTER,
        person=Person.example(),
        statement=TEXT,
        announced=date(2026, 2, 12),
        committee=True,
        signed="staff-example",
        rules=RULES,
    ),
    e.CaseSignalled(occurred=AT, signal=Signal.QUIET, since=date(2026, 2, 2), role=Role.TEAM_LEAD),
    e.PublicationProposed(occurred=AT, title=TEXT, summary=TEXT),
    e.ReactedToPublication(
        occurred=AT, party=2, view=PublicationView.OTHERWISE, statement=TEXT, evidence=TEXT
    ),
    e.Published(occurred=AT, title=TEXT, summary=TEXT, district="Lindebuurt", reaction=TEXT),
    e.PublicationEnded(occurred=AT, reason=TEXT),
    e.SubsidyRecorded(occurred=AT, subsidised=False),
    e.OmbudsmanAnswered(occurred=AT, file="O-1", message=TEXT),
    e.ClosedUnreachable(occurred=AT, attempts=(4, 5, 6), message=TEXT),
)

GROWN_COURSES: dict[str, e.Event] = {
    "case.publication-proposed.v1+district": e.PublicationProposed(
        occurred=AT, title=TEXT, summary=TEXT, district="Lindebuurt"
    ),
    "case.published.v1+answer": e.Published(
        occurred=AT,
        title=TEXT,
        summary=TEXT,
        district="Lindebuurt",
        reaction=None,
        view=PublicationView.OBJECTS,
        answer=TEXT,
    ),
    "case.routed-internally.v1+arrived": e.RoutedInternally(
        occurred=AT, told=True, message=TEXT, arrived=date(2026, 2, 27)
    ),
    "case.file-opened.v1+reservation": e.FileOpened(
        occurred=AT,
        municipality="lutjewoude",
        sort=FileSort.OBJECTION,
        file="B-1",
        other=OTHER,
        number="LW-2026-00002",
        channel=e.Channel.LETTER,
        person=Person.example(),
        statement=TEXT,
        announced=date(2026, 2, 12),
        committee=True,
        signed=None,
        rules=RULES,
        reservation="decision-not-here",
    ),
    "case.complaint-settled.v1+told": e.ComplaintSettled(
        occurred=AT,
        file="K-1",
        outcome=ComplaintOutcome.UNFOUNDED,
        message=TEXT,
        ombudsman="Ombudsman Lutjewoude",
    ),
    "case.objection-decided.v1+told": e.ObjectionDecided(
        occurred=AT,
        file="B-1",
        outcome=ObjectionOutcome.UNFOUNDED,
        organ="college",
        decision_number="B-2",
        message=TEXT,
        court="Rechtbank Lutjewoude",
    ),
}
