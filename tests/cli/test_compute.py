"""The calculator at the terminal: a line in, a line out, in order, at once, whatever comes in."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WEERKLANK = str(Path(sys.executable).parent / "weerklank")
GOOD = {"start": "2026-02-02", "length": 8, "unit": "weeks", "regime": "statutory"}
KEYS = {"id", "due", "raw", "provisional", "steps", "rejected", "alternatives"}


def line(name: object, **changes: object) -> bytes:
    return json.dumps({"id": name} | GOOD | changes).encode() + b"\n"


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(each) for each in out.splitlines()]


def test_each_line_is_answered_in_order(run: Run) -> None:
    said = run("terms", "compute", given=b"".join(line(name) for name in (3, "twee", 1)))

    assert (said.code, said.err) == (0, "")
    found = answers(said.out)
    assert [each["id"] for each in found] == [3, "twee", 1]
    assert all(set(each) == KEYS for each in found)
    assert all(each["due"] == "2026-03-30" for each in found)


def test_a_notice_of_default_adds_what_it_leads_to(run: Run) -> None:
    (found,) = answers(run("terms", "compute", given=line(1, notice_of_default="2026-06-03")).out)

    assert set(found) == KEYS | {"penalty"}
    penalty = {"applies", "reason", "free_until", "first_day", "last_day", "amount_cents"}
    assert penalty <= set(found["penalty"])


def test_bad_lines_are_answered_in_their_place_and_the_run_goes_on(run: Run) -> None:
    given = b"".join(
        [
            b"\xef\xbb\xbf" + line("na de BOM"),
            b"geen json\n",
            b'{"id": "\xff"}\n',
            b"\n",
            line("te lang", start="2" * 2_000_000),
            b"\xef\xbb\xbf" + line("een BOM verderop"),
            line("te kort", length=0),
            line("zonder einde").rstrip(b"\n").replace(b"{", b"\t{") + b"\r\n",
            line("laatste").rstrip(b"\n"),
        ]
    )

    said = run("terms", "compute", given=given)

    assert (said.code, said.err) == (2, "")
    found = answers(said.out)
    assert [(each["id"], each.get("error", {}).get("code")) for each in found] == [
        ("na de BOM", None),
        (None, "invalid-json"),
        (None, "invalid-encoding"),
        (None, "invalid-json"),
        (None, "line-too-long"),
        (None, "invalid-json"),
        ("te kort", "invalid-length"),
        ("zonder einde", None),
        ("laatste", None),
    ]
    assert all(set(each) == {"id", "error"} for each in found if "error" in each)


def test_no_lines_no_answers(run: Run) -> None:
    said = run("terms", "compute", given=b"")

    assert (said.code, said.out, said.err) == (0, "", "")


def test_an_answer_comes_before_the_next_question() -> None:
    with subprocess.Popen(
        [WEERKLANK, "terms", "compute"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        for name in range(3):
            asking.stdin.write(line(name))
            asking.stdin.flush()
            assert json.loads(asking.stdout.readline())["id"] == name
        asking.stdin.close()
        assert asking.wait(60) == 0


def test_who_stops_reading_gets_no_stack_trace(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_bytes(line(1) * 3000)
    with (
        many.open("rb") as given,
        subprocess.Popen(
            [WEERKLANK, "terms", "compute"], stdin=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as asking,
    ):
        assert asking.stdout is not None
        assert asking.stderr is not None
        asking.stdout.readline()
        asking.stdout.close()
        assert asking.stderr.read() == b""
        assert asking.wait(60) == 1


def test_the_memory_stays_flat(tmp_path: Path) -> None:
    few, many = tmp_path / "few.jsonl", tmp_path / "many.jsonl"
    few.write_bytes(line(1) * 2000)
    many.write_bytes(line(1) * 20000 + b"x" * 40_000_000)

    assert peak(many) < peak(few) + 16_000


def peak(given: Path) -> int:
    """Return the most memory that a run held, in kB."""
    program = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[2:], stdin=open(sys.argv[1], 'rb'), stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    words = [sys.executable, "-W", "ignore", "-c", program, str(given), WEERKLANK, "terms", "compute"]
    return int(subprocess.run(words, capture_output=True, check=True).stdout)


def test_the_derivation_as_text(run: Run) -> None:
    given = line("eerste", notice_of_default="2026-03-01") + line(2, length=0)
    said = run("terms", "compute", "--text", given=given)

    assert said.code == 2
    assert said.out.splitlines() == [
        "eerste",
        "  De termijn begint na maandag 2 februari 2026; die dag telt zelf niet mee.",
        "  8 weken: geteld is de laatste dag maandag 30 maart 2026.",
        "  De Algemene termijnenwet geldt: dit is een wettelijke termijn (Atw art. 1 lid 1).",
        "  De laatste dag is maandag 30 maart 2026.",
        "  Kalender: nl-2026-11-24.",
        (
            "  Ingebrekestelling ontvangen op zondag 1 maart 2026: zij is te vroeg en heeft geen gevolg"
            " (Awb art. 4:17 lid 3)."
        ),
        (
            "  Zonder gevolg: De ingebrekestelling is van zondag 1 maart 2026, toen de termijn nog liep"
            " (tot en met maandag 30 maart 2026). Zij is te vroeg en heeft geen gevolg."
        ),
        "",
        "2",
        "  invalid-length: 'length' moet een geheel getal van ten minste 1 zijn.",
        "",
    ]


@pytest.mark.parametrize("words", [("--json",), ("iets",)])
def test_it_takes_nothing_else(run: Run, words: tuple[str, ...]) -> None:
    assert run("terms", "compute", *words).refused() in {"unknown-option", "usage"}
