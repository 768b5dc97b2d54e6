"""A figure: clocks of one municipality, one name and one regime, with what they came to."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from domain.figures.median import Waited, median
from domain.figures.share import Share, share
from domain.figures.verdict import (
    OF_THE_INITIATOR,
    PARTS,
    CountedClock,
    Part,
    Verdict,
    answered_here,
    verdict,
)
from domain.terms.clock import Regime
from domain.value import Frozen


class JudgedClock(CountedClock):
    """A clock with its verdicts: against its due date, and against that before suspension and extension.

    `days` is how long the initiator waited for an answer, or waits still, or waited until the clock
    ended without one; counted from the day the term began after.
    """

    verdict: Verdict
    verdict_by_original_due: Verdict
    days: int
    answered: bool


class Tally(Frozen):
    """How many clocks came out how against one date. Nothing counted means no share."""

    share: Share | None
    parts: dict[Part, int]
    verdicts: dict[Verdict, int]


class Cell(Frozen):
    """What is never pooled with anything else, and all clocks behind it.

    `median_days` is the median duration until an answer, or None where half were not answered yet.
    A term of the initiator's own has no share and no median: `of_initiator`.
    """

    municipality: str
    name: str
    regime: Regime
    proposal: bool
    of_initiator: bool
    total: int
    provisional: int
    by_due: Tally
    by_original_due: Tally
    median_days: int | None
    clocks: tuple[JudgedClock, ...]


def cells(cohort: Iterable[CountedClock], today: date) -> tuple[Cell, ...]:
    """Return a cell for each municipality, name, regime, and whether that was adopted or proposed."""
    found: defaultdict[tuple[str, str, Regime, bool], list[JudgedClock]] = defaultdict(list)
    for clock in cohort:
        found[clock.municipality, clock.name, clock.regime, clock.proposal].append(_judged(clock, today))
    return tuple(_cell(*key, clocks) for key, clocks in sorted(found.items(), key=lambda item: item[0]))


def _judged(clock: CountedClock, today: date) -> JudgedClock:
    return JudgedClock(
        **dict(clock),
        verdict=verdict(clock, clock.due, today),
        verdict_by_original_due=verdict(clock, clock.original_due, today),
        days=((clock.ended_on or today) - clock.start).days,
        answered=answered_here(clock),
    )


def _cell(
    municipality: str,
    name: str,
    regime: Regime,
    proposal: bool,  # noqa: FBT001 - a part of the key, handed on as it is
    clocks: Sequence[JudgedClock],
) -> Cell:
    of_initiator = name in OF_THE_INITIATOR
    waited = (Waited(clock.days, clock.answered) for clock in clocks)
    return Cell(
        municipality=municipality,
        name=name,
        regime=regime,
        proposal=proposal,
        of_initiator=of_initiator,
        total=len(clocks),
        provisional=sum(clock.provisional for clock in clocks),
        by_due=_tally((clock.verdict for clock in clocks), shared=not of_initiator),
        by_original_due=_tally((clock.verdict_by_original_due for clock in clocks), shared=not of_initiator),
        median_days=None if of_initiator else median(waited),
        clocks=tuple(clocks),
    )


def _tally(verdicts: Iterable[Verdict], *, shared: bool) -> Tally:
    counted = Counter(verdicts)
    parts = {part: sum(counted[each] for each in members) for part, members in PARTS.items()}
    in_time = parts[Part.IN_TIME]
    return Tally(
        share=share(in_time, in_time + parts[Part.NOT_IN_TIME]) if shared else None,
        parts=parts,
        verdicts={each: counted[each] for each in Verdict},
    )
