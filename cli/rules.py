"""`weerklank rules`: the rules that open cases run under, and how they go over to others."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from cli.dutch import Group
from cli.office import Engine, RulesOrder
from cli.options import json_option, option, stack_options
from cli.output import REFUSED, print_json, print_table, stop_refused, told
from cli.rules_told import print_outcome, print_preview, print_totals
from cli.submission import PEOPLE, checked, role_of
from domain.decision import Refused
from projections.sentences import day_or_dash
from workflows.slip import Slip

_VERSION = click.argument("version", metavar="VERSIE")


@click.group(cls=Group, name="rules", help="De regels waaronder open zaken lopen: regelingen en kalenders.")
def rules_commands() -> None:
    """Group what is about rules."""


@rules_commands.command(name="list", help="Welke regels zijn er, en hoeveel open zaken lopen eronder?")
@json_option
@stack_options
@click.pass_obj
@told
def list_rules(engine: Engine, data_dir: Path | None, config: Path | None, *, as_json: bool) -> None:
    """Print the versions with their hashes."""

    async def run() -> list[dict[str, Any]]:
        async with engine.office(data_dir, config) as office:
            return list(office.rule_versions())

    found = asyncio.run(run())
    if as_json:
        print_json(found)
        return
    print_table(
        ["versie", "soort", "gemeente", "vanaf", "open zaken", "sha256"],
        [
            [
                each["version"],
                _SORTS[each["sort"]],
                each["municipality"],
                day_or_dash(each["in_force_from"]),
                each["open_cases"],
                each["sha256"],
            ]
            for each in found
        ],
    )


@rules_commands.command(help="Wat zouden andere regels verschuiven? Er wordt niets vastgelegd.")
@_VERSION
@json_option
@stack_options
@click.pass_obj
@told
def preview(
    engine: Engine, version: str, data_dir: Path | None, config: Path | None, *, as_json: bool
) -> None:
    """Print what a version would make of each open case; writes nothing."""

    async def run() -> dict[str, Any] | Refused:
        async with engine.office(data_dir, config) as office:
            return office.preview_rules(version)

    found = asyncio.run(run())
    if isinstance(found, Refused):
        stop_refused(found)
    if as_json:
        print_json(found)
    else:
        print_preview(found)


@rules_commands.command(
    help="Pas een kalender of regeling toe op elke open zaak die er nog niet onder loopt."
)
@_VERSION
@option("--as", "account", required=True, help="Wie dit doet: het account.")
@option("--role", required=True, help=f"In welke rol: {', '.join(PEOPLE)}.")
@option("--mandate", default=None, help="Het kenmerk van het mandaat waaronder dit gebeurt.")
@option("--reason", default=None, help="De oorzaak: welk besluit (standaard: wat de regels zelf noemen).")
@json_option
@stack_options
@click.pass_obj
@told
def apply(  # noqa: PLR0913, PLR0917 - each is an option of the contract
    engine: Engine,
    version: str,
    account: str,
    role: str,
    mandate: str | None,
    reason: str | None,
    data_dir: Path | None,
    config: Path | None,
    *,
    as_json: bool,
) -> None:
    """Apply a version to every open case, and print what moved; exit code 2 where one was refused."""
    order = RulesOrder(version, account, role_of(role), mandate, reason)
    checked(Slip("apply-rules", b"", account, order.role, id=version, mandate=mandate))

    async def run() -> dict[str, Any] | Refused:
        async with engine.office(data_dir, config) as office:
            return await office.apply_rules(order, _silent if as_json else print_outcome)

    found = asyncio.run(run())
    if isinstance(found, Refused):
        stop_refused(found)
    if as_json:
        print_json(found)
    else:
        print_totals(found)
    if found["totals"]["refused"]:
        raise SystemExit(REFUSED)


def _silent(_case: Mapping[str, Any]) -> None:
    """Say nothing: the answer is one JSON value."""


_SORTS = {"regulation": "regeling", "calendar": "kalender", None: "ontbreekt hier"}
