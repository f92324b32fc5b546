"""A table on a terminal."""

from collections.abc import Sequence

from recoupe.language.commands import CommandWords


def draw(columns: Sequence[str], rows: Sequence[dict[str, str | int | float | bool | None]], words: CommandWords) -> None:
    """Draw a table on the terminal, each cell as long as it is."""
    from rich.console import Console  # noqa: PLC0415  40 ms that only a person at a terminal pays for
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    grid = Table(box=None, header_style="bold", pad_edge=False)
    for column in columns:
        grid.add_column(words.say(f"column.{column}"), overflow="fold")
    for row in rows:
        grid.add_row(*(Text(_cell(row[column])) for column in columns))
    console = Console(highlight=False)
    console.print(grid)
    console.print(words.say("message.rows", n=len(rows)), style="dim")


def _cell(value: object) -> str:
    """One value on one line, without the control characters that could move a terminal's cursor."""
    text = "" if value is None else str(value)
    return "".join(letter if letter.isprintable() else " " for letter in text)
