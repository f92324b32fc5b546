"""Who says what in one article: candidates of every form, one decision, then chains."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.annotate.attributions.acts import find_act
from recoupe.annotate.attributions.announced import find_announced
from recoupe.annotate.attributions.answered_back import answer_back
from recoupe.annotate.attributions.carrying import carry
from recoupe.annotate.attributions.chains import chain
from recoupe.annotate.attributions.citing import find_as, find_citing
from recoupe.annotate.attributions.continuing import continue_with
from recoupe.annotate.attributions.crediting import credit
from recoupe.annotate.attributions.deciding import Model, load_model
from recoupe.annotate.attributions.denials.seeking import find_sought
from recoupe.annotate.attributions.denials.silences import find_silences
from recoupe.annotate.attributions.denials.withholding import find_withheld
from recoupe.annotate.attributions.drafts import Draft, choose, weigh
from recoupe.annotate.attributions.echoes import ECHO, echo
from recoupe.annotate.attributions.followers import find_followers
from recoupe.annotate.attributions.gapping import find_gapped
from recoupe.annotate.attributions.hearsay import find_hearsay
from recoupe.annotate.attributions.hedging import find_hedge, find_mode
from recoupe.annotate.attributions.incises import find_incises
from recoupe.annotate.attributions.interviews.answers import find_answers, is_own
from recoupe.annotate.attributions.interviews.layout import read_turns
from recoupe.annotate.attributions.interviews.turns import Turn
from recoupe.annotate.attributions.inversions import find_inversions
from recoupe.annotate.attributions.leading import find_led
from recoupe.annotate.attributions.nouns import find_according, find_nouns, find_told
from recoupe.annotate.attributions.passage import read_passages
from recoupe.annotate.attributions.passives import find_impersonal, find_passives
from recoupe.annotate.attributions.plain import find_plain
from recoupe.annotate.attributions.prepositions import find_prepositions
from recoupe.annotate.attributions.relatives import find_pointing, find_relatives
from recoupe.annotate.attributions.scene import Candidate, Scene, read_scene
from recoupe.annotate.attributions.taken_up import find_taken_up
from recoupe.annotate.attributions.typography import find_floating, find_typographic
from recoupe.annotate.attributions.verbs import find_verbs
from recoupe.annotate.reading import Reading
from recoupe.records import Act, Article, Attribution, Block, Mention, Span

GENERATORS = (
    find_verbs,
    find_gapped,
    find_inversions,
    find_incises,
    find_followers,
    find_prepositions,
    find_passives,
    find_impersonal,
    find_nouns,
    find_according,
    find_told,
    find_led,
    find_citing,
    find_as,
    find_typographic,
    find_relatives,
    find_pointing,
    find_announced,
    find_taken_up,
    find_silences,
    find_withheld,
    find_sought,
)
"""One for each family of forms; what they yield is weighed together."""
SILENT = ("byline", "date", "credit")
"""Blocks in which nobody is reported to say anything."""
SIGNED = ("byline", "date")
"""Blocks that open with the outlet's own name, where they name one: "Radio Nord, lundi 4 mai, 12h30"."""


SIGNATURE = 90
"""Characters of the longest line of that sort that was met: an outlet, a day, an hour, a name."""


def find_attributions(reading: Reading) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...], tuple[Mention, ...]]:
    """Find who says what in an article.

    Args:
        reading: with sentences, damage and mentions.

    Returns:
        The attributions accepted, the candidates rejected with their reasons, and the mentions made for sources in which no
        finder saw one; the caller adds those to the reading's own.
    """
    plain = reading.tables.plain_cues.get(reading.article.language or "")
    if plain is not None and reading.article.language != reading.tables.language:
        found, made_of_words = find_plain(reading, plain)
        return found, (), made_of_words
    model = load_model()
    accepted: list[Draft] = []
    rejected: list[Draft] = []
    turns = read_turns(reading)
    for passage in read_passages(reading):
        if passage.block.role in SILENT or not passage.tokens:
            continue
        turn = turns.get(passage.block.span.start)
        kept, dropped = _decide(reading, read_scene(passage, reading.tables.hedges), model, accepted, turn)
        accepted.extend(kept)
        rejected.extend(dropped)
    told = echo(
        chain(credit(continue_with(carry(answer_back(accepted), reading.mentions), reading.mentions)), _own_names(reading))
    )
    made = {draft.speaker.span: draft.speaker for draft in (*told, *rejected) if draft.made and draft.speaker}
    known = {mention.span for mention in reading.mentions}
    extra = tuple(made[span] for span in sorted(made) if span not in known)
    return _records(told, model, _act), _records(rejected, model, lambda draft: draft.candidate.act), extra


def _own_names(reading: Reading) -> list[str]:
    """What the outlet that speaks here is called: its name, the agency of the dateline, and the medium a signature opens with."""
    article = reading.article
    lines = (name for credit in article.credits if credit.kind == "dateline" for name in credit.names)
    opening = {block.span.start for block in article.blocks if block.role in SIGNED or _is_signature(article, block)}
    signed = (each.name for each in reading.mentions if each.kind == "media" and each.span.start in opening)
    return [name.replace("\u2019", "'") for name in (article.outlet or "", *lines, *signed) if name]


def _is_signature(article: Article, block: Block) -> bool:
    """Whether what was read as a standfirst is a line of names and hours: short, dated, and no sentence."""
    line = block.span.within(article.text)
    short = block.role == "standfirst" and len(line) <= SIGNATURE and line[-1] not in ".!?\u2026\u00bb"
    return short and any(letter.isdigit() for letter in line)


def _decide(
    reading: Reading, scene: Scene, model: Model, spoken: Sequence[Draft], turn: Turn | None
) -> tuple[list[Draft], list[Draft]]:
    """The drafts of one block: those a cue brings first, then what no cue holds."""
    candidates = [candidate for find in GENERATORS for candidate in find(scene)]
    if turn is not None:
        candidates = [
            *(each for each in candidates if each.form != "label" and not is_own(scene, turn, each)),
            *find_answers(scene, turn),
        ]
    weighed = weigh(reading, scene, candidates, model, spoken)
    if turn is not None:
        weighed = [_answered(draft, turn) for draft in weighed]
    kept, dropped = choose(weighed, model)
    left: list[Candidate] = [*find_hearsay(scene, _taken(kept))]
    left += find_floating(scene, [*(draft.content for draft in kept), *(each.content for each in left)])
    more, less = choose(weigh(reading, scene, left, model, [*spoken, *kept]), model)
    told = [*kept, *more]
    again = [draft for draft in told if _is_told(draft, told)]
    return [draft for draft in told if draft not in again], [*dropped, *less, *again]


def _answered(draft: Draft, turn: Turn) -> Draft:
    """The answer of an interview with who gives it; other drafts as they are."""
    if draft.candidate.form != "label" or not turn.content.holds(draft.content):
        return draft
    return replace(draft, speaker=turn.speaker, made=turn.made, implicit=turn.source is None)


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a denial or a refusal is what another of the same speaker says: "il a indiqué qu'il ne commenterait pas"."""
    group, source = draft.candidate.group, draft.candidate.source
    if group is None or group.act not in ("denies", "declines") or source is None or draft.candidate.cue is None:
        return False
    pronoun = draft.scene.passage.has("subject_pronouns", draft.scene.passage.at(source.start))
    quoted = draft.scene.passage.tokens[group.head].depth > 0 and group.act == "declines"
    if not (pronoun or quoted):
        return False
    return any(
        each is not draft
        and each.content.holds(draft.candidate.cue)
        and find_act(each.scene, each.candidate, each.kind) == group.act
        and each.candidate.form != "floating"
        for each in drafts
    )


def _taken(kept: Sequence[Draft]) -> list[Span]:
    """What the accepted drafts of a block take up: their contents and their cues."""
    cues = [draft.candidate.cue for draft in kept if draft.candidate.cue is not None]
    return [*(draft.content for draft in kept), *cues]


def _records(drafts: Sequence[Draft], model: Model, act: Callable[[Draft], Act]) -> tuple[Attribution, ...]:
    """The drafts as records, sorted; the act of a rejected one is its cue's."""
    records = [_record(draft, model, act(draft)) for draft in drafts]
    return tuple(sorted(records, key=lambda each: (each.content, each.cue or each.content, each.speaker or Span(0, 1))))


def _act(draft: Draft) -> Act:
    """What the speaker does: what is said and the cue tell, or the denial it goes on with."""
    if draft.candidate.form == "cited-by":
        return "reports"
    act = find_act(draft.scene, draft.candidate, draft.kind)
    return "denies" if act == "asserts" and ECHO in draft.evidence else act


def _record(draft: Draft, model: Model, act: Act) -> Attribution:
    candidate, scene = draft.candidate, draft.scene
    hedge = find_hedge(scene, candidate)
    return Attribution(
        content=candidate.content,
        cue=candidate.cue,
        source=candidate.source,
        speaker=draft.speaker.span if draft.speaker else None,
        speaker_kind=draft.kind,
        act=act,
        mode="direct" if "answer" in draft.evidence else find_mode(scene, candidate.content, candidate.cue),
        hedged=hedge is not None,
        hedge=hedge,
        through=tuple(mention.span for mention in draft.relays),
        implicit=draft.implicit,
        because=model.reasons(candidate.form, draft.evidence, draft.signs),
        score=draft.score,
    )
