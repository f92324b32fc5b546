"""Where an agency or a town opens a block, before the first sentence: "(Agence) ", "Ville - ", "VILLE, 3 mars (Agence) - "."""

from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.scene import Scene

DATELINE = 16
"""Tokens of the longest dateline: a place, a date, an agency in brackets, a dash."""
DASHES = ("-", "\u2013", "\u2014")


def _place_line(scene: Scene) -> int:
    """Past "(Agence) " or "Ville - " at the head of a block; 0 where neither stands."""
    passage = scene.passage
    named = passage.mention_at(1) if passage.low(0) == "(" else passage.mention_at(0)
    if named is None or named.form != "name":
        return 0
    behind = passage.at(named.span.end)
    if passage.low(0) == "(":
        dashed = passage.low(behind + 1) in DASHES
        return behind + 1 + dashed if passage.low(behind) == ")" and named.kind == "media" else 0
    apart = passage.low(behind) in DASHES and passage.tokens[behind].start > named.span.end
    return behind + 1 if apart and any(reason.rule == "mentions.known-name" for reason in named.because) else 0


def dateline_end(scene: Scene, first: int) -> int:
    """Past "ZURICH, 3 mars (Agence) - " or "(Agence) - " at the head of a block; 0 where none stands."""
    passage = scene.passage
    if first == 0 and (placed := _place_line(scene)):
        return placed
    opens = passage.low(0) == "(" or passage.text[passage.tokens[0].start : passage.tokens[0].end].isupper()
    if first != 0 or not opens:
        return 0
    for n in range(1, min(DATELINE, len(passage.tokens))):
        if passage.low(n) in DASHES:
            return n + 1
        if is_finite(passage.tokens[n]):
            break
    return 0
