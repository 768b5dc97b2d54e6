"""That a ledger was put back from a backup: kept in the ledger itself, beside the cases."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, StringConstraints

from domain.value import Frozen

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Restored(Frozen):
    """What is kept of a restore, so that nobody has to guess later why something is missing.

    `by` is a reference. `made` is the moment of the backup: what was recorded after it and up
    to `restored` is lost. `lost` is how many positions that were, or none where the ledger
    that stood here could not be asked. `position` is the last one that came back, and
    everything new follows `resumed_after`; `numbers` are the case numbers taken as given
    out, by prefix and year. `erased` are the subjects whose keys were destroyed again, under
    the names by which the vault knows them.
    """

    topic: Literal["ledger.restored.v1"] = "ledger.restored.v1"
    by: str
    restored: AwareDatetime
    made: AwareDatetime
    sha256: Digest
    position: int
    resumed_after: int
    lost: int | None
    numbers: dict[str, int]
    erased: tuple[Digest, ...]


class StoredRestored(Frozen):
    """A restore with its position in the ledger and its moment there."""

    restored: Restored
    position: int
    committed_at: datetime
