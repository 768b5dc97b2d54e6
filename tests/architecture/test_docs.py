"""The documents say what the code does: links lead somewhere, names exist, tables are the code's own.

`docs/transitions.md` is generated. To write it anew from the catalogue:

    .venv/bin/python tests/architecture/test_docs.py
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from cli.main import group
from domain.catalogue import CATALOGUE
from domain.kinds import KIND_LABELS, TRACKS
from domain.roles import LABELS
from domain.stages import ALL_KINDS, CLOSED, OPEN, STAGE_LABELS, UNANSWERED, Kind, Stage
from domain.terms.labels import REGIME_LABELS, STANDING_LABELS
from domain.terms.names import CLOCK_LABELS
from domain.transition import Transition

HOUSE = Path(__file__).parents[2]
TRANSITIONS = HOUSE / "docs" / "transitions.md"
DECISIONS = sorted((HOUSE / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted([*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")])

LINES_A_PAGE = 60
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r"(?:[\w.-]+/)+[\w.-]*\w?|[\w-]+\.(?:py|md|toml|yaml|yml|sql|lock)")
MADE_LATER = ("data/", "./data", "data_dir/", ".venv/")
"""What set-up and a run make: a clone does not have it."""

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: str(each.relative_to(HOUSE)))
each_decision = pytest.mark.parametrize("decision", DECISIONS, ids=lambda each: each.stem)


def transitions() -> str:
    """Return `docs/transitions.md` as the catalogue has it."""
    chapters: dict[str, list[Transition[Any]]] = {}
    for each in CATALOGUE:
        chapters.setdefault(each.decide.__module__.split(".")[2].replace("_", "-"), []).append(each)
    lines = [
        "# Transitions",
        "",
        "<!-- Generated: .venv/bin/python tests/architecture/test_docs.py -->",
        "",
        f"The {len(CATALOGUE)} things that may happen to a case, in the order of its life, as",
        "`domain/catalogue.py` lists them. The name is the same on the command line and in the store; the",
        "label is what residents and officials read. `weerklank catalogue --json` adds the schema and an",
        "example of each.",
        "",
        "In the column *from*: **open** is every stage but `new` and the closed ones, **unanswered** is",
        f"{_codes(UNANSWERED)}, **closed** is {_codes(CLOSED)}.",
        "",
    ]
    for chapter, members in chapters.items():
        lines += [
            f"## {chapter}",
            "",
            "| name | label | from | kinds | roles | legal basis |",
            "|---|---|---|---|---|---|",
            *(_row(each) for each in members),
            "",
        ]
    lines += ["## Stages", "", "| stage | label | of |", "|---|---|---|"]
    lines += [f"| `{stage}` | {STAGE_LABELS[stage]} | {_belongs(stage)} |" for stage in Stage]
    return "\n".join([*lines, ""])


def _row(transition: Transition[Any]) -> str:
    kinds = "all" if transition.kinds == ALL_KINDS else _codes(transition.kinds)
    roles = ", ".join(role.value for role in LABELS if role in transition.roles)
    return (
        f"| `{transition.name}` | {transition.label} | {_from(transition.stages)} | {kinds}"
        f" | {roles} | {transition.legal_basis} |"
    )


def _from(stages: frozenset[Stage]) -> str:
    named: list[str] = []
    left = set(stages)
    for name, whole in (("open", OPEN), ("unanswered", UNANSWERED), ("closed", CLOSED)):
        if whole <= left:
            named.append(f"**{name}**")
            left -= whole
    return ", ".join([*named, *([_codes(frozenset(left))] if left else [])])


def _codes(names: frozenset[Stage] | frozenset[Kind]) -> str:
    order: list[str] = [*Stage, *Kind]
    return ", ".join(f"`{name}`" for name in sorted(names, key=order.index))


def _belongs(stage: Stage) -> str:
    track = next((each.kind.value for each in TRACKS if stage in each.stages), None)
    return track or ("closed" if stage in CLOSED else "the common spine")


def test_the_table_of_transitions_is_the_catalogue() -> None:
    assert TRANSITIONS.read_text() == transitions()


@each_document
def test_every_link_leads_somewhere(document: Path) -> None:
    broken = []
    for target in LINK.findall(document.read_text()):
        path, _, anchor = target.partition("#")
        if re.match(r"https?:|mailto:", target):
            continue
        led = (document.parent / path) if path else document
        if not led.exists() or (anchor and anchor not in _anchors(led)):
            broken.append(target)

    assert broken == []


def _anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", document.read_text()), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@each_document
def test_every_file_that_is_named_is_there(document: Path) -> None:
    missing = [
        name
        for name in _places(document)
        if not name.startswith(MADE_LATER) and not _found(document.parent, name)
    ]

    assert missing == []


def _places(document: Path) -> Iterator[str]:
    for code in CODE.findall(FENCE.sub("", document.read_text())):
        if PLACE.fullmatch(code):
            yield code


def _found(folder: Path, name: str) -> bool:
    """A file is named from the top of the house, from beside the document, or alone where all know it."""
    if (HOUSE / name).exists() or (folder / name).exists():
        return True
    rooms = ("domain", "workflows", "ledger", "projections", "cli", "workers", "tests", "docs")
    return "/" not in name and any(next((HOUSE / room).rglob(name), None) for room in rooms)


@each_document
def test_every_command_that_is_named_exists(document: Path) -> None:
    text = document.read_text()
    targets = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"(?:`|^|&& )make ([a-z-]+)", text, re.MULTILINE)) <= targets
    for words in re.findall(r"(?:`|^|\| |bin/)weerklank ((?:-{0,2}[a-z-]+ ?)+)", text, re.MULTILINE):
        assert _is_a_command(words.split()), words


def _is_a_command(words: list[str]) -> bool:
    command: click.Command = group
    for word in words:
        if isinstance(command, click.Group) and (found := command.get_command(click.Context(command), word)):
            command = found
        elif word.startswith("--"):
            options = {name for each in command.params for name in each.opts}
            return word in options | {"--help"}
        else:
            return not isinstance(command, click.Group)
    return True


def test_every_label_stands_in_the_glossary() -> None:
    glossary = (HOUSE / "docs" / "glossary.md").read_text()
    labels = [
        *KIND_LABELS.values(),
        *LABELS.values(),
        *CLOCK_LABELS.values(),
        *REGIME_LABELS.values(),
        *STANDING_LABELS.values(),
    ]

    assert [label for label in labels if label not in glossary] == []


def test_every_variable_that_is_named_sets_something() -> None:
    known = {
        f"WEERKLANK_{name}" for name in _variables(yaml.safe_load((HOUSE / "temporal.yaml").read_text()))
    }
    known |= {"WEERKLANK_CONFIG", "WEERKLANK_POSTGRES__DSN", "WEERKLANK_TEMPORAL__CLOUD__API_KEY"}
    known |= {"WEERKLANK_LETTERS__PASSWORD", "WEERKLANK_WEB__OIDC__CLIENT_SECRET"}
    named = {name for each in DOCUMENTS for name in re.findall(r"WEERKLANK_[A-Z_]*[A-Z]", each.read_text())}

    assert named <= known


def _variables(settings: dict[str, Any]) -> Iterator[str]:
    for name, value in settings.items():
        yield name.upper()
        if isinstance(value, dict):
            yield from (f"{name.upper()}__{below}" for below in _variables(value))


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [each.name[:4] for each in DECISIONS] == [
        f"{number:04}" for number in range(1, len(DECISIONS) + 1)
    ]


@each_decision
def test_a_decision_is_context_decision_and_price_on_a_page(decision: Path) -> None:
    text = decision.read_text()

    assert re.match(rf"# {int(decision.name[:4])}\. \S", text)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Price"]
    assert len(text.splitlines()) <= LINES_A_PAGE


if __name__ == "__main__":
    TRANSITIONS.write_text(transitions())
