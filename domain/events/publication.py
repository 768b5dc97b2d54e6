"""What the public may read of an initiative, and that it costs the municipality money or not."""

from typing import Annotated, Literal

from domain.events.happening import Happening
from domain.grounds import PublicationView
from domain.sealed import Text
from domain.value import ADDED


class PublicationProposed(Happening):
    """The initiator was asked first, with title, summary and district as the public would read them."""

    topic: Literal["case.publication-proposed.v1"] = "case.publication-proposed.v1"
    title: Text
    summary: Text
    district: Annotated[str | None, ADDED] = None


class ReactedToPublication(Happening):
    """An initiator said what they think of it; `evidence` is on what staff recorded that for them."""

    topic: Literal["case.reacted-to-publication.v1"] = "case.reacted-to-publication.v1"
    party: int
    view: PublicationView
    statement: Text
    evidence: Text | None


class Published(Happening):
    """Title and summary are the municipality's own words; `district` is as fine as it gets.

    `view` is what the initiators had said, the one that is most against it, and `answer` why it was
    published all the same. `reaction` is of before these were apart: what was said, and how it was weighed.
    """

    topic: Literal["case.published.v1"] = "case.published.v1"
    title: Text
    summary: Text
    district: str | None
    reaction: Text | None
    view: Annotated[PublicationView | None, ADDED] = None
    answer: Annotated[Text | None, ADDED] = None


class PublicationEnded(Happening):
    topic: Literal["case.publication-ended.v1"] = "case.publication-ended.v1"
    reason: Text


class SubsidyRecorded(Happening):
    """Whether a subsidy was given: those without one are the ones that fell off the radar."""

    topic: Literal["case.subsidy-recorded.v1"] = "case.subsidy-recorded.v1"
    subsidised: bool
