"""A rebuild under a command: what stops it is told in a sentence, and Ctrl-C breaks it off."""

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from cli.office import Fault
from projections.beside import SoFar
from projections.rebuild import Rebuilt, UnderWayError
from projections.swapping import HeldError
from projections.untakable import UntakableError


@contextmanager
def rebuilding() -> Iterator[None]:
    """Turn what keeps a rebuild from its end into a `Fault`; the live read models are as they were."""
    try:
        yield
    except UnderWayError as error:
        raise Fault(
            "rebuild-under-way",
            "Er wordt al een leesmodel herbouwd. Wacht tot dat klaar is en probeer het dan opnieuw.",
        ) from error
    except UntakableError as error:
        raise Fault(
            "fact-not-taken-in",
            f"Het leesmodel {error.model} kan het feit op positie {error.position} niet verwerken"
            f" ({error.topic}, versie {error.version} van zaak {error.case}; {error.error} in {error.where})."
            " Er is niets vervangen.",
        ) from error
    except HeldError as error:
        raise Fault(
            "read-models-held",
            "De leesmodellen worden al lang achtereen gelezen en konden niet worden vervangen."
            " Geef dezelfde opdracht later nog eens: zij gaat verder waar zij was.",
        ) from error
    except asyncio.CancelledError as error:
        raise Fault(
            "interrupted",
            "De herbouw is afgebroken; er is niets vervangen. Dezelfde opdracht gaat verder waar zij was.",
        ) from error


async def breakable(
    work: Callable[[Callable[[SoFar], None]], Sequence[Rebuilt]], told: Callable[[SoFar], None]
) -> Sequence[Rebuilt]:
    """Return what `work` comes to in a thread; once cancelled it stops where it next tells how far it is."""
    broken_off = threading.Event()

    def tell(so_far: SoFar) -> None:
        if broken_off.is_set():
            raise InterruptedError
        told(so_far)

    try:
        return await asyncio.to_thread(work, tell)
    except asyncio.CancelledError:
        broken_off.set()
        raise
