"""Every line has one shape, whoever wrote it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from workers import logs

SCRIPT = """
import asyncio, logging, sys, structlog
from workers import logs
logs.configure(sys.argv[1], pretty=sys.argv[2] == "pretty")
structlog.get_logger("ours").info("case-opened", case="LW-1")
structlog.get_logger("ours").debug("hidden")
logging.getLogger("temporalio.worker").warning("slow %s", "poll")
import temporalio.activity
from temporalio.testing import ActivityEnvironment
def act():
    temporalio.activity.logger.warning("in an activity")
ActivityEnvironment().run(act)
try:
    1 / 0
except ZeroDivisionError:
    structlog.get_logger("ours").exception("broken")
"""


def said(level: str, shape: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, level, shape],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )


def test_our_lines_and_those_of_temporal_are_json_of_one_shape_on_stderr() -> None:
    done = said("info", "json")
    assert done.stdout == ""
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["message"] for line in lines] == ["case-opened", "slow poll", "in an activity", "broken"]
    assert all({"timestamp", "level", "logger", "message"} <= line.keys() for line in lines)
    assert lines[0]["case"] == "LW-1"
    assert "workflow_id" in lines[2]["temporal_activity"]
    assert "ZeroDivisionError" in lines[3]["exception"]


def test_a_level_hides_what_is_below_it() -> None:
    lines = [json.loads(line) for line in said("error", "json").stderr.splitlines()]
    assert [line["message"] for line in lines] == ["broken"]


def test_a_person_may_have_plain_lines() -> None:
    done = said("info", "pretty")
    assert "case-opened" in done.stderr
    assert not done.stderr.startswith("{")


def test_an_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="loud"):
        logs.configure("loud")
