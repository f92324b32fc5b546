"""Mail: press releases and newsletters saved as .eml."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime

from recoupe.read.formats.part import FormatError, Item, Part, rendition


def read_mail(data: bytes) -> Iterator[Part]:
    """The one text of a mail: its HTML part when it has one, else its plain part.

    The sender is the outlet, not the author: a press office signs with its house.

    Raises:
        FormatError: the mail has no text part.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):  # pragma: no cover  the policy makes no other
        raise FormatError("not a mail message")
    body = message.get_body(preferencelist=("html", "plain"))
    if body is None or not message.keys():
        raise FormatError("a mail without a text part")
    try:
        text = body.get_content()
    except (LookupError, UnicodeError, AttributeError) as error:
        raise FormatError(f"the mail's text cannot be decoded: {error}") from error
    senders = [name or address for name, address in getaddresses([str(message.get("from", ""))])]
    item = Item(
        title=str(message.get("subject", "")).strip(),
        body=str(text),
        is_html=body.get_content_type() == "text/html",
        outlet=", ".join(senders),
        published=_date(message),
        language=str(message.get("content-language", "")).strip(),
    )
    yield Part(str(message.get("message-id", "")).strip("<> ") or "mail", rendition(item), "html")


def _date(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message["date"])).isoformat() if message["date"] else ""
    except ValueError:
        return ""
