"""Names that say something: what stands before a reporting verb is somebody, and a medium where it stands in marks."""

from recoupe.annotate.mentions.runs import Run
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.cues import Cues
from recoupe.language.descriptions import Descriptions

SPEECH = ("VERB", "AUX", "")
REACH = 5
"""Tokens from a name to its verb: "n'a pas formellement démenti" has four before."""
SHORT = 4
"""Letters of the longest word that is no name by its place alone: "Gare" opens a warning."""
MARK = '"'


def speaks(line: Line, run: Run, cues: Cues, table: Descriptions) -> bool:
    """Whether a name is followed by a reporting verb that can be its own: "Velmaris a dénoncé", "Le « Phare » écrit"."""
    if table.has("beside.no_subject", line.small(run.first - 1 - (line.small(run.first - 1) == MARK))):
        return False
    before = line.at(run.first - 1)
    if before is not None and before.pos in ("NOUN", "PROPN", "ADJ"):
        return False  # "La commission Galvin reprend": it is whose commission that is
    at = run.last + 1 + (line.small(run.last + 1) == MARK)
    for n in range(at, min(at + REACH, len(line.tokens))):
        token = line.tokens[n]
        if token.pos in SPEECH and any(cue.kind == "verb" for cue, _ in cues.verbs.get(token.small, ())):
            return line.tokens[run.first].pos == "PROPN" or _is_lone(line, run, n)
        if not (token.pos in ("AUX", "ADV") or table.has("beside.before_verb", token.small)):
            return False
    return False


def _is_lone(line: Line, run: Run, verb: int) -> bool:
    """Whether a word no article stands before can only be a name, whatever the parser takes it for: its verb is singular."""
    opening, between = line.tokens[run.first], line.tokens[run.last + 1 : verb + 1]
    several = any("Number=Plur" in token.morph for token in between)
    return opening.first and len(opening.text) > SHORT and not several and between[-1].pos in ("VERB", "AUX")


def in_marks(line: Line, run: Run, table: Descriptions) -> bool:
    """Whether a small article stands before marks that hold a name and nothing else, as papers set the names of papers."""
    marked = line.small(run.first - 1) == MARK and line.small(run.last + 1) == MARK
    before = line.at(run.first - 2)
    return marked and before is not None and table.has("beside.definite", before.small)
