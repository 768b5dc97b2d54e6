"""The malware scanner of ClamAV, asked over its socket: the file is streamed, never written to disk."""

import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import structlog

from domain.documents.scanned import Scanned

_log = structlog.get_logger()

_ASK = b"zINSTREAM\0"
_PING = b"zPING\0"
_CHUNK = 1 << 16
_LONGEST_ANSWER = 4096
_SECONDS = 60.0
"""Of silence. A scan of a large archive takes a while; whoever waits here is at the desk."""


class ScannerSilentError(Exception):
    """The scanner gave no answer, or one that says neither clean nor infected: nobody looked."""


@dataclass(frozen=True)
class Clamd:
    """ClamAV's daemon at a socket of this machine, or at a host and port."""

    at: Path | tuple[str, int]
    seconds: float = _SECONDS

    def scan(self, content: bytes) -> Scanned:
        """Return what the daemon found. Raises `ScannerSilentError`.

        The INSTREAM command of clamd(8): chunks with their length in four bytes before them, none at the end.
        """
        try:
            answer = self._asked(content)
        except OSError as error:
            raise ScannerSilentError(f"clamd: {type(error).__name__}") from error
        if answer == "stream: OK":
            return Scanned.CLEAN
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            _log.warning("malware-found", signature=answer.removeprefix("stream: ").removesuffix(" FOUND"))
            return Scanned.INFECTED
        raise ScannerSilentError(f"clamd answered: {answer[:200]!r}")

    def answers(self) -> bool:
        """Return whether the daemon is there at all."""
        try:
            with self._connected() as connection:
                connection.sendall(_PING)
                return _answer(connection) == "PONG"
        except OSError:
            return False

    def _asked(self, content: bytes) -> str:
        with self._connected() as connection:
            # Past its own limit the daemon hangs up while we speak; why stands in its answer.
            with suppress(BrokenPipeError, ConnectionResetError):
                connection.sendall(_ASK)
                for start in range(0, len(content), _CHUNK):
                    chunk = content[start : start + _CHUNK]
                    connection.sendall(struct.pack("!I", len(chunk)) + chunk)
                connection.sendall(struct.pack("!I", 0))
            return _answer(connection)

    def _connected(self) -> socket.socket:
        if isinstance(self.at, tuple):
            return socket.create_connection(self.at, timeout=self.seconds)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(self.seconds)
            connection.connect(str(self.at))
        except OSError:
            connection.close()
            raise
        return connection


def _answer(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        received = connection.recv(_LONGEST_ANSWER)
        if not received:
            break
        answer += received
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
