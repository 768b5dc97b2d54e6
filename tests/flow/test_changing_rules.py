"""New rules reach a case that runs: its workflow wakes for the new day, and what had ended stays."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from cli.office import Fault, RulesOrder
from domain.case import Case
from domain.decision import Refused
from domain.fold import replay
from domain.regulation import Regulation
from domain.roles import Role
from domain.terms.clock import Clock
from domain.terms.counting import end_of_day
from domain.terms.due import due, standing
from domain.terms.names import ACKNOWLEDGEMENT, SUBSTANTIVE_RESPONSE
from projections.projector import Projector
from projections.queries import ReadModels
from projections.schema import create_schema
from tests.other_rules import book, calendar, regulation_file
from workers.changing_rules import ChangingRules
from workers.clock import now
from workflows.identity import workflow_id

Opens = Callable[..., Any]

VERSION = "lindewaard-2026-02-01"
LATER = book(Regulation.parse(regulation_file(VERSION, substantive_response=8)))
RECEIVED = (now() - timedelta(days=2)).isoformat()


def case_of(engine: Any, case: str) -> Case:
    return replay(case, tuple(stored.fact for stored in engine.log.read(case)))


def clock_of(case: Case, name: str) -> Clock:
    return next(clock for clock in case.clocks if clock.id.name == name)


async def next_due(engine: Any, case: str) -> datetime:
    """What operations are shown; it is shown a moment after the answer was given."""
    described = await engine.client.get_workflow_handle(workflow_id(case)).describe()
    return next(
        pair.value
        for pair in described.typed_search_attributes.search_attributes
        if pair.key.name == "WeerklankNextDue"
    )


def test_a_running_clock_moves_and_an_ended_one_stays(opens: Opens) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=RECEIVED)).case
            await engine.accepted("confirm-receipt", case, occurred=RECEIVED)
            former = engine.rulebook.on("lindewaard", now().date())
            began = case_of(engine, case)
            running, ended = (clock_of(began, name) for name in (SUBSTANTIVE_RESPONSE, ACKNOWLEDGEMENT))
            unknown = await engine.does("apply-rules", case, version=VERSION, occurred=now().isoformat())
            assert isinstance(unknown, Refused)
            assert unknown.code == "unknown-rules"
        async with opens(rulebook=LATER) as engine:
            how: dict[str, Any] = {
                "version": VERSION,
                "occurred": now().isoformat(),
                "id": f"{VERSION}:{case}",
            }
            receipt = await engine.accepted("apply-rules", case, **how)
            assert await engine.accepted("apply-rules", case, **how) == receipt
            assert engine.topics(case)[-2:] == ["case.rules-applied.v1", "term.reset.v1"]

            after = case_of(engine, case)
            assert after.rules is not None
            rules = LATER.of(after.rules)
            moved, stayed = (clock_of(after, name) for name in (SUBSTANTIVE_RESPONSE, ACKNOWLEDGEMENT))
            day = due(moved, rules.measure_of(moved)).day
            assert day > due(running, former.measure).day
            (reset,) = (stored.fact.event for stored in engine.facts(case, "term.reset.v1"))
            assert (reset.former, reset.due) == (due(running, former.measure).day, day)

            assert stayed.rules == former.in_force
            assert stayed.model_copy(update={"rules": None, "eras": ()}) == ended
            assert standing(stayed, rules.measure_of(stayed), day) == standing(ended, former.measure, day)
            async with asyncio.timeout(20):
                while await next_due(engine, case) != end_of_day(day):
                    await asyncio.sleep(0.1)

    asyncio.run(life())


def test_an_overdue_clock_is_watched_anew(opens: Opens) -> None:
    async def life() -> None:
        long_ago = (now() - timedelta(weeks=30)).isoformat()
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=long_ago)).case
            async with asyncio.timeout(30):
                while "term.expired.v1" not in engine.topics(case):
                    await asyncio.sleep(0.1)
        async with opens(rulebook=LATER) as engine:
            await engine.accepted("apply-rules", case, version=VERSION, occurred=now().isoformat())
            async with asyncio.timeout(30):
                while engine.topics(case)[-1] != "term.expired.v1":
                    await asyncio.sleep(0.1)
            expired = [stored.fact.event for stored in engine.facts(case, "term.expired.v1")]
            (reset,) = (stored.fact.event for stored in engine.facts(case, "term.reset.v1"))
            about = [event.due for event in expired if event.clock.name == SUBSTANTIVE_RESPONSE]
            assert about == [reset.former, reset.due]

    asyncio.run(life())


def test_an_older_version_is_refused_and_the_same_is_nothing(opens: Opens) -> None:
    async def life() -> None:
        async with opens(rulebook=LATER) as engine:
            case = (await engine.accepted("receive-initiative", occurred=RECEIVED)).case
            older = await engine.does(
                "apply-rules", case, version="lindewaard-2025-01-01", occurred=now().isoformat()
            )
            assert isinstance(older, Refused)
            assert older.code == "rules-older"
            same = await engine.accepted("apply-rules", case, version=VERSION, occurred=now().isoformat())
            assert same.facts == ()

    asyncio.run(life())


def test_one_that_cannot_go_over_is_told_and_the_others_go_on(opens: Opens) -> None:
    """A case under a regulation that is not among the files of whoever applies a calendar."""
    newest = calendar("nl-2027-01", now().date())
    here = book(newest)
    told: list[dict[str, Any]] = []

    async def life() -> None:
        async with opens(rulebook=LATER) as engine:
            strange = (await engine.accepted("receive-initiative", occurred=RECEIVED)).case
        async with opens() as engine:
            plain = (await engine.accepted("receive-initiative", occurred=RECEIVED)).case
        async with opens(rulebook=here) as engine:
            create_schema(engine.log.connections.dsn)
            everything = book(newest, *[each for each in LATER.regulations if each.version == VERSION])
            with (
                Projector(engine.log.connections.dsn, everything) as projector,
                ReadModels(engine.log.connections, here, engine.vault) as models,
            ):
                projector.catch_up()

                def tell(case: dict[str, Any]) -> None:
                    told.append(case)
                    projector.catch_up()

                changing = ChangingRules(engine.desk, engine.log, here, models, now)
                order = RulesOrder("nl-2027-01", "jurist-1", Role.LEGAL)
                with pytest.raises(Fault) as fault:
                    await changing.apply(order, tell)
                assert fault.value.code == "rules-not-started"
                engine.log.hold_rules(here.hashes())
                wrong = await changing.apply(replace(order, role=Role.HANDLER), tell)
                assert isinstance(wrong, Refused)
                assert wrong.code == "wrong-role"
                assert told == []

                done = await changing.apply(order, tell)
                assert not isinstance(done, Refused)
                assert done["cases"] == told
                assert {each["case"]: (each["outcome"], each["code"]) for each in told} == {
                    strange: ("refused", "rules-missing"),
                    plain: ("applied", None),
                }
                assert engine.topics(plain)[-1] == "case.rules-applied.v1"
                assert "case.rules-applied.v1" not in engine.topics(strange)

    asyncio.run(life())
