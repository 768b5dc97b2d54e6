"""A title may be as long as its writer liked; a list stays a list."""

import pytest

from cli.radar import print_radar, print_unreachable
from cli.worklist import print_worklist
from domain.signals import Signal

ROW = {
    "number": "LW-2026-00001",
    "title": "x" * 100_001,
    "kind": None,
    "stage_label": "ontvangen",
    "since": "2026-02-03",
    "promises": [{"name": "promised-step", "ordinal": 1, "standing": "running"}],
    "reason": "away-without-substitute",
    "next_clock": None,
    "next_due": None,
    "provisional": False,
    "proposal": False,
    "standing": None,
    "team": None,
    "owner": None,
}


def test_every_list_cuts_a_long_title(capsys: pytest.CaptureFixture[str]) -> None:
    print_worklist([ROW])
    for signal in Signal:
        print_radar(signal, [ROW])
    print_unreachable([ROW])

    assert max(len(line) for line in capsys.readouterr().out.splitlines()) < 200
