"""What the read models answer, row by row: the JSON of terminal and web is made of these."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date
from typing import Any, Literal

from pydantic import AwareDatetime

from domain.case import Case, LinkedFile
from domain.elsewhere import Link
from domain.grounds import Position
from domain.parties import Party, PartySort
from domain.roles import LABELS, Role
from domain.rules_in_force import RulesInForce
from domain.sealed import Text
from domain.stages import STAGE_LABELS, Kind, Stage
from domain.terms.clock import Clock, ClockId, Manner, Regime, Standing
from domain.terms.due import due, standing
from domain.terms.names import PROMISED_DECISION
from domain.terms.reckoning import Measure
from domain.terms.telling import explained, explanation_as_json
from domain.value import Frozen
from projections.asked import Confirmation, stands
from projections.attachments import AttachmentRow, titles
from projections.followed import Followed
from projections.opener import Opener
from projections.standings import stands_on

ERASED = "(gewist)"
"""What stands where a name or text was erased."""

NAMELESS = "(zonder titel)"
"""What stands where a case has neither a title nor a number elsewhere."""

NOBODY = "niemand"
"""What faces show where a case has no owner."""


UNNAMED = frozenset({Role.INITIATOR, Role.SYSTEM})
"""Those who stand in the story by their role: the initiator is nobody's to look up, the engine is nobody."""


def named(plain: Mapping[str, str], ref: str | None) -> str | None:
    """Return the name under a reference, or that it was erased; of no reference none."""
    return None if ref is None else plain.get(ref, ERASED)


def title(plain: Mapping[str, str], row: Mapping[str, Any]) -> str:
    """Return what a case is called: its title, or the number it has in the system it came from."""
    return named(plain, row["title"]) or row["known_as"] or NAMELESS


Explanations = Mapping[ClockId, dict[str, Any]]
"""How the due days of one case came to be, by clock; of what was not asked there is none."""


def explanations(case: Case, judging: Callable[[Clock], Measure]) -> Explanations:
    """Return how each due day of a case came to be, by what `judging` says that a clock is judged by."""
    return {clock.id: explanation_as_json(explained(clock, judging(clock))) for clock in case.clocks}


class WorklistRow(Frozen):
    """One open case. `owner` is the account that has it, or none: nobody has it yet.

    The `next_` fields, `provisional`, `proposal` and `standing` are of the running clock that
    is due first; a case in which none runs has none. `place` is where the next page goes on.
    """

    case: str
    number: str | None
    title: str
    kind: Kind | None
    stage: Stage
    stage_label: str
    owner: str | None
    municipality: str
    version: int
    next_clock: str | None
    next_due: date | None
    provisional: bool
    proposal: bool
    standing: Standing | None
    place: str


class ClockRow(Frozen):
    """One clock. `started_by` and `ended_by` are versions of facts: lines of the story.

    `explanation` is how its due day came to be, as `domain/terms/telling.py` makes it for a page, an
    export and the calculator alike; where it was not asked for there is none.
    """

    name: str
    initiator: int
    ordinal: int
    regime: Regime
    basis: str
    start: date
    due: date
    original_due: date
    suspended_days: int
    provisional: bool
    proposal: bool
    state: Standing
    started_by: int
    ended_on: date | None
    manner: Manner | None
    ended_by: int | None
    explanation: dict[str, Any] | None = None

    @classmethod
    def of(cls, clock: Clock, measure: Measure, today: date) -> "ClockRow":
        """Return the row of a clock as it stands at the end of `today`."""
        by, ending = due(clock, measure), clock.ending
        return cls(
            name=clock.id.name,
            initiator=clock.id.initiator,
            ordinal=clock.id.ordinal,
            regime=clock.term.regime,
            basis=clock.term.basis,
            start=clock.term.start,
            due=by.day,
            original_due=by.original,
            suspended_days=by.suspended_days,
            provisional=by.provisional,
            proposal=clock.term.proposal,
            state=standing(clock, measure, today),
            started_by=clock.by,
            ended_on=None if ending is None else ending.on,
            manner=None if ending is None else ending.manner,
            ended_by=None if ending is None else ending.by,
            explanation=explanation_as_json(explained(clock, measure)),
        )


class RegisterRow(ClockRow):
    """One clock with its case, and the topic of the event that ended it.

    `place` is where the next page goes on; all clocks of a case have one place.
    """

    case: str
    number: str | None
    municipality: str
    ended_by_topic: str | None
    place: str

    @classmethod
    def told(cls, row: Mapping[str, Any], today: date, explained: Explanations) -> "RegisterRow":
        """Return the clock in a row of the table as it stands at the end of `today`."""
        clock = ClockId(name=row["name"], initiator=row["initiator"], ordinal=row["ordinal"])
        return cls(
            **{name: row[name] for name in cls.model_fields if name in row},
            state=stands_on(row["standings"], today),
            place=str(row["opened"]),
            explanation=explained.get(clock),
        )


class TotalRow(Frozen):
    """How many clocks of one name stand so on the day that was asked. Regimes are never put on one heap."""

    municipality: str
    name: str
    regime: Regime
    standing: Standing
    clocks: int


class StoryLine(Frozen):
    """One fact of a case. All moments are in UTC; the sentence tells them in Dutch time.

    `by` is an account; for the initiator and for the system itself the role.
    """

    version: int
    topic: str
    occurred: AwareDatetime
    recorded: AwareDatetime
    committed_at: AwareDatetime
    by: str
    role: Role
    text: str

    @classmethod
    def of(cls, row: Mapping[str, Any], plain: Mapping[str, str]) -> "StoryLine":
        """Return the line in a row of the table, with names out of the vault."""
        role = Role(row["role"])
        return cls(
            version=row["version"],
            topic=row["topic"],
            occurred=row["occurred"].astimezone(UTC),
            recorded=row["recorded"].astimezone(UTC),
            committed_at=row["committed_at"].astimezone(UTC),
            by=LABELS[role] if role in UNNAMED else plain.get(row["by"], ERASED),
            role=role,
            text=row["text"],
        )


class PartyRow(Frozen):
    """One who takes part, or took part; names and addresses out of the vault."""

    number: int
    sort: PartySort
    name: str
    on_behalf_of: int | None
    address: str | None
    email: str | None
    email_agreed: bool
    authorised: bool
    ended: bool

    @classmethod
    def of_party(cls, party: Party, plain: Mapping[str, str]) -> "PartyRow":
        """Return the row of a party."""
        return cls(
            name=plain.get(party.ref, ERASED),
            address=_opened(plain, party.address),
            email=_opened(plain, party.email),
            **party.model_dump(exclude={"ref", "address", "email"}),
        )


class ElsewhereRow(Frozen):
    """A number of the case in another system, with the address of a document there."""

    system: str
    number: str
    link: str | None


class AskRow(Frozen):
    """One ask: its text out of the vault, whether the initiator was asked if it is so, what became of it.

    `on` is the day on which it was answered, withdrawn or split off. A text that lies in the system that
    the case came from is not here.
    """

    number: int
    text: str | None
    confirmation: Confirmation
    state: Literal["open", "answered", "withdrawn", "split-off"]
    position: Position | None
    on: date | None


class CaseFile(Frozen):
    """One case: where it stands, its clocks and its story. `outcome` is none while it is open.

    `about` tells of a file of its own what sort it is and which case it is about.
    """

    id: str
    number: str | None
    title: str
    kind: Kind | None
    stage: Stage
    stage_label: str
    outcome: str | None
    version: int
    handler: str | None
    municipality: str
    rules: RulesInForce
    about: LinkedFile | None
    asks: tuple[AskRow, ...]
    parties: tuple[PartyRow, ...]
    elsewhere: tuple[ElsewhereRow, ...]
    attachments: tuple[AttachmentRow, ...]
    clocks: tuple[ClockRow, ...]
    story: tuple[StoryLine, ...]

    @classmethod
    def told(
        cls,
        row: Mapping[str, Any],
        lines: Sequence[Mapping[str, Any]],
        clocks: Iterable[ClockRow],
        followed: Followed,
        vault: Opener,
    ) -> "CaseFile":
        """Return the file in a row of the table, with the lines of its story and its names opened."""
        shown = tuple(clocks)
        staff = {line["by"] for line in lines if line["role"] not in UNNAMED}
        parties, asks = followed.case.parties, stands(followed.asked, followed.case)
        named_here = {ref for ref in (row["title"], row["handler"]) if ref}
        texts = {each.text for each in asks if each.text}
        texts |= {each.link.ref for each in followed.case.elsewhere if each.link}
        texts |= titles(followed.case.attachments)
        plain = vault.open(staff | named_here | refs_of(parties) | texts)
        return cls(
            id=row["case"],
            stage_label=_stage_in_words(Stage(row["stage"]), shown),
            title=title(plain, row),
            handler=named(plain, row["handler"]),
            about=followed.case.file,
            rules=RulesInForce.model_validate(row["rules"]),
            asks=tuple(AskRow(**(dict(each) | {"text": named(plain, each.text)})) for each in asks),
            parties=tuple(PartyRow.of_party(each, plain) for each in parties),
            elsewhere=tuple(
                ElsewhereRow(system=each.system, number=each.number, link=_opened(plain, each.link))
                for each in followed.case.elsewhere
            ),
            attachments=tuple(AttachmentRow.of(each, plain, ERASED) for each in followed.case.attachments),
            clocks=shown,
            story=tuple(StoryLine.of(line, plain) for line in lines),
            **{name: row[name] for name in ("number", "kind", "stage", "outcome", "version", "municipality")},
        )


def _stage_in_words(stage: Stage, clocks: Sequence[ClockRow]) -> str:
    """The stage; of an answered case also that a decision it promised is still awaited."""
    awaited = stage is Stage.RESPONDED and any(
        clock.name == PROMISED_DECISION and clock.ended_on is None for clock in clocks
    )
    return f"{STAGE_LABELS[stage]}, besluit staat nog open" if awaited else STAGE_LABELS[stage]


def refs_of(parties: Iterable[Party]) -> set[str]:
    """Return the references under which their names and addresses lie."""
    texts = (text for each in parties for text in (each.address, each.email) if text is not None)
    return {each.ref for each in parties} | {text.ref for text in texts}


def _opened(plain: Mapping[str, str], text: Text | Link | None) -> str | None:
    return None if text is None else plain.get(text.ref, ERASED)
