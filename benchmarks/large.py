"""What a ledger of a million events costs beside one of ten thousand: filling, rebuilding, asking, room.

    python benchmarks/large.py [EVENTS ...]

Each size has a database of its own on one server, and each task a process of its own. The questions are
asked of all sizes in turn, so that the growth is that of one run. The table with the growth comes last.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psycopg
from psycopg import conninfo, sql

from benchmarks.filling import fill
from benchmarks.questions import asked
from benchmarks.room import LEDGER, READ_MODELS, bytes_of, memory, tidied
from domain.rulebook import Rulebook
from projections.projector import Projector
from projections.schema import create_schema
from workers.place import settings_from, started

_SIZES = (10_000, 100_000, 1_000_000)
_MIB = 2**20

Figures = dict[str, float]


def rebuilt(dsn: str) -> None:
    """Build every read model from an empty one."""
    with Projector(dsn, Rulebook.read()) as projector:
        projector.catch_up()
        if projector.faults():
            raise RuntimeError(str(projector.faults()))


def _filled(dsn: str, events: int) -> Figures:
    """Fill a database and build its read models, and return what that took and what room it has."""
    filled = _apart("fill", dsn, str(events))
    number = filled["gebeurtenissen"]
    create_schema(dsn)
    built = _apart("rebuild", dsn)
    tidied(dsn)
    ledger, ledger_indexes = bytes_of(dsn, LEDGER)
    models, model_indexes = bytes_of(dsn, READ_MODELS)
    return {
        **{name: filled[name] for name in ("zaken", "gebeurtenissen")},
        "vullen, gebeurtenissen/s": number / filled["seconden"],
        "herbouw, s": built["seconden"],
        "herbouw, gebeurtenissen/s": number / built["seconden"],
        "grootboek, bytes/gebeurtenis": ledger / number,
        "grootboek, indexen": ledger_indexes / number,
        "leesmodellen, bytes/gebeurtenis": models / number,
        "leesmodellen, indexen": model_indexes / number,
        "geheugen herbouw, MiB": built["geheugen"],
        **{f"geheugen {name}, MiB": share / _MIB for name, share in sorted(memory().items())},
    }


def _database(server: str, events: int) -> str:
    name = f"bench_{events}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return conninfo.make_conninfo(server, dbname=name)


def _apart(task: str, *arguments: str) -> Any:  # noqa: ANN401 - what the task prints
    """Return what a process of its own came to, so that its memory is its own."""
    command = [sys.executable, __file__, task, *arguments]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def _task(task: str, arguments: list[str]) -> object:
    """Carry out one task and return its figures."""
    begin = time.perf_counter()
    match task:
        case "fill":
            filled = fill(arguments[0], int(arguments[1]))
            return {"zaken": filled.cases, "gebeurtenissen": filled.events, "seconden": filled.seconds}
        case "rebuild":
            rebuilt(arguments[0])
            return {"seconden": time.perf_counter() - begin, "geheugen": _most()}
        case "ask":
            return [
                {
                    f"{name}, {which} ms": value
                    for name, both in told.items()
                    for which, value in zip(("p50", "p95"), both, strict=True)
                }
                for told in asked(arguments[1:], Path(arguments[0]))
            ]
        case _:
            raise ValueError(task)


def _most() -> float:
    """The MiB of memory that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _table(by_size: dict[int, Figures]) -> list[str]:
    """Return a line a figure, with the largest size over the smallest as growth."""
    sizes = list(by_size)
    heading = "".join(f"{f'{size:,}'.replace(',', '.'):>14}" for size in sizes)
    lines = [f"{'':36}{heading}{'groei':>10}"]
    names: dict[str, Any] = {name: None for figures in by_size.values() for name in figures}
    for name in names:
        values = [by_size[size].get(name, 0.0) for size in sizes]
        growth = f"{values[-1] / values[0]:10.2f}" if values[0] else ""
        lines.append(f"{name:36}" + "".join(f"{value:14.2f}" for value in values) + growth)
    return lines


def main() -> None:
    """Fill and build each size, then ask all of them."""
    sizes = [int(each) for each in sys.argv[1:]] or list(_SIZES)
    print(f"machine: {os.cpu_count()} kernen, belasting vooraf {_load()}", flush=True)
    with (
        tempfile.TemporaryDirectory(prefix="weerklank-bench-") as own,
        started(settings_from(None), Path(own) / "data", 0) as place,
    ):
        dsns = {size: _database(place.postgres_dsn, size) for size in sizes}
        by_size: dict[int, Figures] = {}
        for size, dsn in dsns.items():
            by_size[size] = _filled(dsn, size)
            print(f"{size} gevuld en gebouwd, belasting {_load()}", flush=True)
        for size, told in zip(sizes, _apart("ask", str(place.keys), *dsns.values()), strict=True):
            by_size[size] |= told
    print("\n" + "\n".join(_table(by_size)))
    print(f"\nbelasting achteraf {_load()}")


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    if sys.argv[1:2] in (["fill"], ["rebuild"], ["ask"]):
        print(json.dumps(_task(sys.argv[1], sys.argv[2:])))
    else:
        main()
