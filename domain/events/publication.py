"""What the public may read of an initiative, and that it costs the municipality money or not."""

from typing import Literal

from domain.events.happening import Happening
from domain.sealed import Text


class PublicationProposed(Happening):
    """The initiator was asked first, with the summary as the public would read it."""

    topic: Literal["case.publication-proposed.v1"] = "case.publication-proposed.v1"
    title: Text
    summary: Text


class Published(Happening):
    """Title and summary are the municipality's own words; `district` is as fine as it gets."""

    topic: Literal["case.published.v1"] = "case.published.v1"
    title: Text
    summary: Text
    district: str | None
    reaction: Text | None


class PublicationEnded(Happening):
    topic: Literal["case.publication-ended.v1"] = "case.publication-ended.v1"
    reason: Text


class SubsidyRecorded(Happening):
    """Whether a subsidy was given: those without one are the ones that fell off the radar."""

    topic: Literal["case.subsidy-recorded.v1"] = "case.subsidy-recorded.v1"
    subsidised: bool
