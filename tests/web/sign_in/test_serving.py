"""The pages as the engine serves them: its link on standard output, its lines in the log, and its faults."""

import json
import os
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest

from cli.office import Fault
from tests.web.sign_in.browser import CSRF
from workers.serving import _listening, names
from workers.settings import Web

WEERKLANK = str(Path(sys.executable).parent / "weerklank")
TYPED = "Mevrouw Verzonnen belde gisteren"


@dataclass
class Served:
    """An engine in a process of its own, with a pipe as its standard output."""

    data_dir: Path
    told: str
    log: Path

    @property
    def house(self) -> str:
        split = urlsplit(self.told)
        return f"{split.scheme}://{split.netloc}"

    def another_link(self) -> str:
        command = [WEERKLANK, "link", "--data-dir", str(self.data_dir)]
        return subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout.strip()

    def says(self, *lines: bytes) -> bytes:
        """What it answers to bytes as they are; of too many it hangs up before all are read."""
        port = urlsplit(self.told).port
        with closing(socket.create_connection(("127.0.0.1", port), timeout=30)) as line:
            line.sendall(b"\r\n".join([*lines, b"Connection: close", b"", b""]))
            answer = b""
            with suppress(ConnectionResetError):
                while part := line.recv(65_536):
                    answer += part
        return answer


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield an engine that serves its pages."""
    place = tmp_path_factory.mktemp("served")
    log = place / "log"
    options = ["--data-dir", str(place / "data"), "--temporal-port", "0", "--web-port", "0"]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            [WEERKLANK, "up", *options], stdout=subprocess.PIPE, stderr=errors, text=True
        )
    try:
        assert process.stdout is not None
        readable, _, _ = select.select([process.stdout], [], [], 90)
        assert readable, log.read_text()
        yield Served(place / "data", process.stdout.readline().split()[-1], log)
    finally:
        process.terminate()
        process.communicate(timeout=60)
        assert process.returncode == 0


def test_the_link_on_standard_output_lets_in_once(served: Served) -> None:
    with httpx2.Client() as first, httpx2.Client() as second:
        assert first.get(served.told).headers["location"] == "/wie"
        assert first.get(f"{served.house}/wie").status_code == 200
        assert second.get(served.told).status_code == 403


def test_the_log_tells_nothing_of_who_looked_at_what_or_typed_what(served: Served) -> None:
    link = served.another_link()
    with httpx2.Client(base_url=served.house, follow_redirects=True) as browser:
        assert browser.get(link).url.path == "/wie"
        browser.get(link)
        found = CSRF.search(browser.get("/wie").text)
        assert found is not None
        csrf = found.group(1)
        browser.post("/wie", data={"csrf": csrf, "account": "b.handelaar"})
        browser.get("/werklijst", params={"na": "zoekvraag-van-iemand"})
        browser.get("/zaken/LW-2026-98765")
        browser.post("/zaken/LW-2026-98765/stappen/close", data={"reason": TYPED})
        browser.put("/zaken/LW-2026-98765")
        secret = browser.cookies["weerklank"]
    served.says(b"GET /LW-2026-98765 HTTP/1.1", b"Host: elders.example")
    served.says(b"ONZIN LW-2026-98765")
    served.says(b"GET / HTTP/1.1", b"Host: 127.0.0.1", b"Cookie: weerklank=" + b"LW-2026-98765" * 9000)
    served.says(b"GET /LW-2026-98765 HTTP/1.1", b"Host: 127.0.0.1", b"Upgrade: websocket")

    text = served.log.read_text()
    lines = [json.loads(line) for line in text.splitlines()]
    assert {"Invalid HTTP request received.", "ready"} <= {each["message"] for each in lines}
    assert all({"level", "logger", "timestamp"} <= set(each) for each in lines)
    tokens = [served.told.rsplit("/", 1)[1], link.rsplit("/", 1)[1], secret, csrf]
    for told in (*tokens, "b.handelaar", "LW-2026-98765", "zoekvraag", TYPED, "elders.example"):
        assert told not in text, told


@pytest.mark.parametrize(
    "told",
    [
        (b"GET / HTTP/1.1", b"Host: 127.0.0.1", b"Host: rebind.example"),
        (b"GET http://rebind.example/ HTTP/1.1", b"Host: rebind.example"),
        (b"GET / HTTP/1.1", b"Host: rebind.example\tX"),
        (b"GET / HTTP/1.1",),
        (b"GET / HTTP/1.0",),
        (b"GET / HTTP/1.1", b"Host: 127.0.0.1", b"X: " + b"x" * 200_000),
        (b"GET /\x00 HTTP/1.1", b"Host: 127.0.0.1"),
        (b"POST / HTTP/1.1", b"Host: 127.0.0.1", b"Content-Length: 3", b"Transfer-Encoding: chunked"),
        (b"GET / HTTP/1.1\nHost: rebind.example",),
    ],
)
def test_what_no_browser_sends_to_this_house_gets_no_page(served: Served, told: tuple[bytes, ...]) -> None:
    answer = served.says(*told)

    assert not answer or 400 <= int(answer.split(b" ", 2)[1]) < 500
    assert httpx2.get(f"{served.house}/inloggen").status_code == 200


def test_behind_a_proxy_nobody_says_from_elsewhere_which_house_this_is(served: Served) -> None:
    answer = served.says(
        b"GET / HTTP/1.1",
        b"Host: 127.0.0.1",
        b"X-Forwarded-Host: rebind.example",
        b"X-Forwarded-Proto: https",
    )

    assert b"rebind.example" not in answer
    assert b"\r\nlocation: /inloggen\r\n" in answer


def test_a_port_that_is_taken_is_told_in_a_sentence() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Fault, match=f"poort {port}: daar draait al iets") as fault:
            _listening(Web(port=port))

    assert fault.value.code == "port-taken"


def test_pages_may_listen_on_the_other_loopback_as_well() -> None:
    if not socket.has_dualstack_ipv6():
        pytest.skip("this machine knows no IPv6")
    with closing(_listening(Web(host="::1", port=0))) as listener:
        assert listener.getsockname()[0] == "::1"


def test_a_house_with_a_name_is_found_by_that_name_alone() -> None:
    assert names(Web(public_url="https://initiatief.example:8443")) == {"initiatief.example"}
    assert names(Web()) == {"127.0.0.1", "::1", "localhost"}


def test_for_real_cases_the_engine_does_not_start_without_a_way_to_sign_in(tmp_path: Path) -> None:
    config = tmp_path / "temporal.yaml"
    config.write_text("temporal:\n  profile: cluster\n  cluster: {address: 127.0.0.1:9}\n")
    environment = {**os.environ, "WEERKLANK_POSTGRES__DSN": "host=127.0.0.1 port=9"}
    command: list[Any] = [WEERKLANK, "up", "--config", config, "--data-dir", tmp_path / "data"]

    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=60, env=environment)

    assert (done.returncode, done.stdout) == (1, "")
    fault = done.stderr.splitlines()[-1]
    assert fault.startswith("sign-in-missing: ")
    for name in ("PUBLIC_URL", "OIDC__ISSUER", "OIDC__CLIENT_ID", "OIDC__CLIENT_SECRET", "OIDC__ROLES"):
        assert f"WEERKLANK_WEB__{name}" in fault
