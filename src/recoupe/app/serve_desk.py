"""`recoupe serve`: the desk in the browser, on this machine unless told otherwise."""

import os
import socket
import threading
import webbrowser

import click

from recoupe.app.asked import Asked
from recoupe.language.commands import CommandWords
from recoupe.records import RecoupeError

PASSWORD = "RECOUPE_PASSWORD"  # noqa: S105  the name of a variable, not a password
LOCAL = ("127.0.0.1", "::1", "localhost")


class ServeError(RecoupeError):
    """The desk cannot be opened as asked: another address, or a password, is needed."""


def serve_desk(words: CommandWords, asked: Asked) -> int:
    """Open the desk and serve until told to stop."""
    import uvicorn  # noqa: PLC0415  `--help` serves nothing

    from recoupe.app.web.application import make_application  # noqa: PLC0415
    from recoupe.app.web.desk import Desk  # noqa: PLC0415
    from recoupe.app.web.jobs import Jobs  # noqa: PLC0415
    from recoupe.app.web.opening import open_with  # noqa: PLC0415
    from recoupe.app.web.sessions import hash_password  # noqa: PLC0415
    from recoupe.app.web.settings import DeskSettings  # noqa: PLC0415
    from recoupe.app.web.shelf import Shelf  # noqa: PLC0415
    from recoupe.app.web.stacks import Stacks, is_library  # noqa: PLC0415

    secret = os.environ.get(PASSWORD)
    if asked.host not in LOCAL and not secret:
        raise ServeError(words.say("message.needs_password", variable=PASSWORD))
    settings = DeskSettings(
        host=asked.host,
        port=asked.port,
        names=asked.names,
        language=asked.lang,
        password=hash_password(secret) if secret else None,
        reading=asked.reading,
    )
    shelved = len(asked.inputs) == 1 and is_library(asked.inputs[0])
    shelf = Stacks(asked.inputs[0]) if shelved else Shelf()
    desk = Desk(settings, shelf, Jobs(shelf))
    listening = _listen(settings.host, settings.port, words)
    address = _address(settings.host, listening)
    click.echo(words.say("message.serving", address=address), err=True)
    job = open_with(desk, asked.inputs) if asked.inputs and not shelved else None
    if not asked.no_browser:
        threading.Timer(0.8, webbrowser.open, [f"{address}jobs/{job.id}" if job else address]).start()
    config = uvicorn.Config(make_application(desk), log_level="warning", access_log=False, timeout_graceful_shutdown=3)
    uvicorn.Server(config).run([listening])
    return 0


def _listen(host: str, port: int, words: CommandWords) -> socket.socket:
    """A socket that listens; port 0 takes a free one.

    Raises:
        ServeError: the address is taken, or not ours.
    """
    try:
        family, kind, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(place)
        listening.listen(128)
    except OSError as trouble:
        raise ServeError(words.say("message.cannot_serve", host=host, port=port, why=trouble.strerror or trouble)) from trouble
    return listening


def _address(host: str, listening: socket.socket) -> str:
    """The address a browser opens."""
    port = listening.getsockname()[1]
    name = "127.0.0.1" if host in ("0.0.0.0", "::") else f"[{host}]" if ":" in host else host  # noqa: S104
    return f"http://{name}:{port}/"
