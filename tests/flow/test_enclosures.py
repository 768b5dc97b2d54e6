"""A file that comes with a submission: kept once, as it came, or nowhere at all."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import Any

import psycopg
import pytest

from domain.decision import Refused
from domain.documents.scanned import Scanned
from workers.clock import now
from workflows.enclosing import Enclosures
from workflows.identity import workflow_id
from workflows.messages import Receipt

Opens = Callable[..., Any]

YESTERDAY = (now() - timedelta(days=1)).isoformat()
AN_HOUR_AGO = (now() - timedelta(hours=1)).isoformat()
PLAN = b"%PDF-1.7\n" + bytes(range(256)) * 20_000
"""Five megabytes: more than Temporal takes in one message."""


class Found:
    """A scanner that finds what it is told to."""

    def __init__(self, what: Scanned) -> None:
        self.what = what
        self.looked = 0

    def scan(self, _content: bytes) -> Scanned:
        self.looked += 1
        return self.what


def attachment(content: bytes, **how: Any) -> dict[str, Any]:
    return {"document": sha256(content).hexdigest(), "enclosure": content, "occurred": AN_HOUR_AGO} | how


def documents(database: str) -> int:
    with psycopg.connect(database) as connection:
        found = connection.execute("SELECT count(*) FROM vault WHERE sort = 'document'").fetchone()
    assert found is not None
    return int(found[0])


def test_a_file_is_kept_once_and_never_travels_through_temporal(opens: Opens, database: str) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            first = await engine.accepted("add-attachment", case, id="one", **attachment(PLAN))
            again = await engine.accepted("add-attachment", case, id="one", **attachment(PLAN))
            assert first == again
            (stored,) = engine.facts(case, "case.attachment-added.v1")
            document = stored.fact.event.document
            assert (document.size, stored.fact.event.scanned) == (len(PLAN), False)
            assert engine.vault.document(f"case:{case}", document.ref, document.digest) == PLAN
            history = await engine.client.get_workflow_handle(workflow_id(case)).fetch_history()
            assert len(history.to_json()) < len(PLAN) // 10

    asyncio.run(life())
    assert documents(database) == 1


@pytest.mark.parametrize(
    ("how", "code"),
    [
        (attachment(PLAN, document="0" * 64), "document-not-enclosed"),
        (attachment(PLAN, enclosure=None), "document-not-enclosed"),
        (attachment(PLAN, enclosure=PLAN + b" "), "document-not-enclosed"),
        (attachment(b"MZ" + b"\0" * 90), "attachment-type-not-taken"),
        (attachment(b"a" * 25_000_001), "attachment-too-large"),
        (attachment(b""), "attachment-empty"),
        (attachment(PLAN, party=7), "unknown-party"),
        ({"name": "confirm-receipt", "enclosure": PLAN, "occurred": AN_HOUR_AGO}, "enclosure-not-expected"),
    ],
)
def test_what_is_refused_leaves_no_file_behind(
    opens: Opens, database: str, how: dict[str, Any], code: str
) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            named = {"name": "add-attachment"} | how
            came_to = await engine.does(named.pop("name"), case, **named)
            assert isinstance(came_to, Refused)
            assert came_to.code == code
            (noted,) = engine.log.attempts(case)
            assert noted.attempt.code == code

    asyncio.run(life())
    assert documents(database) == 0


def test_a_file_with_malware_is_kept_nowhere_and_what_was_accepted_is_not_looked_at_again(
    opens: Opens, database: str
) -> None:
    async def life() -> None:
        async with opens() as engine:
            case = (await engine.accepted("receive-initiative", occurred=YESTERDAY)).case
            clean, infected = Found(Scanned.CLEAN), Found(Scanned.INFECTED)
            engine.desk = replace(engine.desk, enclosures=Enclosures(infected))
            came_to = await engine.does("add-attachment", case, **attachment(PLAN))
            assert isinstance(came_to, Refused)
            assert came_to.code == "malware-found"
            assert documents(database) == 0

            engine.desk = replace(engine.desk, enclosures=Enclosures(clean))
            await engine.accepted("add-attachment", case, id="one", **attachment(PLAN))
            (stored,) = engine.facts(case, "case.attachment-added.v1")
            assert (stored.fact.event.scanned, clean.looked) == (True, 1)
            # The signatures of tomorrow call it infected; that it was accepted stays so.
            engine.desk = replace(engine.desk, enclosures=Enclosures(infected))
            again = await engine.does("add-attachment", case, id="one", **attachment(PLAN))
            assert isinstance(again, Receipt)
            assert infected.looked == 1

    asyncio.run(life())
