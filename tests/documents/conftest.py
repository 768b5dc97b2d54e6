"""ClamAV's own daemon with one signature of ours, and files as residents and attackers send them."""

import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateways.clamd import Clamd

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""The file that every scanner must call infected; it does nothing."""

CLAMD = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")

_SETTINGS = """
Foreground yes
DatabaseDirectory {database}
LocalSocket {socket}
StreamMaxLength 1M
"""


@pytest.fixture(scope="session")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clamd]:
    """Run the daemon of the package; its signatures would come over the internet, so one is made here."""
    if CLAMD is None and os.environ.get("CI"):
        pytest.fail("clamd must be installed where everything is checked")
    if CLAMD is None:
        pytest.skip("clamd is niet geïnstalleerd (Debian: apt-get install clamav-daemon)")
    folder = tmp_path_factory.mktemp("clamd")
    database = folder / "database"
    database.mkdir()
    digest = hashlib.md5(EICAR, usedforsecurity=False).hexdigest()
    (database / "own.hdb").write_text(f"{digest}:{len(EICAR)}:Eicar-Test-Signature\n")
    socket = folder / "clamd.sock"
    (folder / "clamd.conf").write_text(_SETTINGS.format(database=database, socket=socket))
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen([CLAMD, "--config-file", folder / "clamd.conf"], stdout=log, stderr=log)
    scanner = Clamd(socket)
    try:
        _wait(process, scanner, folder / "log")
        yield scanner
    finally:
        process.terminate()
        process.wait(30)


def _wait(process: subprocess.Popen[bytes], scanner: Clamd, log: Path) -> None:
    deadline = time.monotonic() + 60
    while not scanner.answers():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.1)
