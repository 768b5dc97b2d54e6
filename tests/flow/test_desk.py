"""What comes in at the desk: accepted once, or refused with one clear sentence and nothing changed."""

import asyncio
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import psycopg
import pytest

from domain.decision import Refused
from domain.roles import Role
from workers.clock import now
from workflows.messages import Receipt

Opens = Callable[..., Any]

YESTERDAY = (now() - timedelta(days=1)).isoformat()
AN_HOUR_AGO = (now() - timedelta(hours=1)).isoformat()
# Recent, so that no clock of the case runs out while a test looks at it.
FIRST = {"occurred": YESTERDAY}


def refused(came_to: Receipt | Refused, code: str) -> None:
    assert isinstance(came_to, Refused), came_to
    assert came_to.code == code
    assert re.fullmatch(r"[A-Z'0-9].+\.", came_to.sentence), came_to.sentence


BAD = {
    "unknown transition": ({"name": "betoveren"}, "unknown-transition"),
    "a missing field": ({"reason": ...}, "missing-field"),
    "an extra field": ({"toverwoord": "x"}, "unknown-field"),
    "a wrong stage": ({"name": "deliver-support"}, "wrong-stage"),
    "a wrong role": ({"role": Role.AUDITOR}, "wrong-role"),
    "an administrator": ({"role": Role.ADMINISTRATOR}, "wrong-role"),
    "a face that claims to be the engine": ({"role": Role.SYSTEM}, "wrong-role"),
    "the engine's own transition": ({"name": "observe-terms", "role": Role.HANDLER}, "wrong-role"),
    "a date before 1900": ({"occurred": "1899-12-31T10:00:00+01:00"}, "date-out-of-range"),
    "a time without offset": ({"occurred": "2026-11-03T10:00:00"}, "time-without-offset"),
    "a moment to come": ({"occurred": "2199-01-01T10:00:00+01:00"}, "moment-in-future"),
    "a moment before the receipt": ({"occurred": "2026-11-01T10:00:00+01:00"}, "before-receipt"),
    "a text of ten megabytes": ({"reason": "x" * 10_000_000}, "submission-too-large"),
    "a text that is too long": ({"reason": "x" * 300_000}, "text-too-long"),
    "invalid UTF-8": ({"raw": b'{"reason": "\xff"}'}, "invalid-encoding"),
    "no JSON": ({"raw": b"{"}, "invalid-json"),
    "a case that does not exist": ({"case": "0" * 32}, "unknown-case"),
    "a case id that is none": ({"case": "../../etc"}, "unknown-case"),
    "no case": ({"case": None}, "case-missing"),
    "a case with an intake": ({"name": "receive-initiative"}, "case-not-expected"),
}


@pytest.mark.parametrize("told", BAD)
def test_bad_input_is_refused_and_changes_nothing(opens: Opens, told: str) -> None:
    how, code = BAD[told]

    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            before = engine.log.read(case)
            arguments = {"name": "assign-kind", "case": case, "occurred": AN_HOUR_AGO} | how
            named = arguments.pop("case")
            refused(await engine.does(arguments.pop("name"), named, **arguments), code)
            assert engine.log.read(case) == before

    asyncio.run(life())


def test_a_refused_attempt_is_noted_without_what_was_typed(opens: Opens, database: str) -> None:
    typed = "Mevrouw Geheim uit de Kerkstraat"

    async def life() -> str:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            refused(
                await engine.does("agree-support", case, agreed=typed, occurred=AN_HOUR_AGO),
                "wrong-stage",
            )
            (noted,) = engine.log.attempts(case)
            assert (noted.attempt.transition, noted.attempt.code) == ("agree-support", "wrong-stage")
            assert noted.attempt.role is Role.HANDLER
            assert engine.vault.open([noted.attempt.by]) == {noted.attempt.by: "behandelaar-1"}
            return case

    asyncio.run(life())
    with psycopg.connect(database) as connection:
        everything = str(connection.execute("SELECT topic, state FROM ledger_events").fetchall())
        kept = connection.execute("SELECT count(*) FROM vault WHERE sort = 'text'").fetchone()
    assert typed not in everything
    assert kept == (2,)  # title and ask of the intake, and nothing of what was refused


def test_a_refused_intake_leaves_no_case_no_workflow_and_no_text(opens: Opens, database: str) -> None:
    async def life() -> None:
        async with opens() as engine:
            refused(await engine.does("receive-initiative", municipality="nergens"), "unknown-municipality")
            refused(
                await engine.does("receive-initiative", occurred="2199-01-01T10:00:00+01:00"),
                "moment-in-future",
            )
            assert list(engine.log.cases()) == []
            query = f'TaskQueue="{engine.settings.task_queue}"'
            assert (await engine.client.count_workflows(query)).count == 0

    asyncio.run(life())
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM vault WHERE sort <> 'staff'").fetchone() == (0,)


def test_the_same_submission_again_is_the_same_receipt_also_after_closing(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            first = await engine.accepted("receive-initiative", id="brief-1", **FIRST)
            await engine.accepted("withdraw", first.case, id="weg", occurred=AN_HOUR_AGO)
            facts = engine.log.read(first.case)
            for _ in range(2):
                assert await engine.does("receive-initiative", id="brief-1", **FIRST) == first
                await engine.accepted("withdraw", first.case, id="weg", occurred=AN_HOUR_AGO)
            assert engine.log.read(first.case) == facts

    asyncio.run(life())


@pytest.mark.parametrize(
    "other", [{"title": "Iets anders"}, {"account": "behandelaar-2"}, {"role": Role.TEAM_LEAD}]
)
def test_the_same_id_with_other_content_is_refused(opens: Opens, other: dict[str, Any]) -> None:
    async def life() -> None:
        async with opens() as engine:
            first = await engine.accepted("receive-initiative", id="brief-1", **FIRST)
            facts = engine.log.read(first.case)
            refused(
                await engine.does("receive-initiative", id="brief-1", **(FIRST | other)),
                "submission-id-reused",
            )
            assert engine.log.read(first.case) == facts
            assert await engine.does("receive-initiative", id="brief-1", **FIRST) == first

    asyncio.run(life())


def test_an_id_belongs_to_one_case(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            one = await engine.accepted("receive-initiative", **FIRST)
            two = await engine.accepted("receive-initiative", **FIRST)
            await engine.accepted("confirm-receipt", one.case, id="bevestigd", occurred=AN_HOUR_AGO)
            refused(
                await engine.does("confirm-receipt", two.case, id="bevestigd", occurred=AN_HOUR_AGO),
                "submission-id-reused",
            )

    asyncio.run(life())


def test_of_two_people_at_once_one_is_told_that_the_case_moved(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = await engine.accepted("receive-initiative", **FIRST)
            both = await asyncio.gather(
                *(
                    engine.does(
                        "assign-kind",
                        case.case,
                        account=f"behandelaar-{who}",
                        kind=kind,
                        occurred=AN_HOUR_AGO,
                        expected=case.version,
                    )
                    for who, kind in ((1, "support"), (2, "challenge"))
                )
            )
            codes = sorted(each.code if isinstance(each, Refused) else "accepted" for each in both)
            assert codes == ["accepted", "case-moved"]
            assert engine.topics(case.case).count("case.kind-assigned.v1") == 1

    asyncio.run(life())


def test_what_the_engine_observed_makes_nobody_stale(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = await engine.accepted("receive-initiative", occurred="2026-02-02T10:00:00+01:00")
            async with asyncio.timeout(20):
                while "term.expired.v1" not in engine.topics(case.case):
                    await asyncio.sleep(0.05)
            await engine.accepted("confirm-receipt", case.case, expected=case.version)

    asyncio.run(life())


def test_a_closed_case_takes_a_correction_and_a_reopening_only(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            when = {"occurred": AN_HOUR_AGO}
            await engine.accepted("withdraw", case, **when)
            before = engine.topics(case)
            refused(await engine.does("confirm-receipt", case, **when), "case-closed")
            assert engine.topics(case) == before
            await engine.accepted("correct-fact", case, corrected="2026-11-01T10:00:00+01:00", **when)
            await engine.accepted("reopen", case, role=Role.LEGAL, **when)
            await engine.accepted("confirm-receipt", case, **when)

    asyncio.run(life())


def test_two_contents_under_one_id_at_once_are_not_taken_for_a_double_click(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", **FIRST)).case
            fields = {"occurred": AN_HOUR_AGO, "reason": "Het rooster."}
            both = await asyncio.gather(
                *(
                    engine.does("assign-handler", case, id="een", handler=f"h-{who}", **fields)
                    for who in (1, 2)
                )
            )
            codes = sorted(each.code if isinstance(each, Refused) else "accepted" for each in both)
            assert codes == ["accepted", "submission-id-reused"]
            assert engine.topics(case).count("case.handler-assigned.v1") == 1

    asyncio.run(life())
