"""Where a case stands: the state that its facts leave, and what a rule may ask of it."""

from datetime import date, datetime
from typing import Literal

from domain.documents.attachment import Attachment
from domain.elsewhere import Elsewhere
from domain.events.happening import Channel
from domain.grounds import FileSort, PublicationView
from domain.letters.letter import CaseLetter
from domain.parties import INITIATING, Party
from domain.rules_in_force import RulesInForce
from domain.sealed import Text
from domain.signals import Signal
from domain.stages import CLOSED, Kind, Stage
from domain.terms.clock import Clock
from domain.value import Frozen
from domain.watchers import Watcher


class Moment(Frozen):
    """When a fact took effect, as it now holds after corrections."""

    version: int
    topic: str
    occurred: datetime


class Completion(Frozen):
    """A request to complete that is or was open; `back_to` is the stage it interrupted."""

    requested: int
    back_to: Stage
    received: bool = False
    lapsed: bool = False


class Proposal(Frozen):
    """A correction that waits for a second person."""

    version: int
    fact: int
    corrected: datetime
    by: str
    confirmed: bool = False


class AskDone(Frozen):
    """An ask that waits for no answer any more: how it came to that, by the fact of which version."""

    ask: int
    how: Literal["answered", "withdrawn", "split-off"]
    by: int


class Attempt(Frozen):
    """A recorded attempt to reach the initiator, at its version."""

    version: int
    occurred: datetime
    channel: Channel


class LinkedFile(Frozen):
    """Of what sort a file of its own is, which case it is about, and who signed what it objects to."""

    sort: FileSort
    other: str
    signed: str | None


class Signalled(Frozen):
    """What a role was reminded of: since which day it was so, and of which moment that reminder was."""

    signal: Signal
    since: date
    moment: datetime


class Wording(Frozen):
    """What the initiator was asked about: the words, and how finely the place is told."""

    title: Text
    summary: Text
    district: str | None


class Reaction(Frozen):
    """What an initiator last said of being published, by the number of the party.

    `weighed` tells that something was published since, with an answer to it.
    """

    party: int
    occurred: datetime
    view: PublicationView
    weighed: bool = False


class Publication(Frozen):
    """What the public reads of the initiative now, by reference, and what the initiator was asked about.

    `wording`, of the moment `proposed`, is what may be published next, until it is. `reactions` are the last
    of each party: an objection stands until they agree, the others are about one wording.
    """

    proposed: datetime | None = None
    wording: Wording | None = None
    reactions: tuple[Reaction, ...] = ()
    published: datetime | None = None
    public: bool = False
    title: str | None = None
    summary: str | None = None
    district: str | None = None


class Contest(Frozen):
    """The initiator's objection to an answer, at its version; `decided` once somebody judged it."""

    version: int
    asks: tuple[int, ...]
    decided: bool = False


class Response(Frozen):
    """The last answer on all asks: its version, who signed it, and what came of looking at it again.

    `sampled`: a second person is asked to review it; `reviewed` tells that one did. `upset` tells that a
    review or a contest undid it, wholly or on some asks.
    """

    version: int
    by: str
    sampled: bool = False
    reviewed: bool = False
    contests: tuple[Contest, ...] = ()
    upset: bool = False

    def contest(self, version: int) -> Contest | None:
        """The contest of that version, or nothing where there is none."""
        return next((contest for contest in self.contests if contest.version == version), None)


class Case(Frozen):
    """Where a case stands after its facts.

    `channel` is by which road it came in, where that is known.
    `asks_sent` tells that the asks lie with the initiator, who has not said that they are other ones.
    `joined` are the ids of cases that are handled together with it, `attempts` those to reach the initiator
    since they were last heard of.
    `moved` is the version of the last fact that changed its stage.
    `reactions` are all that was ever said of being published, so that the same is not recorded twice.
    `interrupted` is the stage to which the next answer returns, where an answer was undone when the case
    was past it. `settled` is the version of the last fact that a person brought about: what the engine
    observed after it makes nobody's decision stale. Small enough to travel in a workflow's
    start, and free of personal data.
    """

    id: str
    version: int = 0
    settled: int = 0
    moved: int = 0
    municipality: str = ""
    kind: Kind | None = None
    stage: Stage = Stage.NEW
    rules: RulesInForce | None = None
    initiator: str = ""
    channel: Channel | None = None
    parties: tuple[Party, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    team: str | None = None
    handler: str | None = None
    watchers: tuple[Watcher, ...] = ()
    asks: int = 0
    asks_sent: bool = False
    application: bool = False
    receipt_confirmed: bool = False
    response_sent: bool = False
    asks_done: tuple[AskDone, ...] = ()
    response: Response | None = None
    interrupted: Stage | None = None
    file: LinkedFile | None = None
    joined: tuple[str, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    signalled: tuple[Signalled, ...] = ()
    publication: Publication | None = None
    reactions: tuple[Reaction, ...] = ()
    subsidised: bool | None = None
    completion: Completion | None = None
    clocks: tuple[Clock, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    moments: tuple[Moment, ...] = ()
    letters: tuple[CaseLetter, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether the case has come to an end; it may yet be reopened or corrected."""
        return self.stage in CLOSED

    @property
    def at_rest(self) -> bool:
        """Whether nothing is left to watch: it is closed, and no clock runs.

        One may run in a closed case: about its end, set by a court, or for an answer whose letter came back.
        """
        return self.closed and not any(clock.ending is None for clock in self.clocks)

    @property
    def open_asks(self) -> tuple[int, ...]:
        """The asks that still wait for an answer, counted from 1 in the order of intake."""
        done = {each.ask for each in self.asks_done}
        return tuple(ask for ask in range(1, self.asks + 1) if ask not in done)

    @property
    def answered(self) -> tuple[int, ...]:
        """The asks that have an answer."""
        return tuple(sorted(each.ask for each in self.asks_done if each.how == "answered"))

    @property
    def about_complaint(self) -> bool:
        """Whether this is the file of a complaint: closed to whom it may be about."""
        return self.file is not None and self.file.sort is FileSort.COMPLAINT

    @property
    def received(self) -> datetime:
        """The moment of receipt as it now holds. Raises `IndexError` on an empty case."""
        return self.moments[0].occurred

    @property
    def initiators(self) -> tuple[Party, ...]:
        """Whose initiative it is and who take part still."""
        return tuple(each for each in self.parties if each.sort in INITIATING and not each.ended)

    def party(self, number: int) -> Party | None:
        """The party of that number, or nothing where there is none or it takes part no longer."""
        return next((each for each in self.parties if each.number == number and not each.ended), None)

    def attachment(self, number: int) -> Attachment | None:
        """The document of that number, or nothing where there is none."""
        return next((each for each in self.attachments if each.number == number), None)

    def email_of(self, party: int) -> Text | None:
        """The address at which a party agreed to be written to by e-mail, by its reference (Awb 2:8)."""
        known = self.party(party)
        return known.email if known is not None and known.email_agreed else None

    def running(self, name: str) -> tuple[Clock, ...]:
        """The clocks of that name that have not ended."""
        return tuple(clock for clock in self.clocks if clock.id.name == name and clock.ending is None)

    def moment(self, version: int) -> Moment | None:
        """The moment of the fact of that version, or nothing where it has none of its own."""
        return next((moment for moment in self.moments if moment.version == version), None)

    def last_of(self, topic: str) -> Moment | None:
        """The moment of the last fact of that topic, or nothing where there is none."""
        return next((moment for moment in reversed(self.moments) if moment.topic == topic), None)


class OtherCase(Frozen):
    """A case that another one is about to be tied to, or is about, as the ledger holds it now.

    `handlers` are all who ever handled it.
    """

    case: Case
    number: str | None
    handlers: frozenset[str] = frozenset()
