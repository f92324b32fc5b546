"""Events as an Atom feed: a file any feed reader follows, written whole each time."""

from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from recoupe.app.output import WriteError, write_whole
from recoupe.app.watch.lines import paragraphs_of, title_of
from recoupe.engine.watching.bodies import event_id
from recoupe.engine.watching.delivering import SendError
from recoupe.language.commands import CommandWords
from recoupe.library import Library
from recoupe.library.watching import Happening, list_happenings

LATEST = 200
"""Events of the file: what a reader that was off for a week still finds."""


def atom_sender(shelf: Library, path: Path, words: CommandWords) -> Callable[[Happening], None]:
    """What tells the file; it lists all events kept, so that one writing tells all that are due."""
    told = set[int]()

    def send(happening: Happening) -> None:
        if happening.id in told:
            return
        latest = list_happenings(shelf, limit=LATEST)
        try:
            write_whole(path, write_atom(shelf.path.name, latest, words), words)
        except WriteError as trouble:
            raise SendError(str(trouble)) from trouble
        told.update(one.id for one in latest)
        told.add(happening.id)

    return send


def write_atom(name: str, latest: Iterable[Happening], words: CommandWords) -> str:
    """The feed of some events, the latest first; the same events give the same bytes."""
    listed = list(latest)
    updated = max((one.happened_at for one in listed), default="1970-01-01T00:00:00Z")
    title = escape(words.say("message.watch_title", path=name))
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{words.language}">',
        f"<title>{title}</title>",
        f"<id>urn:recoupe:{event_id(name)}</id>",
        f"<updated>{updated}</updated>",
        "<author><name>recoupe</name></author>",
    ]
    return "\n".join([*head, *(_entry(one, words) for one in listed), "</feed>\n"])


def _entry(one: Happening, words: CommandWords) -> str:
    rows = one.body.get("cites")
    cites = rows if isinstance(rows, list) else []
    url = next((str(cite["url"]) for cite in cites if cite.get("url")), None)
    link = f'<link rel="related" href="{escape(url, {chr(34): "&quot;"})}"/>' if url else ""
    content = "".join(f"<p>{escape(text)}</p>" for text in paragraphs_of(words, one))
    return (
        f"<entry><title>{escape(title_of(words, one))}</title><id>urn:recoupe:{event_id(one.key)}</id>"
        f'<updated>{one.happened_at}</updated><category term="{escape(one.kind)}"/>{link}'
        f'<content type="html">{escape(content)}</content></entry>'
    )
