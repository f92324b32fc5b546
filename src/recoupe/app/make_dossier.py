"""`recoupe dossier`: articles in, a dossier out, in as many formats as asked for."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from recoupe.app.asked import Asked
from recoupe.app.compiling import compile_asked
from recoupe.app.output import WriteError, check_writable, write_whole
from recoupe.app.run import named
from recoupe.language.commands import CommandWords
from recoupe.records import Dossier

NAME = "dossier"
SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".json": "json", ".csv": "csv"}
FOUND = 3
"""Exit code of a run that went well and found what `--fail-on` names."""


def make_dossier(words: CommandWords, asked: Asked) -> int:
    """Cross-check the inputs, write the dossier, tell whether it has what `--fail-on` names."""
    named(words, asked)
    targets = _targets(words, asked)
    for path in targets:
        check_writable(path.parent, words)
    dossier = compile_asked(words, asked)
    for path, way in targets.items():
        write_whole(path, write(dossier, *way), words)
        click.echo(words.say("message.wrote", path=path), err=True)
    if sys.stdout.isatty() and (targets or not asked.formats):
        click.echo(summarise(dossier), nl=False)
    elif not targets:
        click.echo(write(dossier, asked.formats[0] if asked.formats else "json"), nl=False)
    found = [trouble for trouble in asked.fail_on if TROUBLES[trouble](dossier)]
    if found:
        click.echo(words.say("message.found", what=", ".join(found)), err=True)
    return FOUND if found else 0


def write(dossier: Dossier, kind: str, table: str = "claims") -> str:
    """The dossier in one of `FORMATS`; CSV holds one table."""
    from recoupe import render  # noqa: PLC0415  templates are loaded when used

    if kind == "csv":
        return render.to_csv(dossier, table)
    if kind == "html":
        return render.to_html(dossier)
    return render.to_markdown(dossier) if kind == "md" else render.to_json(dossier)


def summarise(dossier: Dossier) -> str:
    """What an editor reads at a glance."""
    from recoupe.render import summary  # noqa: PLC0415  as above

    return summary(dossier)


def _targets(words: CommandWords, asked: Asked) -> dict[Path, tuple[str, ...]]:
    """What goes into which file: a format, and for CSV in a folder the table; nothing for standard output."""
    formats = tuple(dict.fromkeys(asked.formats))
    if asked.output is None:
        if len(formats) > 1:
            raise click.UsageError(words.say("message.several_formats"))
        return {}
    path = Path(asked.output)
    if len(formats) > 1 or path.is_dir() or asked.output.endswith(("/", "\\")):
        return _in_folder(path, formats or ("html", "json"), words)
    kind = formats[0] if formats else SUFFIXES.get(path.suffix.lower())
    if kind is None:
        raise click.UsageError(words.say("message.unknown_format", path=path))
    return {path: (kind,)}


def _in_folder(folder: Path, formats: tuple[str, ...], words: CommandWords) -> dict[Path, tuple[str, ...]]:
    """One file a format, and one a table for CSV; the folder is made when it is not there."""
    from recoupe.render import TABLES  # noqa: PLC0415  as above

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise WriteError(words.say("message.cannot_write", path=folder, why=trouble.strerror)) from trouble
    targets: dict[Path, tuple[str, ...]] = {folder / f"{NAME}.{kind}": (kind,) for kind in formats if kind != "csv"}
    if "csv" in formats:
        targets |= {folder / f"{table}.csv": ("csv", table) for table in TABLES}
    return targets


def _verdicts(dossier: Dossier) -> Iterator[str]:
    yield from (claim.verdict for claim in dossier.links.claims)
    yield from (figure.verdict for figure in dossier.links.figures)


TROUBLES: dict[str, Callable[[Dossier], bool]] = {
    "differ": lambda dossier: "differ" in _verdicts(dossier),
    "contested": lambda dossier: "contested" in _verdicts(dossier),
    "garbled": lambda dossier: "garbled" in _verdicts(dossier),
    "drift": lambda dossier: bool(dossier.links.drift),
    "damage": lambda dossier: any(notes.damage for notes in dossier.notes),
    "fault": lambda dossier: bool(dossier.faults),
}
