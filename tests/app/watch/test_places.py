"""The places events are told to: a program, a letter, a feed; what they refuse, and what they never give away."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import pytest

from engine.watching.site import Site, running
from recoupe.app.watch.atom import write_atom
from recoupe.app.watch.lines import line_of, plain
from recoupe.app.watch.mail import Post, mail_sender, write_letter
from recoupe.app.watch.webhook import webhook_sender
from recoupe.engine.watching.delivering import SendError
from recoupe.language.commands import load_command_words
from recoupe.library.watching import Happening

WORDS = load_command_words("fr")
CITE = {"article": "a1", "outlet": "Le Fanal", "exact": "le maire\ndément \x1b[31mtout", "url": "https://a.example/1?x=1&y=2"}
DENIAL = Happening(
    "first-denial a1 3-9", "first-denial", "2026-11-21T10:00:00Z", {"says": "le pont <cède>", "cites": [CITE]}, "s1", None, 7
)


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as site:
        yield site


def test_a_line_is_one_line_that_no_terminal_obeys() -> None:
    line = line_of(WORDS, DENIAL)
    assert line.split("\t")[:3] == ["2026-11-21T10:00:00Z", "first-denial", "s1"]
    assert "Premier démenti : le pont <cède>" in line
    assert "Le Fanal : « le maire dément [31mtout »" in line
    assert "\x1b" not in line
    assert len(plain("x" * 1000)) == 160


def test_a_program_is_told_by_post_with_a_key_and_a_signature(site: Site) -> None:
    webhook_sender(f"{site.address}/hook", "secret", allow_private=True)(DENIAL)
    assert site.told[0]["schema"] == "recoupe/event/1"
    assert site.told[0]["cites"][0]["exact"] == CITE["exact"]
    assert site.keys == [site.told[0]["id"]]


def test_a_program_on_a_private_address_is_not_told_unless_asked(site: Site) -> None:
    for url in (f"{site.address}/hook", "http://169.254.169.254/latest", "ftp://a.example/x", "http://u:p@127.0.0.1/"):
        with pytest.raises(SendError):
            webhook_sender(url, None, allow_private=False)(DENIAL)
    assert site.told == []


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_program_that_does_not_take_an_event_is_trouble(site: Site, status: int) -> None:
    site.hook_status = status
    with pytest.raises(SendError, match=str(status)):
        webhook_sender(f"{site.address}/hook", None, allow_private=True)(DENIAL)


def test_the_feed_is_well_formed_whatever_an_article_says_and_the_same_each_time() -> None:
    from lxml import etree

    written = write_atom("a & <b>.recoupe", [DENIAL], WORDS)
    assert written == write_atom("a & <b>.recoupe", [DENIAL], WORDS)
    entry = etree.fromstring(written.encode()).find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert "le pont <cède>" in str(entry.findtext("{http://www.w3.org/2005/Atom}title"))
    assert "<p>" in str(entry.findtext("{http://www.w3.org/2005/Atom}content"))
    assert "&lt;cède&gt;" in str(entry.findtext("{http://www.w3.org/2005/Atom}content"))


@dataclass
class Office:
    """What a made-up mail server took."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    refuses: bool = False


@contextmanager
def office() -> Iterator[Office]:
    """A mail server on loopback, for one letter at a time."""
    desk = Office()
    door = socket.create_server(("127.0.0.1", 0))
    desk.port = door.getsockname()[1]

    def serve() -> None:
        while True:
            try:
                talk, _ = door.accept()
            except OSError:
                return
            with talk, talk.makefile("rwb") as file:
                _talk(desk, file)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        door.shutdown(socket.SHUT_RDWR)
        door.close()


def _talk(desk: Office, file) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  a socket's file
    def say(line: str) -> None:
        file.write(f"{line}\r\n".encode())
        file.flush()

    say("220 made")
    for raw in file:
        line = raw.decode().strip().upper()
        if line.startswith("DATA"):
            say("354 go on")
            letter = list[str]()
            while (part := file.readline().decode()) not in (".\r\n", ""):
                letter.append(part)
            desk.letters.append("".join(letter))
        say("221 bye" if line.startswith("QUIT") else "550 no" if desk.refuses and line.startswith("RCPT") else "250 ok")
        if line.startswith("QUIT"):
            return


def test_a_letter_is_sent_and_sent_again_has_the_same_name() -> None:
    with office() as desk:
        send = mail_sender(Post("127.0.0.1", desk.port, "veille@redaction.example"), "moi@redaction.example", WORDS)
        send(DENIAL)
        send(DENIAL)
        names = {next(line for line in letter.splitlines() if line.startswith("Message-ID")) for letter in desk.letters}
        assert (len(desk.letters), len(names)) == (2, 1)
        desk.refuses = True
        with pytest.raises(SendError):
            send(DENIAL)


def test_a_letter_holds_what_happened_and_no_header_of_an_article() -> None:
    sly = Happening("k", "correction", "2026-11-21T10:00:00Z", {"says": "titre\nBcc: x@y.example", "cites": [CITE]})
    letter = write_letter("a@b.example", "c@d.example", sly, WORDS)
    assert letter["Bcc"] is None
    assert "dément" in letter.get_content()
    with pytest.raises(ValueError, match="addr"):
        write_letter("a@b.example", "c@d.example\nBcc: x@y.example", sly, WORDS)


def test_no_password_goes_to_another_machine_in_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    from recoupe.app.watch import mail

    with office() as desk:
        monkeypatch.setattr(mail, "_is_here", lambda _: False)
        send = mail_sender(Post("127.0.0.1", desk.port, "a@b.example", "me", "secret"), "c@d.example", WORDS)
        with pytest.raises(SendError, match="encryption"):
            send(DENIAL)
        assert desk.letters == []
