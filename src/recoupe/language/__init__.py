"""What a language knows: one folder of data files a language, and their loaders."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.language.tables import Tables, load_tables

__all__ = ["Tables", "load_tables"]


def __getattr__(name: str) -> object:
    """Import the loaders when one is asked for: `recoupe --help` takes its words from this room, and no table."""
    if name not in __all__:
        raise AttributeError(name)
    from recoupe.language import tables  # noqa: PLC0415  see above

    return getattr(tables, name)
