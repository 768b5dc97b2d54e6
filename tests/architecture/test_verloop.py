"""The course of each kind of initiative, as a diagram and a table, is what the catalogue does.

`docs/verloop/` is generated, in Dutch, for staff, auditors and the ombudsman. To write it anew:

    .venv/bin/python -m tests.architecture.test_verloop
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest

from domain import events as e
from domain.catalogue import transition_named
from domain.kinds import TRACKS
from domain.kinds.track import Track
from domain.roles import LABELS
from domain.sealed import Sealed
from domain.stages import CLOSED, STAGE_LABELS, Stage
from domain.terms.names import CLOCK_LABELS
from domain.transition import Transition
from tests.architecture.test_walk import Place, Walked, walk

FOLDER = Path(__file__).parents[2] / "docs" / "verloop"
HEAD = "<!-- Gemaakt uit de catalogus: .venv/bin/python -m tests.architecture.test_verloop -->"

FIELDS = {
    "statement": "verklaring",
    "evidence": "bewijs",
    "message": "bericht",
    "reason": "reden",
    "reasons": "redenen",
    "answers": "standpunt en redenen per vraag",
    "next_step": "vervolg",
    "remedies": "rechtsmiddelen",
    "deviation": "reden om zonder mandaat te besluiten",
    "decision_number": "besluitnummer",
    "organ": "orgaan",
}
"""How what a step must tell is called; a text without a name of its own is called a description."""


@dataclass(frozen=True)
class Way:
    """A step from one stage to another, with what it does to clocks."""

    transition: Transition[Any]
    begin: Stage
    end: Stage
    started: frozenset[str]
    ended: frozenset[str]


def ways_of(walked: Walked, track: Track) -> list[Way]:
    """Return the steps that a case of that kind can take, each once from each stage."""
    found: dict[tuple[Stage, str, Stage], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for place, (_, steps) in walked.items():
        for step in steps:
            if step.after.kind not in {track.kind, None} or place.kind not in {track.kind, None}:
                continue
            if step.after.file is not None or _of_other_kind(place, step.after.kind, track):
                continue
            started, ended = found[place.stage, step.name, step.after.stage]
            started |= {each.clock.name for each in step.events if isinstance(each, e.TermStarted)}
            ended |= {each.clock.name for each in step.events if isinstance(each, e.TermEnded)}
    order = list(Stage)
    return [
        Way(_named(name), begin, end, frozenset(started), frozenset(ended))
        for (begin, name, end), (started, ended) in sorted(
            found.items(), key=lambda each: (order.index(each[0][0]), order.index(each[0][2]), each[0][1])
        )
    ]


def _of_other_kind(place: Place, after: object, track: Track) -> bool:
    return place.kind is None and after is not None and after is not track.kind


def _named(name: str) -> Transition[Any]:
    transition = transition_named(name)
    assert transition is not None
    return transition


def page(walked: Walked, track: Track) -> str:
    """Return the page of one kind."""
    ways = ways_of(walked, track)
    return "\n".join(
        [
            f"# Het verloop van een zaak: {track.label}",
            "",
            HEAD,
            "",
            track.asks,
            "",
            "```mermaid",
            "stateDiagram-v2",
            *_diagram(ways),
            "```",
            "",
            "## Stappen die de zaak verder brengen",
            "",
            "| van | stap | naar | wie | wat erbij hoort | termijnen | grondslag |",
            "|---|---|---|---|---|---|---|",
            *(_row(way) for way in ways if way.begin is not way.end),
            "",
            "## Stappen waarbij de zaak blijft waar zij is",
            "",
            "| stap | bij | wie | wat erbij hoort | termijnen | grondslag |",
            "|---|---|---|---|---|---|",
            *_staying(ways),
            "",
        ]
    )


def _diagram(ways: Iterable[Way]) -> Iterator[str]:
    stages = [stage for stage in Stage if any(stage in {way.begin, way.end} for way in ways)]
    for stage in stages:
        if stage is not Stage.NEW:
            yield f'    state "{STAGE_LABELS[stage]}" as {_id(stage)}'
    labels: dict[tuple[Stage, Stage], list[str]] = defaultdict(list)
    for way in ways:
        if way.begin is not way.end:
            labels[way.begin, way.end].append(way.transition.label)
    for (begin, end), named in labels.items():
        source = "[*]" if begin is Stage.NEW else _id(begin)
        yield f"    {source} --> {_id(end)}: {' / '.join(dict.fromkeys(named))}"
    for stage in stages:
        if stage in CLOSED:
            yield f"    {_id(stage)} --> [*]"


def _id(stage: Stage) -> str:
    return stage.value.replace("-", "_")


def _row(way: Way) -> str:
    return (
        f"| {STAGE_LABELS[way.begin]} | {way.transition.label} | {STAGE_LABELS[way.end]}"
        f" | {_who(way.transition)} | {_with(way.transition)} | {_clocks(way.started, way.ended)}"
        f" | {way.transition.legal_basis} |"
    )


def _staying(ways: Iterable[Way]) -> Iterator[str]:
    staying: dict[str, list[Way]] = defaultdict(list)
    for way in ways:
        if way.begin is way.end:
            staying[way.transition.name].append(way)
    for same in staying.values():
        first = same[0].transition
        started = frozenset().union(*(way.started for way in same))
        ended = frozenset().union(*(way.ended for way in same))
        at = ", ".join(STAGE_LABELS[way.begin] for way in same)
        yield (
            f"| {first.label} | {at} | {_who(first)} | {_with(first)} | {_clocks(started, ended)}"
            f" | {first.legal_basis} |"
        )


def _who(transition: Transition[Any]) -> str:
    return ", ".join(LABELS[role] for role in LABELS if role in transition.roles)


def _with(transition: Transition[Any]) -> str:
    """What must be told with a step: texts, and what has a name above; what may be left out in brackets."""
    told = []
    for name, field in transition.command.model_fields.items():
        text = any(isinstance(kind, type) and issubclass(kind, Sealed) for kind in _types(field.annotation))
        if text or name in FIELDS:
            called = FIELDS.get(name, "omschrijving")
            told.append(called if field.is_required() else f"({called})")
    return ", ".join(dict.fromkeys(told)) or "-"


def _types(annotation: Any) -> Iterator[Any]:
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for each in inner:
        yield from _types(each)


def _clocks(started: Iterable[str], ended: Iterable[str]) -> str:
    def listed(names: Iterable[str]) -> str:
        return ", ".join(sorted(CLOCK_LABELS[name] for name in names))

    parts = [
        f"begint: {listed(started)}" if started else "",
        f"eindigt: {listed(ended)}" if ended else "",
    ]
    return "; ".join(part for part in parts if part) or "-"


@pytest.fixture(scope="module")
def walked() -> Walked:
    """Return every place that real decisions lead to."""
    return walk()


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.kind.value)
def test_the_page_of_a_kind_is_what_the_catalogue_does(walked: Walked, track: Track) -> None:
    assert (FOLDER / f"{track.kind}.md").read_text() == page(walked, track)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    everything = walk()
    for each in TRACKS:
        (FOLDER / f"{each.kind}.md").write_text(page(everything, each))
