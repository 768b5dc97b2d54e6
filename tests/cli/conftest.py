"""One engine for all tests of the terminal, started by the command that a user types."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

FREE_PORTS = ("--temporal-port", "0", "--web-port", "0")
"""Several engines run on one machine while the tests do."""

WEERKLANK = str(Path(sys.executable).parent / "weerklank")


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """The one JSON value on stdout, of a command that was done and said nothing else."""
        assert self.code == 0, self.err
        assert self.err == ""
        return json.loads(self.out)

    def refused(self) -> str:
        """The code of a refusal: one Dutch line on stderr, nothing on stdout."""
        assert self.code == 2, (self.code, self.out, self.err)
        return self._one_line()

    def fault(self) -> str:
        """The code of a fault, told in one line."""
        assert self.code == 1, (self.code, self.out, self.err)
        return self._one_line()

    def _one_line(self) -> str:
        assert self.out == ""
        (line,) = self.err.splitlines()
        code, sentence = line.split(": ", 1)
        assert code == code.lower()
        assert sentence.strip().endswith((".", ")"))
        return code


def weerklank(*arguments: str, given: bytes = b"", timeout: float = 60) -> Said:
    """Run the command as a user does."""
    done = subprocess.run(
        [WEERKLANK, *arguments], input=given, capture_output=True, timeout=timeout, check=False
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


class Up:
    """An engine in a process of its own."""

    def __init__(self, data_dir: Path) -> None:
        self.data_dir = data_dir
        self.log = data_dir.with_suffix(".log")
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [WEERKLANK, "up", "--data-dir", str(data_dir), *FREE_PORTS],
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while b'"message": "ready"' not in self.log.read_bytes().rsplit(b"\x00", 1)[-1]:
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline
            time.sleep(0.1)

    def stop(self) -> int:
        """Ask it to end, and return its exit code."""
        self.process.terminate()
        code = self.process.wait(60)
        self._ends_a_life()
        return code

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait(60)
        self._ends_a_life()

    def _ends_a_life(self) -> None:
        """Mark where in the log this one ended: the next start on it has yet to get ready."""
        with self.log.open("ab") as log:
            log.write(b"\x00")


@pytest.fixture(scope="session")
def up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Up]:
    """Yield an engine that runs."""
    engine = Up(tmp_path_factory.mktemp("up") / "data")
    try:
        yield engine
    finally:
        engine.stop()


@pytest.fixture(scope="session")
def run() -> Callable[..., Said]:
    """Run a command."""
    return weerklank


@pytest.fixture(scope="session")
def start() -> type[Up]:
    """Start an engine."""
    return Up


@pytest.fixture(scope="session")
def catalogue() -> dict[str, Any]:
    """The catalogue by name, as the command prints it without an engine."""
    return {entry["name"]: entry for entry in weerklank("catalogue", "--json").json()}


@pytest.fixture(scope="session")
def submit(up: Up, catalogue: dict[str, Any]) -> Callable[..., Said]:
    """Hand in a transition's example with other fields; options as the terminal spells them."""

    def hand_in(name: str, *options: str, given: bytes | None = None, **fields: object) -> Said:
        example = catalogue.get(name, {}).get("example", {}) | fields
        content = json.dumps({key: value for key, value in example.items() if value is not ...}).encode()
        who = () if "--as" in options else ("--as", "behandelaar-1")
        role = () if "--role" in options else ("--role", "handler")
        place = ("--data-dir", str(up.data_dir))
        handed = content if given is None else given
        return weerklank("case", "submit", name, "--json", "-", *who, *role, *options, *place, given=handed)

    return hand_in
