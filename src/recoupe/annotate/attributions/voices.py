"""Who says a quotation nobody is named beside: the only voice heard there, or who says the same words further down.

Papers let somebody speak, tell in a sentence of their own what happened, and quote again without a name: "« A », dit Ada.
Le pont a fermé dans la nuit. « B »". Whoever alone was heard there says B too, as long as the words between name nobody else.
And they lift words out of a quotation into a title or a heading.
"""

import re
from collections.abc import Sequence

from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.passage import Passage
from recoupe.records import Mention, Span

WORD = re.compile(r"[^\W_]+")
SENTENCE = re.compile(r"[^\W\d_]{3}[)\u00bb\u201d\"]?\s?[.!?\u2026]\s+(?=[^\W\d_])")
"""Where a sentence ends in text the parser is not asked about again; an initial or a title ends none."""
SHORTEST = 3
"""Words of the shortest quotation whose words can be known again."""
IN_ONE_RUN, IN_ORDER = 0.6, 0.8
"""Shares of the words lifted out that stand in one run, or in their order, where they were said: papers shorten them."""
LONGEST = 320
"""Characters the writer may tell between what the voice said and the quotation: two or three sentences."""
TAIL = 200
"""The same behind what was said last in the paragraph before."""
OPENING = 3
"""Characters before the name in a line that only says who speaks: a dash and a blank."""
LABEL = 120
"""Characters of the longest such line: a name with a function and a club in brackets has eighty."""
UNHEARD = ("noun", "according", "bare-conditional", "denying-noun", "silence")
"""Forms in which somebody's words are named rather than heard."""
MARKS = '\u00ab\u00bb\u201c\u201d"'
HUMAN = ("person", "anonymous")


def who_repeats(draft: Draft, drafts: Sequence[Draft]) -> Mention | None:
    """Who says in the body what a title, a heading or a pull quote shows; nobody where two do."""
    lifted = _words(draft)
    if len(lifted) < SHORTEST:
        return None
    said = [each for each in drafts if each is not draft and each.speaker is not None and each.scene.passage.block.role == "body"]
    found = [each.speaker for each in said if _quotes(each) and _is_told(lifted, _words(each))]
    first = found[0] if found else None
    return first if first is not None and all(_is_one(speaker, first) for speaker in found) else None


def _words(draft: Draft) -> list[str]:
    return WORD.findall(draft.content.within(draft.scene.passage.text).lower())


def _is_told(lifted: Sequence[str], said: Sequence[str]) -> bool:
    """Whether words lifted out stand in what was said: most of them in one run, or nearly all in order."""
    longest = 0
    before, ordered = [0] * (len(said) + 1), [0] * (len(said) + 1)
    for word in lifted:
        row, kept = [0] * (len(said) + 1), [0] * (len(said) + 1)
        for at, other in enumerate(said):
            row[at + 1] = before[at] + 1 if word == other else 0
            kept[at + 1] = ordered[at] + 1 if word == other else max(kept[at], ordered[at + 1])
            longest = max(longest, row[at + 1])
        before, ordered = row, kept
    return longest >= IN_ONE_RUN * len(lifted) or (len(lifted) > SHORTEST and ordered[-1] >= IN_ORDER * len(lifted))


def only_voice(draft: Draft, before: Sequence[Draft]) -> Mention | None:
    """The one voice heard right before a lone quotation, in its paragraph or, where it opens one, in the paragraph before."""
    passage = draft.scene.passage
    start = passage.block.span.start
    here = [each for each in before if each.scene.passage.block == passage.block and each.place < draft.content.start]
    if here:
        return _alone(here, draft, LONGEST)
    opens = draft.content.start - start <= 1
    paragraph = _paragraph_before(draft, before)
    return _alone(paragraph, draft, TAIL) if opens and paragraph else None


def introduced(draft: Draft, mentions: Sequence[Mention]) -> Mention | None:
    """The one person the line before a paragraph of quotation is about: "ADA ROY (entraîneuse) :", "Ada Roy est inquiète."."""
    passage = draft.scene.passage
    text, start = passage.text, passage.block.span.start
    if draft.content.start - start > 1:
        return None
    end = len(text[:start].rstrip())
    first = _last_sentence(text, text.rfind("\n", 0, end) + 1, end)
    people = [
        mention
        for mention in mentions
        if first <= mention.span.start < end and mention.kind in HUMAN and mention.form != "pronoun" and mention.span.end <= end
    ]
    named = next((mention for mention in people if mention.form == "name"), None)
    if named is None:
        return None
    if text[first:end].endswith(":"):
        return named if named.span.start - first <= OPENING and end - first <= LABEL else None
    about = first_person(passage, draft) and all(_is_one(mention, named) for mention in people)
    return named if about and text[first:end].endswith((".", "\u2026", "!")) else None


def _last_sentence(text: str, first: int, end: int) -> int:
    """Where the last sentence of a line that ends on a colon begins; the line's own start where it ends otherwise."""
    if not text[first:end].endswith(":"):
        return first
    return max((found.end() for found in SENTENCE.finditer(text, first, end)), default=first)


def first_person(passage: Passage, draft: Draft) -> bool:
    """Whether who speaks in a quotation says "I" or "we"."""
    return any(passage.has("first_person", n) for n in range(passage.at(draft.content.start), passage.at(draft.content.end)))


def _paragraph_before(draft: Draft, before: Sequence[Draft]) -> list[Draft]:
    """What is said in the paragraph right before."""
    start = draft.scene.passage.block.span.start
    text = draft.scene.passage.text
    near = [
        each
        for each in before
        if each.scene.passage.block.role == "body" and not text[each.scene.passage.block.span.end : start].strip()
    ]
    return [each for each in near if each.scene.passage.block == near[-1].scene.passage.block] if near else []


def _alone(told: Sequence[Draft], draft: Draft, reach: int) -> Mention | None:
    """The one who says all of it, nobody else named between it and the quotation."""
    heard = [each for each in told if not any(other.content.holds(each.content) for other in told if other is not each)]
    heard = [each for each in heard if each.candidate.form not in UNHEARD]
    heard = [each for each in heard if each.speaker is None or each.kind in HUMAN or _quotes(each)]
    if not heard or any(each.speaker is None or each.relays for each in heard):
        return None
    last = heard[-1].speaker
    if last is None or last.kind not in HUMAN or any(not _is_one(each.speaker, last) for each in heard):
        return None
    end = max(_end(each) for each in heard)
    if not end <= draft.content.start <= end + reach:
        return None
    passages = {each.scene.passage.block.span.start: each.scene.passage for each in (*told, draft)}
    between = Span(end, draft.content.start) if end < draft.content.start else None
    named = [
        mention
        for passage in passages.values()
        for mention in (passage.mentions_in(between) if between else ())
        if mention.form == "name" or any(_is_subject(passage, at) for at in _tokens_of(passage, mention))
    ]
    people = [mention for mention in named if mention.kind in HUMAN and mention.form != "pronoun"]
    return last if all(_is_one(mention, last) for mention in people) else None


def _tokens_of(passage: Passage, mention: Mention) -> range:
    return range(passage.at(mention.span.start), passage.at(mention.span.end))


def _is_subject(passage: Passage, at: int) -> bool:
    """Whether a word is what its sentence is about, whatever its verb: whoever acts may speak next."""
    return passage.tokens[at].dep.startswith("nsubj")


def _end(draft: Draft) -> int:
    spans = [span for span in (draft.content, draft.candidate.cue, draft.candidate.source) if span is not None]
    return max(span.end for span in spans)


def _quotes(draft: Draft) -> bool:
    """Whether words are quoted: a body that is only told of is no other voice ("raconte-t-il au parti, qui lui reproche...")."""
    return any(mark in draft.content.within(draft.scene.passage.text) for mark in MARKS)


def _is_one(one: Mention | None, other: Mention) -> bool:
    """Whether two mentions may well be of one: tied, of one name, or a name and what it is called."""
    if one is None:
        return False
    if (one.of or one.span) == (other.of or other.span):
        return True
    if one.plural != other.plural or (one.gender and other.gender and one.gender != other.gender):
        return False
    if one.form == other.form == "name":
        return one.name.split()[-1].lower() == other.name.split()[-1].lower()
    return one.name.lower() == other.name.lower() or {one.form, other.form} == {"name", "role"}
