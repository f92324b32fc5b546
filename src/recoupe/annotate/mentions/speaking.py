"""Names that say something: what stands before a reporting verb is somebody, and a medium where it stands in marks."""

from recoupe.annotate.mentions.runs import Run
from recoupe.annotate.mentions.tokens import Line
from recoupe.language.cues import Cues

SPEECH = ("VERB", "AUX", "")
BETWEEN = frozenset({"n'", "ne", "se", "s'", "l'", "le", "la", "les", "lui", "leur", "y", "en", "nous", "a", "ont", "avait"})
REACH = 5
"""Tokens from a name to its verb: "n'a pas formellement démenti" has four before."""
SHORT = 4
"""Letters of the longest word that is no name by its place alone: "Gare" opens a warning."""
ARTICLES = frozenset({"le", "la", "l'", "les"})
MARK = '"'
NOT_SUBJECTS = frozenset(
    {"de", "d'", "du", "des", "\u00e0", "au", "aux", "en", "chez", "par", "sur", "dans", "contre", "avec", "pour"}
)


def speaks(line: Line, run: Run, cues: Cues) -> bool:
    """Whether a name is followed by a reporting verb that can be its own: "Velmaris a dénoncé", "Le « Phare » écrit"."""
    if line.small(run.first - 1 - (line.small(run.first - 1) == MARK)) in NOT_SUBJECTS:
        return False
    before = line.at(run.first - 1)
    if before is not None and before.pos in ("NOUN", "PROPN", "ADJ"):
        return False  # "La commission Galvin reprend": it is whose commission that is
    at = run.last + 1 + (line.small(run.last + 1) == MARK)
    for n in range(at, min(at + REACH, len(line.tokens))):
        token = line.tokens[n]
        if token.pos in SPEECH and any(cue.kind == "verb" for cue, _ in cues.verbs.get(token.small, ())):
            return line.tokens[run.first].pos == "PROPN" or _is_lone(line, run, n)
        if not (token.pos in ("AUX", "ADV") or token.small in BETWEEN):
            return False
    return False


def _is_lone(line: Line, run: Run, verb: int) -> bool:
    """Whether a word no article stands before can only be a name, whatever the parser takes it for: its verb is singular."""
    opening, between = line.tokens[run.first], line.tokens[run.last + 1 : verb + 1]
    several = any("Number=Plur" in token.morph for token in between)
    return opening.first and len(opening.text) > SHORT and not several and between[-1].pos in ("VERB", "AUX")


def in_marks(line: Line, run: Run) -> bool:
    """Whether a small article stands before marks that hold a name and nothing else, as papers set the names of papers."""
    marked = line.small(run.first - 1) == MARK and line.small(run.last + 1) == MARK
    before = line.at(run.first - 2)
    return marked and before is not None and before.small in ARTICLES
