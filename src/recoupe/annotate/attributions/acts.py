"""What the speaker does: the cue's act, unless the content or the kind of speaker says better."""

from recoupe.annotate.attributions.scene import Candidate, Scene
from recoupe.records import Act, SpeakerKind

OWN_DENIAL = 110
"""Characters of the longest content taken for a denial by its opening alone; longer ones go on to say something else."""


def find_act(scene: Scene, candidate: Candidate, kind: SpeakerKind) -> Act:
    """Denials by what is said come first, then the cue; a medium, a document or nobody reports."""
    act = candidate.act
    if (
        act in ("asserts", "reports")
        and candidate.form not in ("preposition", "stance")
        and _says(scene, candidate, scene.cues.refusals)
    ):
        return "declines"
    if act in ("asserts", "reports") and denies_by_content(scene, candidate):
        return "denies"
    unsaid = kind == "unspecified" and candidate.source is None
    if act == "asserts" and (unsaid or kind in ("media", "document")) and not _is_own(scene, candidate):
        return "reports"
    if (
        act == "reports"
        and kind in ("person", "anonymous", "organisation")
        and candidate.form not in ("parenthesis",)
        and not _is_poll(scene, candidate)
    ):
        return "asserts"
    return act


def denies_by_content(scene: Scene, candidate: Candidate) -> bool:
    """Whether the content calls something said elsewhere false: "ces informations sont fausses"."""
    if candidate.form.endswith("object") and _says(scene, candidate, scene.cues.ignorance):
        return True
    return _says(scene, candidate, scene.cues.denials) or _disowns(scene, candidate) or _says_none(scene, candidate)


def _says_none(scene: Scene, candidate: Candidate) -> bool:
    """Whether a short quotation begins with "Aucun de nos agents n'a", or somebody calls a thing absurd or a lie."""
    words = candidate.content.within(scene.passage.text).lower().replace("\u2019", "'")
    spaced = _spaced(words)
    if candidate.form.endswith("attr"):
        held = set(spaced.replace("'", "' ").split())
        return len(held) < 8 and not held.isdisjoint(scene.cues.words["qualities"])
    quoted = scene.passage.quoted_at(candidate.content.start) is not None or candidate.form == "label"
    if not quoted or len(spaced) > OWN_DENIAL:
        return False
    first, *rest = spaced.split() or [""]  # nothing but marks
    if scene.cues.has("none_alone", first):
        return any(scene.cues.has("none_done", word) for word in rest)
    return f"{spaced} ".startswith(tuple(f"{opener} " for opener in sorted(scene.cues.words["none_openers"])))


def _disowns(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody denies for themselves: "Je n'ai jamais touché cet argent", "n'avoir rien caché"."""
    spaced = _spaced(candidate.content.within(scene.passage.text).lower().replace("\u2019", "'"))
    openers, absolutes = scene.cues.own_denials
    held = set(spaced.split()) & set(absolutes)
    weak = spaced.startswith(("n'avoir", "n' avoir")) and held <= {"aucun", "aucune"}
    return len(spaced) < OWN_DENIAL and spaced.startswith(openers) and bool(held) and not weak


def _says(scene: Scene, candidate: Candidate, phrases: tuple[str, ...]) -> bool:
    """Whether a short content holds one of these phrases."""
    words = candidate.content.within(scene.passage.text).lower().replace("\u2019", "'")
    if len(words) > 200 or candidate.form in ("noun", "according", "citing", "bare-conditional", "at-request"):
        return False
    spaced = _spaced(words)
    if phrases is scene.cues.denials and spaced in scene.cues.words["denial_alone"]:
        return True
    return any(f" {phrase} " in f" {spaced} " for phrase in phrases)


def _spaced(words: str) -> str:
    """Letters and apostrophes alone, so that marks do not hide a phrase."""
    return " ".join("".join(char if char.isalnum() or char == "'" else " " for char in words).split())


def _is_own(scene: Scene, candidate: Candidate) -> bool:
    """Whether a document speaks as its author's own voice: a ranking, a letter, a press release."""
    if candidate.source is None:
        return candidate.form == "floating"
    passage = scene.passage
    for at in range(passage.at(candidate.source.start), passage.at(candidate.source.end)):
        cue = scene.cues.nouns.get(passage.low(at))
        if cue is not None and cue.act == "asserts" and not cue.frames.isdisjoint({"ranking", "document", "message"}):
            return True
        if passage.has("of", at):
            break
    return False


def _is_poll(scene: Scene, candidate: Candidate) -> bool:
    """Whether a pollster or an institute gives a result."""
    if candidate.source is None:
        return False
    passage = scene.passage
    first = passage.at(candidate.source.start)
    words = range(max(0, first - 4), passage.at(candidate.source.end))
    return any("poll" in cue.frames for at in words if (cue := scene.cues.nouns.get(passage.low(at))) is not None)
