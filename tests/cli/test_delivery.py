"""Reminders leave a running engine, and are told by `status`, whatever dies in between."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from domain.events import TermReminded
from domain.fact import Stamp
from domain.roles import Role
from domain.terms.clock import ClockId
from ledger.log import EventLog
from workers.clock import now

PATIENCE = 30


def remind(data: Path, case: str, step: int) -> str:
    """Record a reminder as the workflow of the case does, and return its id."""
    dsn = json.loads((data / "run" / "stack.json").read_text())["postgres_dsn"]
    moment = now()
    stamp = Stamp(
        by="systeem",
        role=Role.SYSTEM,
        mandate=None,
        recorded=moment,
        command=f"step-{step}",
        fingerprint=f"step-{step}",
    )
    event = TermReminded(
        occurred=moment,
        clock=ClockId(name="substantive-response"),
        due=moment.date(),
        step=step,
        to="owner",
        recipient="ref-of-somebody",
    )
    with EventLog(dsn, pool_size=1) as log:
        version = len(log.read(case))
        log.append(case, version, [event], stamp, number_prefix=None)
    return f"{case}:{version + 1}"


def delivered(log: Path) -> Iterator[dict[str, Any]]:
    for line in log.read_text().replace("\0", "").splitlines():
        if line.startswith("{") and (told := json.loads(line)).get("message") == "reminder":
            yield told


def told_of(log: Path, wanted: str) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for each in delivered(log):
            if each["id"] == wanted:
                return each
        time.sleep(0.1)
    raise AssertionError(f"{wanted} was not delivered")


def test_a_reminder_is_a_line_in_the_log_also_after_the_engine_was_killed(
    run: Callable[..., Any], start: type[Any], tmp_path: Path, catalogue: dict[str, Any]
) -> None:
    data = tmp_path / "data"
    engine = start(data)
    content = catalogue["receive-initiative"]["example"] | {"occurred": now().isoformat()}
    receipt = run(
        *("case", "submit", "receive-initiative", "--json", "-", "--as", "intake-1", "--role", "intake"),
        *("--data-dir", str(data)),
        given=json.dumps(content).encode(),
    ).json()
    first = remind(data, receipt["case"], 7)
    line = told_of(engine.log, first)
    assert (line["case"], line["step"], line["account"]) == (receipt["number"], 7, "ref-of-somebody")
    engine.kill()

    engine = start(data)
    second = remind(data, receipt["case"], 2)
    told_of(engine.log, second)
    stands = run("status", "--json", "--data-dir", str(data)).json()
    assert stands["reminders"] == {
        "position": stands["ledger"]["position"],
        "waiting": 0,
        "undelivered": 0,
    }
    assert engine.stop() == 0
    assert [each["id"] for each in delivered(engine.log)].count(second) == 1
