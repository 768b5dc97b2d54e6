"""Why a case asks for somebody, beside its terms: so that nothing falls off the radar."""

from enum import StrEnum


class Signal(StrEnum):
    """One sort of thing that would go unseen."""

    QUIET = "quiet"
    UNOWNED = "unowned"
    PROMISE = "promise"
    REVIEW = "review"
    CONTEST = "contest"
    UNWANTED = "unwanted"
