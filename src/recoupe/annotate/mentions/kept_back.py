"""People whose name the press keeps back: a victim's brother, somebody's own daughter, the writer's hairdresser."""

from collections.abc import Iterator
from dataclasses import replace

from recoupe.annotate.mentions.names import Named
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.names import Names
from recoupe.records import Reason

WHY = Reason("mentions.name-kept-back", 0.6)


def without_names(named: tuple[Named, ...], lines: tuple[Line, ...], names: Names) -> Iterator[Named]:
    """The same mentions, those of relatives and acquaintances no name stands beside made sources that give none.

    Args:
        named: all mentions but pronouns, in reading order, with what they point at.
        lines: of the article.
        names: the tables of the language.
    """
    table = names.descriptions
    told = {_noun(one, lines) for one in named if one.mention.form == "role" and one.mention.of is not None}
    for one in named:
        mention, noun = one.mention, _noun(one, lines)
        own = table.has("kin.heads", noun) or table.has("kin.mine", lines[one.line].small(one.first))
        person = mention.kind == "person" and mention.form == "role" and own and not mention.plural
        around = mention.kind == "organisation" and mention.form == "role" and table.has("kin.around", noun)
        if mention.of is None and ((person and noun not in told) or around):
            yield replace(one, mention=replace(mention, kind="anonymous", form="anonymous", because=(*mention.because, WHY)))
        else:
            yield one


def _noun(one: Named, lines: tuple[Line, ...]) -> str:
    """The noun of a description, in small letters; "" for a name."""
    return lines[one.line].small(one.head) if one.head >= 0 else ""
