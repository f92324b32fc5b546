"""For whom a word stands that names nobody, in a language without a parser: a pronoun, "the paper", nothing at all."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recoupe.annotate.attributions.plain.described import Head
from recoupe.annotate.attributions.plain.text import Found
from recoupe.annotate.reading import Reading
from recoupe.language.plain_cues import PlainCues
from recoupe.records import Attribution, Mention, Span

NEAR = 500
"""Characters back to the statement whose speaker a pronoun may stand for: a paragraph and the one before."""
FAR = 1500
"""Characters back to somebody unnamed who is told of again: "the official"."""
CONTINUED = 250
"""Characters between a statement and a quotation that goes on with nobody named."""
OPENS = 45
"""Characters from the start of a sentence to the end of the name it opens with, a role before it."""
STEM = 5
"""Letters two nouns share that tell of the same people: "officials", "official"."""
PARTITIVE = 2
"""Words up to the article of the group of which some speak: "two of the", "zwei der"."""
NEXT_BLOCK = 2
"""Line ends between a paragraph and the next."""
OFTEN = 2
"""How many times as often as any other body an article must name the one it then calls "the company"."""
SPEAKERS = ("person", "anonymous")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a statement stands: the article, what was told before, and every mention so far."""

    reading: Reading
    told: Sequence[Attribution]
    known: Mapping[Span, Mention]
    cues: PlainCues

    def speaker(self, at: int = -1) -> Mention | None:
        """Who made a statement told before."""
        spoke = self.told[at].speaker if len(self.told) >= -at else None
        return self.known.get(spoke) if spoke is not None else None

    def named(self, low: int, high: int, kind: str) -> list[Mention]:
        """The names between two places of the text, in order."""
        spans = sorted(span for span in self.known if low <= span.start < high)
        return [self.known[span] for span in spans if self.known[span].form == "name" and self.known[span].kind == kind]

    def sentence_at(self, offset: int) -> int:
        """Where the sentence begins that holds an offset."""
        starts = [sentence.span.start for sentence in self.reading.sentences]
        return starts[max(bisect_right(starts, offset) - 1, 0)] if starts else 0


def end_of(one: Attribution) -> int:
    """Where a statement and the words on who makes it end."""
    return max(span.end for span in (one.content, one.cue, one.source) if span is not None)


def start_of(found: Found) -> int:
    """Where a statement and the words on who makes it begin."""
    return min(span.start for span in (found.content, found.cue, found.source) if span is not None)


def for_pronoun(scene: Scene, found: Found, low: str) -> Mention | None:
    """Whom a pronoun stands for: who spoke last, or the one person named since."""
    speakers = scene.cues.speakers
    gender = "m" if low in speakers.he else "f" if low in speakers.she else None
    if low in speakers.neuter:
        return _for_body(scene, found, ("organisation", "document", "media")) or _one_word(scene, found)
    if gender is None and low not in speakers.either:
        return None
    joined = scene.cues.verb_second and gender is None
    if gender is None and not joined:
        return _for_body(scene, found, ("organisation", "document", "media", "anonymous"))
    person = _for_person(scene, found, gender)
    last = scene.speaker()
    if joined and last is not None and last.kind != "media" and start_of(found) - end_of(scene.told[-1]) < NEAR:
        return last if last.kind not in SPEAKERS or person is None else person
    return person or (_for_body(scene, found, ("organisation",)) if joined else None)


def person_before(scene: Scene, found: Found) -> Mention | None:
    """The person an age stands for: "der 58-Jährige"."""
    return _for_person(scene, found, None)


def _one_word(scene: Scene, found: Found) -> Mention | None:
    """Who spoke last, where a pronoun that means no person shows a name of one word to be a firm's."""
    last = scene.speaker()
    near = last is not None and start_of(found) - end_of(scene.told[-1]) < NEAR
    return last if last is not None and near and last.form == "name" and " " not in last.name else None


def _for_person(scene: Scene, found: Found, gender: str | None) -> Mention | None:
    """One person: named at the head of a sentence since the last statement, who made that, or the only one named near."""
    here = found.source.start if found.source is not None else start_of(found)
    since = end_of(scene.told[-1]) if scene.told else 0
    fresh = [each for each in scene.named(max(since, here - NEAR), here, "person") if _opens(scene, each) and _fits(each, gender)]
    if fresh:
        return fresh[-1]
    last = scene.speaker()
    if last is not None and last.kind in SPEAKERS and _fits(last, gender) and here - since < NEAR:
        return last
    near = {each.name: each for each in scene.named(max(0, scene.sentence_at(start_of(found)) - NEAR // 2), here, "person")}
    if len(near) == 1 and _fits(one := next(iter(near.values())), gender):
        return one
    return next((each for each in _earlier(scene, here) if each.kind in SPEAKERS and _fits(each, gender)), None)


def _earlier(scene: Scene, here: int) -> Iterator[Mention]:
    """Who spoke shortly before, the last first."""
    for at in range(1, min(len(scene.told), 4) + 1):
        speaker = scene.speaker(-at)
        if speaker is not None and here - end_of(scene.told[-at]) < NEAR:
            yield speaker


def _opens(scene: Scene, name: Mention) -> bool:
    return name.span.end - scene.sentence_at(name.span.start) <= OPENS


def _fits(mention: Mention, gender: str | None) -> bool:
    return gender is None or mention.gender is None or mention.gender == gender


def _for_body(scene: Scene, found: Found, kinds: tuple[str, ...]) -> Mention | None:
    """The body or the people told of last: "it said", "they say"."""
    own = _own_body(scene, found)
    if own is not None:
        return own
    last = scene.speaker()
    if last is not None and last.kind in kinds and start_of(found) - end_of(scene.told[-1]) < NEAR:
        return last
    since = end_of(scene.told[-1]) if scene.told else 0
    low = max(since, scene.sentence_at(start_of(found)) - NEAR // 2)
    fresh = [each for each in scene.named(low, start_of(found), "organisation") if _opens(scene, each)]
    earlier = (each for each in _earlier(scene, start_of(found)) if each.kind in kinds)
    return fresh[-1] if fresh else next(earlier, None)


def _own_body(scene: Scene, found: Found) -> Mention | None:
    """The body a sentence is about, where a pronoun of the same sentence stands for it: "X said in a note that it ..."."""
    here = found.source.start if found.source is not None else start_of(found)
    text, start = scene.reading.article.text, scene.sentence_at(here)
    named = scene.named(start, here, "organisation") if found.form == "verb-que" else []
    free = [each for each in named if not _is_governed(text[start : each.span.start], scene.cues)]
    return free[-1] if free else None


def _is_governed(before: str, cues: PlainCues) -> bool:
    """Whether the words before a name end on a preposition."""
    words = [word for word in before.casefold().split() if not cues.has("determiners", word)]
    governs = ("inner", "ends", "small", "linking", "and")
    return bool(words) and any(cues.has(group, words[-1]) for group in governs)


def carried(scene: Scene, found: Found) -> Mention | None:
    """Who speaks where no word says so: a verb that tells its person, a mood that goes on reporting, a second quotation."""
    last = scene.speaker()
    if last is None:
        return _for_person(scene, found, None) if scene.cues.dropped and found.cue is not None and not found.hearsay else None
    gap = start_of(found) - end_of(scene.told[-1])
    if found.form == "free-indirect":
        return last if 0 <= gap < CONTINUED else None
    if found.form == "bare-conditional":
        return last if last.kind in ("media", "document") and 0 <= gap < CONTINUED else None
    if found.cue is None:
        same = scene.reading.article.block_at(found.content.start) == scene.reading.article.block_at(scene.told[-1].content.start)
        others = scene.named(end_of(scene.told[-1]), found.content.start, "person")
        return last if same and last.kind in SPEAKERS and 0 <= gap < CONTINUED and not others else None
    apart = scene.reading.article.block_at(start_of(found)) != scene.reading.article.block_at(scene.told[-1].content.start)
    if not scene.cues.dropped or found.hearsay or found.form not in ("inversion", "verb-que"):
        return None
    person = _for_person(scene, found, None)
    if apart:
        return _running(scene, found, last)
    return last if person is None and 0 <= gap < NEAR else person


def _running(scene: Scene, found: Found, last: Mention) -> Mention | None:
    """Who spoke last in the paragraph before, where no other person is named since: "Añadió que ..."."""
    end, here = end_of(scene.told[-1]), start_of(found)
    others = {each.name for each in scene.named(end, here, "person")} - {last.name}
    between = scene.reading.article.text[end:here].strip()
    near = between.count("\n") <= NEXT_BLOCK and len(between) < NEAR
    return last if near and not others and last.kind != "place" else None


def stands_again(scene: Scene, found: Found, head: Head) -> Mention | None:
    """Who was told of before and is only described now, nobody in his own right: "the official", "la misma fuente"."""
    speakers = scene.cues.speakers
    new = scene.cues.has("indefinites", head.first) or not scene.cues.has("determiners", head.first) or head.owned
    if head.sort not in ("person", "informant") or new:
        return None
    for one in reversed(scene.told):
        before = scene.known.get(one.speaker) if one.speaker is not None else None
        if before is not None and before.form == "name" and before.kind == "person" and _is_called(scene, one, head):
            return before
        if before is None or before.kind != "anonymous" or start_of(found) - end_of(one) > FAR:
            continue
        stems = {word[:STEM] for word in before.name.casefold().split()}
        if head.sort == "informant" or head.low in speakers.anyone or head.low[:STEM] in stems:
            return before
    return None


def part_of(scene: Scene, found: Found) -> tuple[Span, ...]:
    """Through whom a group was heard of which some speak now: "five officials", then "two of the officials"."""
    words = found.source.within(scene.reading.article.text).casefold().split() if found.source is not None else []
    article = next((n for n in range(1, len(words) - 1) if scene.cues.has("determiners", words[n])), None)
    if article is None or not scene.cues.has("indefinites", words[0]) or article > PARTITIVE:
        return ()
    noun = words[article + 1][:STEM]
    for one in reversed(scene.told):
        before = scene.known.get(one.speaker) if one.speaker is not None else None
        if before is None or before.kind != "anonymous" or start_of(found) - end_of(one) > FAR:
            continue
        if any(word.startswith(noun) for word in before.name.casefold().split()):
            return one.through
    return ()


def _is_called(scene: Scene, one: Attribution, head: Head) -> bool:
    """Whether who spoke before was called the same beside his name: "Finance Minister Ann Loach", then "the minister"."""
    source = one.source.within(scene.reading.article.text).casefold() if one.source is not None else ""
    return head.sort == "person" and head.low in source.split()


def running_medium(scene: Scene, found: Found) -> Span | None:
    """The medium an article speaks of when it says "the paper": the one named or quoted last before."""
    here = start_of(found)
    blocks = {block.span for block in scene.reading.article.blocks if block.role in ("credit", "byline", "date")}
    named = [each for each in scene.named(0, here, "media") if not any(block.holds(each.span) for block in blocks)]
    return named[-1].span if named else None


def same_body(scene: Scene, found: Found, head: Head) -> Span | None:
    """The body named before that "the hospital" or "the company" can only be."""
    named = scene.named(0, start_of(found), "organisation")
    owning = [each for each in named if head.low in each.name.casefold().split() or _ends(each, head, scene.cues)]
    if owning and len({each.name for each in owning}) == 1:
        return owning[-1].span
    counts = {each.name: 0 for each in named}
    for each in named:
        counts[each.name] += 1
    most = max(counts, key=lambda name: (counts[name], name), default=None)
    if most is None or head.low not in scene.cues.speakers.firms or counts[most] < OFTEN:
        return None
    clear = all(counts[most] >= OFTEN * count for name, count in counts.items() if name != most)
    return next(each.span for each in reversed(named) if each.name == most) if clear else None


def _ends(name: Mention, head: Head, cues: PlainCues) -> bool:
    """Whether a noun ends a word of a name, where nouns join: "Kantonsspital"."""
    return cues.verb_second and any(word.endswith(head.low) for word in name.name.casefold().split())
