"""`recoupe stories`: the articles of a corpus put into stories."""

import json
from pathlib import Path
from typing import Any

import click

from recoupe.app.corpus.lines import CorpusError, read_lines
from recoupe.app.output import check_writable, tell_faults, write_whole
from recoupe.language.commands import CommandWords
from recoupe.records import Fault, Membership, Ruling


def cluster_stories(words: CommandWords, asked: dict[str, Any]) -> int:
    """Write the story of each article, a line of JSON each, to a file or to standard output.

    Raises:
        CorpusError: the corpus or the rulings cannot be read.
    """
    if bool(asked["from_jsonl"]) == bool(asked["library"]):
        raise click.UsageError(words.say("message.corpus_or_library"))
    if asked["library"]:
        from recoupe.app.library.group_stories import group_stories  # noqa: PLC0415  only where a library is named

        return group_stories(words, asked["library"])
    from recoupe.link.stream import cluster_stream  # noqa: PLC0415  nothing heavy before it is needed

    out = asked["assignments"]
    if out:
        check_writable(Path(out).resolve().parent, words)
    rulings = _rulings(asked["rulings"])
    faults: list[Fault] = []
    memberships = cluster_stream(read_lines(asked["from_jsonl"], faults), rulings)
    tell_faults(faults, words)
    text = "".join(f"{json.dumps(_row(one), ensure_ascii=False)}\n" for one in memberships)
    if out:
        write_whole(Path(out), text, words)
        n_stories = len({one.story for one in memberships})
        click.echo(words.say("message.stories_written", articles=len(memberships), stories=n_stories, path=out), err=True)
    else:
        click.echo(text, nl=False)
    return 0


def _row(one: Membership) -> dict[str, Any]:
    because = [{"rule": reason.rule, "weight": reason.weight, "note": reason.note} for reason in one.because]
    return {"id": one.article, "story": one.story, "saga": one.saga, "because": because}


def _rulings(name: str | None) -> list[Ruling]:
    """What people said: lines of JSON with "kind" (together, apart), "one" and "other"."""
    if name is None:
        return []
    found = []
    try:
        lines = Path(name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise CorpusError(f"{name}: {trouble}") from trouble
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            kind, one, other = row["kind"], str(row["one"]), str(row["other"])
        except (ValueError, KeyError, TypeError) as trouble:
            raise CorpusError(f'{name}:{number}: not {{"kind": "together" or "apart", "one": id, "other": id}}') from trouble
        if kind not in ("together", "apart"):
            raise CorpusError(f"{name}:{number}: kind {kind!r} is neither together nor apart")
        found.append(Ruling(kind, one, other))
    return found
