"""Events sent as letters, by SMTP; a letter sent twice has one Message-ID."""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from ipaddress import ip_address

from recoupe.app.watch.lines import paragraphs_of, title_of
from recoupe.engine.watching.bodies import event_id
from recoupe.engine.watching.delivering import SendError
from recoupe.language.commands import CommandWords
from recoupe.library.watching import Happening

TIMEOUT_S = 20.0
ENCRYPTED_PORT = 465


@dataclass(frozen=True, slots=True)
class Post:
    """The office that takes letters; `user` and `password` None where it asks for none."""

    host: str
    port: int
    sender: str
    user: str | None = None
    password: str | None = None


def mail_sender(post: Post, to: str, words: CommandWords) -> Callable[[Happening], None]:
    """What tells a reader by letter."""

    def send(happening: Happening) -> None:
        try:
            letter = write_letter(post.sender, to, happening, words)
            with _open(post) as office:
                _sign_in(office, post)
                office.send_message(letter, post.sender, [to])
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise SendError(f"{type(error).__name__}: {error}"[:200]) from error

    return send


def write_letter(sender: str, to: str, happening: Happening, words: CommandWords) -> EmailMessage:
    """One event as a letter.

    Raises:
        ValueError: an address is none.
    """
    letter = EmailMessage()
    letter["Subject"] = title_of(words, happening)
    letter["From"], letter["To"] = Address(addr_spec=sender), Address(addr_spec=to)
    letter["Date"] = format_datetime(datetime.fromisoformat(happening.happened_at))
    letter["Message-ID"] = f"<{event_id(happening.key)}@{sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content("\n\n".join(paragraphs_of(words, happening)) + "\n")
    return letter


def _open(post: Post) -> smtplib.SMTP:
    if post.port == ENCRYPTED_PORT:
        return smtplib.SMTP_SSL(post.host, post.port, timeout=TIMEOUT_S, context=ssl.create_default_context())
    return smtplib.SMTP(post.host, post.port, timeout=TIMEOUT_S)


def _sign_in(office: smtplib.SMTP, post: Post) -> None:
    """Encrypt where the office can; a password never goes to another machine in clear."""
    office.ehlo()
    encrypted = post.port == ENCRYPTED_PORT
    if not encrypted and office.has_extn("starttls") and not _is_here(post.host):
        office.starttls(context=ssl.create_default_context())
        office.ehlo()
        encrypted = True
    if post.user and post.password:
        if not encrypted and not _is_here(post.host):
            raise SendError("the mail server offers no encryption: the password is not sent")
        office.login(post.user, post.password)


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
