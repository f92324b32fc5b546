"""Speakers carried from one sentence to the next: quotations that go on, conditionals under a paragraph's running source."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.drafts import Draft, with_speaker
from recoupe.annotate.attributions.voices import introduced, only_voice, who_repeats
from recoupe.records import Mention

HEADING = 12
"""Words of the longest heading between two paragraphs of one quotation."""
POINTING = ("c'", "c\u2019", "ce", "cela", "\u00e7a")
STOPS = ".!?\u2026"
RELAYED = ("parenthesis", "citing", "as-clause", "relying")
"""Forms whose speaker does not run on: the one who relays it does."""
NAMED = ("noun", "according", "denying-noun", "silence")
"""Forms in which somebody's words are named rather than heard."""


def carry(drafts: Sequence[Draft], mentions: Sequence[Mention] = ()) -> list[Draft]:
    """Complete the drafts of an article, in reading order, whose speaker only the sentences before can tell.

    Args:
        drafts: of one article.
        mentions: of the whole article: who a line without any draft is about.
    """
    done: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.content.start, each.place)):
        if draft.speaker is None and draft.candidate.unsaid and draft.candidate.form in ("floating", "bare-conditional"):
            speaker = _lone(draft, done, mentions) if draft.candidate.form == "floating" else running(draft, done)
            if speaker is not None:
                done.append(with_speaker(draft, speaker))
                continue
        same = _same_source(draft, done) or _for_whom(draft, done)
        if same is not None:
            done.append(replace(draft, speaker=same))
            continue
        if draft.speaker is None and _only_points(draft):
            told = _told_of(draft)
            if told is not None:
                done.append(with_speaker(draft, told))
                continue
        done.append(draft)
    return [_lifted(draft, done) for draft in done]


def _same_source(draft: Draft, done: Sequence[Draft]) -> Mention | None:
    """Who "la même source" is: who spoke last, in this paragraph or the one before, and no anonymous somebody."""
    source, passage = draft.candidate.source, draft.scene.passage
    if source is None or draft.kind != "anonymous" or not passage.phrase_at("same_source", passage.at(source.start)):
        return None
    said = [each for each in done if each.speaker is not None and not draft.content.holds(each.content)]
    last = said[-1] if said else None
    if last is None or passage.block.span.start - last.scene.passage.block.span.end > 1:
        return None
    if last.kind == "person" and any(each.kind == "anonymous" for each in said):
        return None  # which of the two it is, nobody can tell
    return last.speaker if last.candidate.form not in ("noun", "according") and not last.relays else None


def _for_whom(draft: Draft, done: Sequence[Draft]) -> Mention | None:
    """Whose the words behind "pour X, c'est clair :" are: X's."""
    source, passage = draft.candidate.source, draft.scene.passage
    if source is None or draft.speaker is not None or source.within(passage.text).lower() not in POINTING:
        return None
    before = done[-1] if done else None
    if before is None or before.candidate.form != "stance" or not _same_block(before, draft):
        return None
    return before.speaker if before.content.holds(source) else None


def _lifted(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A quotation without a speaker, with the one who says the same words elsewhere."""
    if draft.speaker is not None or draft.candidate.form != "floating":
        return draft
    speaker = who_repeats(draft, drafts)
    return with_speaker(draft, speaker) if speaker is not None else draft


def _only_points(draft: Draft) -> bool:
    """Whether the source is a pronoun no speaker before explains: the subject of the sentence before may."""
    source = draft.candidate.source
    if source is None or draft.candidate.form not in ("incise", "inversion", "possessive"):
        return False
    return source.within(draft.scene.passage.text).lower().strip("-") in ("il", "elle", "ses", "son", "sa", "l'", "l\u2019")


def _same_block(one: Draft, other: Draft) -> bool:
    return one.scene.passage.block == other.scene.passage.block


def _lone(draft: Draft, done: Sequence[Draft], mentions: Sequence[Mention]) -> Mention | None:
    """Who says a quotation no cue holds: who goes on, else the only voice heard there."""
    if not {"stands-alone", "set-off"} & set(draft.evidence) or draft.scene.passage.block.role in ("title", "heading"):
        return None
    if _is_pulled(draft):
        return None
    return _led_by(draft) or _going_on(draft, done) or only_voice(draft, done) or introduced(draft, mentions)


def _led_by(draft: Draft) -> Mention | None:
    """The one person a sentence names before the colon of a quotation: "Un chiffre qui fait bondir Ada Roy : « ... »"."""
    passage = draft.scene.passage
    at = passage.at(draft.content.start)
    first = passage.first_of(at - 1) if at > 1 and passage.low(at - 1) == ":" else at
    if at - first < 3:
        return None
    held = [each for each in passage.mentions_in(passage.span(first, at - 1)) if each.kind in ("person", "anonymous")]
    named = next((each for each in held if each.form == "name"), None)
    if named is None or passage.has("of", passage.at(named.span.start) - 1):
        return None
    behind = passage.low(passage.at(named.span.end))
    others = [each for each in held if each.of != named.span and each != named and each.form != "pronoun"]
    apposed = behind == "," and all(each.span.start > named.span.start for each in others)
    return named if apposed or not others else None


def _going_on(draft: Draft, done: Sequence[Draft]) -> Mention | None:
    """Who goes on speaking: the speaker of the quotation right before, in this paragraph or the one before."""
    before = [each for each in done if each.candidate.form not in ("noun", "according", "bare-conditional")]
    last = max(before, key=_end, default=None)
    if last is None or not _same_block(last, draft) or _tells(draft.scene.passage.text[_end(last) : draft.content.start]):
        told = _told_of(draft)
        if told is not None:
            return told
    if last is None or last.speaker is None:
        return None
    text = draft.scene.passage.text
    between = text[_end(last) : draft.content.start]
    if _same_block(last, draft):
        return last.speaker if _quotes(last) and not _tells(between) else _heard_before(draft, before)
    if _is_open(last) and all(len(line.split()) <= HEADING for line in between.split("\n")):
        return last.speaker
    return last.speaker if _quotes(last) and between.count("\n") == 1 and not _tells(between) else None


def _is_open(draft: Draft) -> bool:
    """Whether a quotation ends with its paragraph and no mark: the next paragraph goes on with it, a heading between or not."""
    return any(quoted.span == draft.content and not quoted.closed for quoted in draft.scene.passage.quoted)


def _is_pulled(draft: Draft) -> bool:
    """Whether a paragraph is nothing but a quotation with no stop inside: what a page shows in large letters."""
    passage = draft.scene.passage
    whole = len(draft.content) >= len(passage.block.span) - 1
    last = draft.content.within(passage.text).rstrip('\u00bb\u201d" \u00a0\u202f')[-1:]
    outside = passage.text[draft.content.end : draft.content.end + 1]
    closed = any(quoted.span == draft.content and quoted.closed for quoted in passage.quoted)
    return whole and closed and last not in STOPS and (outside == "" or outside not in STOPS)


def _sentence_before(draft: Draft) -> tuple[int, int]:
    """First and one past last token of the sentence before the one a draft's content begins in; equal where it is the first."""
    passage = draft.scene.passage
    at = passage.at(draft.content.start)
    number = passage.tokens[at].sentence if at < len(passage.tokens) else 0
    return (passage.firsts[number - 1], passage.firsts[number]) if number else (0, 0)


def _told_of(draft: Draft) -> Mention | None:
    """Whom the sentence right before a lone quotation is about: "Yvette Sanchis hausse les épaules. « On verra. »".

    Only a person, subject of that sentence, and the only one named in it.
    """
    passage = draft.scene.passage
    first, last = _sentence_before(draft)
    if first == last:
        return None
    people = [mention for mention in passage.mentions_in(passage.span(first, last)) if mention.kind in ("person", "anonymous")]
    subjects = [n for n in range(first, last) if passage.tokens[n].dep.startswith("nsubj") and passage.tokens[n].depth == 0]
    heads = [
        mention for mention in people if any(mention.span.start <= passage.tokens[n].start < mention.span.end for n in subjects)
    ]
    heads = heads or [mention for mention in people if passage.at(mention.span.start) == first]
    one = {mention.of or mention.span for mention in people if mention.form != "pronoun"}
    named = next((mention for mention in people if heads and mention.span == heads[0].of), None)
    return (named or heads[0]) if len(one) == 1 and heads and heads[0].form != "pronoun" else None


def _heard_before(draft: Draft, before: Sequence[Draft]) -> Mention | None:
    """The only one heard in the sentence right before: "Le maire nie toute faute. « Je n'ai rien signé. »"."""
    passage = draft.scene.passage
    first, last = _sentence_before(draft)
    if first == last or draft.content.start > passage.tokens[last].start:
        return None
    start = passage.tokens[first].start
    near = [each for each in before if _same_block(each, draft) and each.place >= start and each.place < draft.content.start]
    heard = {each.speaker.span: each.speaker for each in near if each.speaker is not None}
    if len(heard) != 1 or any(each.speaker is None or each.relays for each in near):
        return None
    speaker = next(iter(heard.values()))
    return speaker if speaker.kind in ("person", "anonymous", "organisation") else None  # a medium quotes others


def _end(draft: Draft) -> int:
    """Past everything a draft takes up."""
    spans = [span for span in (draft.content, draft.candidate.cue, draft.candidate.source) if span is not None]
    return max(span.end for span in spans)


def _quotes(draft: Draft) -> bool:
    """Whether its content closes with a quotation mark or holds one."""
    words = draft.content.within(draft.scene.passage.text)
    return any(mark in words for mark in '\u00ab\u00bb\u201c\u201d"')


def _tells(between: str) -> bool:
    """Whether the writer says something of their own between two quotations."""
    return len(between.split()) > 14 or between.count(".") > 1


def running(draft: Draft, done: Sequence[Draft]) -> Mention | None:
    """The medium or writing whose report the paragraph is giving: named in a sentence before, nobody else in between."""
    before = [each for each in done if each.content.start < draft.content.start and each.speaker is not None]
    if not before:
        return None
    last = before[-1]
    if _confides(last, draft):
        return last.speaker
    relaying = [each for each in before if _relays(each) and each.candidate.form not in RELAYED]
    if not relaying or _is_of_itself(draft, relaying[-1]):
        return None
    source = relaying[-1]
    if _same_block(source, draft):
        holder = (
            source.content.holds(last.content)
            or source is last
            or (_same_block(last, draft) and last.content.start < source.content.end)
        )
        return source.speaker if holder else None
    single = len(draft.scene.passage.sentences) == 1 and len(source.scene.passage.sentences) == 1
    between = draft.scene.passage.text[source.scene.passage.block.span.end : draft.scene.passage.block.span.start]
    body = draft.scene.passage.block.role not in ("title", "heading") and source.scene.passage.block.role not in (
        "title",
        "heading",
    )
    return source.speaker if single and body and source is last and between == "\n" else None


def _confides(last: Draft, draft: Draft) -> bool:
    """Whether a conditional goes on with what a source without a name said right before: "Un proche assure A. Il aurait dit B".

    What the source is only heard through ("citant un proche") runs on with the medium, and what the writer adds ("par ailleurs")
    with nobody.
    """
    if last.kind != "anonymous" or not _same_block(last, draft) or last.candidate.form in (*RELAYED, *NAMED):
        return False
    passage = draft.scene.passage
    here, there = (passage.at(offset) for offset in (draft.content.start, max(last.content.start, last.place)))
    adds = any(passage.phrase_at("adding", n) for n in range(here, passage.at(draft.content.end)))
    return not adds and passage.tokens[here].sentence - passage.tokens[there].sentence <= 1


def _relays(draft: Draft) -> bool:
    """Whether a speaker's report may run on: a medium's, a writing's, several sources'; one witness saw one thing."""
    several = draft.kind == "anonymous" and draft.speaker is not None and draft.speaker.plural
    return draft.kind in ("media", "document") or several


def _is_of_itself(draft: Draft, source: Draft) -> bool:
    """Whether the clause speaks of the one who would be telling it: "Le journal accuse. Le quotidien aurait été menacé"."""
    if source.kind != "media":
        return False
    first = draft.scene.passage.mention_at(draft.scene.passage.at(draft.content.start))
    return first is not None and first.kind == "media"
