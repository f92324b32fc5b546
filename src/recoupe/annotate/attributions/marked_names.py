"""Papers whose name stands in marks behind the verb: "..., rapporte « Le Courrier du Lac »", no words of theirs."""

from recoupe.annotate.attributions.groups import Group
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite

OPENING = ("\u00ab", "\u201c", '"')
CLOSING = ("\u00bb", "\u201d", '"')
ENDS = (",", ".", ";", ":", "", ")", "!", "?", "\u2026")
LONGEST = 6
"""Tokens of the longest name of a paper between its marks: "Le Journal du Grand Lac" has five."""


def name_behind(passage: Passage, group: Group, at: int, limit: int) -> tuple[int, int] | None:
    """The name or names in marks that close an inserted reporting clause, as first and one past last token; else None.

    A comma stands before the verb and nothing but a circumstance follows: "..., dit « Oui » et part" has no name.
    """
    if at >= limit or group.shape != "finite" or passage.low(group.first - 1) != "," or passage.low(at) not in OPENING:
        return None
    quoted = passage.low(group.first - 2) in CLOSING
    end = _name_end(passage, at, limit, quoted)
    while end is not None and passage.has("and", end):
        start = end + 1 + passage.has("determiners", end + 1)
        following = _name_end(passage, start, limit, quoted) if passage.low(start) in OPENING else None
        if following is None:
            break
        end = following
    if end is None:
        return None
    closes = end >= limit or passage.low(end) in ENDS or passage.pos(end) == "ADP" or passage.has("time", end)
    return (at, end) if closes else None


def _name_end(passage: Passage, opening: int, limit: int, quoted: bool) -> int | None:
    """One past the mark that closes a name begun here; None where words are said, not a name.

    Behind a quotation that is over, a single word with a capital is who said it: "..., a poursuivi « Nono »".
    """
    depth = passage.tokens[opening].depth
    close = next((n for n in range(opening + 1, limit + 1) if n == limit or passage.tokens[n].depth < depth), limit)
    words = passage.tokens[opening + 1 : close - 1]
    if not 0 < len(words) <= LONGEST or any(is_finite(word) for word in words):
        return None
    first = passage.text[words[0].start]
    if words[-1].is_mark:
        return None
    held = passage.mentions_in(passage.span(opening + 1, close - 1))
    known = any(mention.form == "name" and mention.kind in ("media", "organisation") for mention in held)
    known = known or (first.isdigit() and len(words) > 1) or (quoted and first.isupper() and len(words) == 1)
    return close if known or (first.isupper() and _has_capital(passage, opening + 2, close - 1)) else None


def _has_capital(passage: Passage, first: int, last: int) -> bool:
    """Whether a word behind the first is written as a name: "Le Courrier", not "Un désastre"."""
    return any(passage.text[passage.tokens[n].start].isupper() for n in range(first, last))
