"""Events sent to a program: JSON by POST, to a public address unless asked otherwise, with a key that tells a repetition."""

import hashlib
import hmac
import json
from collections.abc import Callable

from recoupe.engine.watching.bodies import event_id
from recoupe.engine.watching.delivering import SendError
from recoupe.library.watching import Happening
from recoupe.read.web.addresses import AddressError, check_address

TIMEOUT_S = 15.0
SCHEMA = "recoupe/event/1"


def webhook_sender(url: str, secret: str | None, *, allow_private: bool) -> Callable[[Happening], None]:
    """What tells a program.

    Args:
        url: http or https; looked up anew for each event, and asked of the very number that was checked.
        secret: signs the body (HMAC-SHA-256 in `X-Recoupe-Signature`), where there is one.
        allow_private: let it be an address of this machine or of a private network.
    """

    def send(happening: Happening) -> None:
        import httpx  # noqa: PLC0415  loaded when the web is asked

        data = json.dumps(event_fields(happening), ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace")
        headers = {"Content-Type": "application/json", "Idempotency-Key": event_id(happening.key)}
        if secret:
            headers["X-Recoupe-Signature"] = f"sha256={hmac.new(secret.encode(), data, hashlib.sha256).hexdigest()}"
        try:
            address = check_address(url, allow_private)
            extensions = {"sni_hostname": address.host} if address.scheme == "https" else {}
            with httpx.Client(timeout=TIMEOUT_S, follow_redirects=False, trust_env=False) as client:
                sent = {**headers, "Host": address.host_header}
                status = client.post(address.pinned, content=data, headers=sent, extensions=extensions).status_code
        except AddressError as error:
            raise SendError(str(error)) from error
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
            raise SendError(type(error).__name__) from error
        if not 200 <= status < 300:
            raise SendError(f"HTTP {status}")

    return send


def event_fields(happening: Happening) -> dict[str, object]:
    """An event as a program reads it."""
    return {
        "schema": SCHEMA,
        "id": event_id(happening.key),
        "key": happening.key,
        "kind": happening.kind,
        "story": happening.story,
        "article": happening.article,
        "happened_at": happening.happened_at,
        **happening.body,
    }
