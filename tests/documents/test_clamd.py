"""The malware scanner: clean, infected, or silent, and silence is never clean."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from domain.documents.scanned import Scanned
from gateways.clamd import Clamd, ScannerSilentError
from tests.documents.conftest import EICAR


def test_the_daemon_tells_clean_from_infected(clamd: Clamd) -> None:
    assert clamd.answers()
    assert clamd.scan(b"Geachte raad") is Scanned.CLEAN
    assert clamd.scan(b"a" * 300_000) is Scanned.CLEAN
    assert clamd.scan(EICAR) is Scanned.INFECTED


def test_past_the_limit_of_the_daemon_nobody_looked(clamd: Clamd) -> None:
    with pytest.raises(ScannerSilentError, match="size limit exceeded"):
        clamd.scan(b"a" * 3_000_000)


@contextmanager
def daemon(answers: Callable[[socket.socket], None]) -> Iterator[Clamd]:
    """Something that listens where the daemon should, and answers one caller as it likes."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                answers(connection)

        thread = threading.Thread(target=serve)
        thread.start()
        yield Clamd(server.getsockname()[:2], seconds=0.5)
        thread.join(10)


def says(answer: bytes) -> Callable[[socket.socket], None]:
    """Take everything that is sent, as the daemon does, and answer."""

    def answering(connection: socket.socket) -> None:
        received = b""
        while not received.endswith(b"\0\0\0\0"):
            received += connection.recv(65536)
        connection.sendall(answer)

    return answering


@pytest.mark.parametrize("answer", [b"stream: OK\0", b"stream: OK\n\0"])
def test_an_answer_is_read_as_the_protocol_says(answer: bytes) -> None:
    with daemon(says(answer)) as scanner:
        assert scanner.scan(b"een tekst") is Scanned.CLEAN


@pytest.mark.parametrize(
    "answer", [b"", b"\0", b"OK\0", b"stream: ERROR\0", b"INSTREAM size limit exceeded. ERROR\0", b"FOUND\0"]
)
def test_an_answer_that_is_neither_is_no_answer(answer: bytes) -> None:
    with daemon(says(answer)) as scanner, pytest.raises(ScannerSilentError):
        scanner.scan(b"een tekst")


def test_one_that_hangs_up_or_says_nothing_gave_no_answer() -> None:
    with daemon(lambda connection: connection.close()) as scanner, pytest.raises(ScannerSilentError):
        scanner.scan(b"een tekst" * 100_000)
    waits = threading.Event()
    with daemon(lambda _: waits.wait(5) and None) as scanner:
        with pytest.raises(ScannerSilentError, match="TimeoutError"):
            scanner.scan(b"een tekst")
        waits.set()


def test_where_nothing_listens_nobody_answers() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        free = server.getsockname()[:2]
    assert not Clamd(free).answers()
    with pytest.raises(ScannerSilentError):
        Clamd(free).scan(b"een tekst")
