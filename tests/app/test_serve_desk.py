"""`recoupe serve`: it listens to this machine, says where, and refuses to be open to others without a password."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from recoupe.app.command import main


def test_a_desk_open_to_others_needs_a_password(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RECOUPE_PASSWORD", raising=False)
    assert main(["serve", "--host", "0.0.0.0", "--no-browser", "--lang", "en"]) == 1  # noqa: S104
    assert "RECOUPE_PASSWORD" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), "--no-browser", "--lang", "en"]) == 1
        assert str(port) in capsys.readouterr().err


def test_it_says_where_it_is_serves_there_and_stops_when_told() -> None:
    command = [sys.executable, "-m", "recoupe.app", "serve", "--no-browser", "--lang", "en"]
    environment = {name: value for name, value in os.environ.items() if name != "RECOUPE_PASSWORD"}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as desk:
        try:
            assert desk.stderr is not None
            found = re.search(r"http://127\.0\.0\.1:\d+/", desk.stderr.readline())
            assert found is not None
            with urllib.request.urlopen(found[0], timeout=20) as answer:  # noqa: S310  our own address
                assert "recoupe" in answer.read().decode()
        finally:
            desk.send_signal(signal.SIGINT)
            assert desk.wait(timeout=20) in (0, 130)
