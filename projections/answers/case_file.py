"""What the file of one case answers: where it stands, who takes part, its clocks and its story."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date
from typing import Any, Literal

from pydantic import AwareDatetime

from domain.case import LinkedFile
from domain.grounds import FileSort, Position
from domain.parties import Party, PartySort
from domain.roles import LABELS, Role
from domain.rules_in_force import RulesInForce
from domain.stages import STAGE_LABELS, Kind, Stage
from domain.terms.names import PROMISED_DECISION
from domain.value import Frozen
from projections.answers.clocks import ClockRow
from projections.answers.names import ERASED, UNNAMED, named, opened, title
from projections.asked import Confirmation, stands
from projections.attachments import AttachmentRow, titles
from projections.followed import Followed
from projections.opener import Opener
from projections.watchers import WatcherRow, references


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
            address=opened(plain, party.address),
            email=opened(plain, party.email),
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


class Glance(Frozen):
    """How far a case is, and whether it is the file of a complaint: what an open page must know anew."""

    id: str
    version: int
    complaint: bool

    @classmethod
    def told(cls, row: Mapping[str, Any]) -> "Glance":
        """Return what a row of the table tells."""
        return cls(id=row["case"], version=row["version"], complaint=row["sort"] == FileSort.COMPLAINT)


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
    team: str | None
    handler: str | None
    municipality: str
    rules: RulesInForce
    about: LinkedFile | None
    asks: tuple[AskRow, ...]
    parties: tuple[PartyRow, ...]
    watchers: tuple[WatcherRow, ...]
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
        texts |= references(followed.case.watchers)
        texts |= titles(followed.case.attachments)
        plain = vault.open(staff | named_here | refs_of(parties) | texts)
        return cls(
            id=row["case"],
            stage_label=_stage_in_words(Stage(row["stage"]), shown),
            title=title(plain, row),
            team=followed.case.team,
            handler=named(plain, row["handler"]),
            about=followed.case.file,
            rules=RulesInForce.model_validate(row["rules"]),
            asks=tuple(AskRow(**(dict(each) | {"text": named(plain, each.text)})) for each in asks),
            parties=tuple(PartyRow.of_party(each, plain) for each in parties),
            watchers=tuple(WatcherRow.of(each, plain, ERASED) for each in followed.case.watchers),
            elsewhere=tuple(
                ElsewhereRow(system=each.system, number=each.number, link=opened(plain, each.link))
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
