"""Through whom a statement came: cues inside contents, cited sources, relays named beside a source."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.carrying import running
from recoupe.annotate.attributions.drafts import Draft
from recoupe.annotate.attributions.heard_by import with_hearings
from recoupe.annotate.attributions.hedging import find_hedge
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.annotate.attributions.seen_by import seen_by
from recoupe.annotate.attributions.sources import find_speaker
from recoupe.annotate.attributions.told_again import with_relays_of_before
from recoupe.records import Mention, Span

TALK = 4
"""Tokens between the word for a talk and the medium: "un entretien accordé mardi à X" has three."""
OURS = ("notre", "nos")
BESIDE = ("as-clause", "citing")
"""Forms whose content is another statement's, told through it."""


def chain(drafts: Sequence[Draft], own: Sequence[str] = ()) -> list[Draft]:
    """Give every accepted draft of an article the relays it came through, outermost first.

    Args:
        drafts: in reading order.
        own: names of the outlet that speaks here; who talks to it is heard at first hand.
    """
    done: dict[int, tuple[Mention, ...]] = {}
    drafts = [_as_told(drafts, number) for number in range(len(drafts))]
    told = _with_asker([_through(draft, _relays(drafts, number, done, 0)) for number, draft in enumerate(drafts)])
    told = _under_running(with_hearings(_with_talk_of_before(with_relays_of_before(told))))
    ours = {name.lower() for name in own} or _hosts(told)
    speaking = {draft.speaker.span for draft in drafts if draft.speaker is not None}
    heard = [
        _through(draft, tuple(each for each in draft.relays if each.span in speaking or not _is_ours(draft, each, ours)))
        for draft in told
    ]
    return [each for draft in heard for each in (_without_relay(draft), *_relaying(draft))]


def _under_running(drafts: Sequence[Draft]) -> list[Draft]:
    """Let what somebody would have said come through the report that goes on: "Selon X, ... Le ministre aurait demandé"."""
    told: list[Draft] = []
    for draft in drafts:
        group, source = draft.candidate.group, None
        if group is not None and group.conditional and not draft.relays and draft.kind in ("person", "organisation", "anonymous"):
            hearsay = find_hedge(draft.scene, draft.candidate) == "conditional"
            source = running(draft, drafts) if hearsay and draft.speaker is not None else None
        relay = source is not None and source.kind in ("media", "document") and not _same(source, draft.speaker)
        told.append(replace(draft, relays=(source,)) if relay and source is not None else draft)
    return told


def _through(draft: Draft, relays: tuple[Mention, ...]) -> Draft:
    """The draft with its relays; itself where it has these."""
    return draft if relays == draft.relays else replace(draft, relays=relays)


def _hosts(drafts: Sequence[Draft]) -> set[str]:
    """Of an article that names no outlet: papers people talk to and nobody quotes, which can only be the one that prints it."""
    asking = {draft.speaker.name.lower() for draft in drafts if draft.speaker is not None and draft.candidate.form == "asked"}
    quoted = {draft.speaker.name.lower() for draft in drafts if draft.speaker is not None and draft.candidate.form != "asked"}
    talked: list[tuple[Passage, Mention]] = []
    for draft in drafts:
        cited = any(_by(draft, relay) is not None for relay in draft.relays[-1:] if _is_here(draft, relay))
        beside = (told_to(draft), seen_by(draft)) if draft.relays and not cited else ()
        quoted |= {name for relay in draft.relays if relay not in beside and (name := relay.name.lower()) not in asking}
        talked += [(draft.scene.passage, each) for each in draft.relays[-1:] if each in beside or each.name.lower() in asking]
    return {
        relay.name.lower()
        for passage, relay in talked
        if relay.form == "name" and relay.name.lower() not in quoted and not _is_elsewhere(passage, relay)
    }


def _is_here(draft: Draft, mention: Mention) -> bool:
    """Whether a mention stands in a draft's own block."""
    return draft.scene.passage.block.span.holds(mention.span)


def _is_elsewhere(passage: Passage, relay: Mention) -> bool:
    """Whether a medium is known by name, or broadcasts: who was heard there was heard by others."""
    known = any(reason.rule == "mentions.known-name" for reason in relay.because)
    words = relay.name.lower().replace("-", " ").split()
    at = passage.at(relay.span.start) if passage.block.span.holds(relay.span) else 0
    told = any(passage.has("elsewhere", n) for n in (at - 1, at - 2))  # "a dit X à la télévision NTV"
    return known or told or any(passage.cues.has("broadcasts", word) for word in words)


def _as_told(drafts: Sequence[Draft], number: int) -> Draft:
    """The draft, its speaker unknown where a pronoun in a quotation was taken for who is quoted: "« Il m'a dit non », dit X"."""
    draft, source = drafts[number], drafts[number].candidate.source
    if (
        source is None
        or draft.speaker is None
        or not draft.scene.passage.has("third_person", draft.scene.passage.at(source.start))
    ):
        return draft
    passage = draft.scene.passage
    quoted = passage.quoted_at(source.start)
    outer = _holder(drafts, number) if quoted is not None else None
    if outer is None or quoted is None or not drafts[outer].content.holds(quoted.span):
        return draft
    speaker = drafts[outer].speaker
    return replace(draft, speaker=None) if speaker is not None and _same(speaker, draft.speaker) else draft


def _without_relay(draft: Draft) -> Draft:
    """The draft with the words that name its relay left out of its source: "une source citée par X" is a source, and X."""
    source, passage = draft.candidate.source, draft.scene.passage
    for relay in draft.relays[-1:]:
        if source is None or not source.holds(relay.span) or not passage.block.span.holds(relay.span):
            continue
        by = _by(draft, relay)
        before = _participle(passage, by) - 1 if by is not None else -1
        end = passage.tokens[before].end if before >= 0 else source.start
        if by is not None and end > source.start:
            return replace(draft, candidate=replace(draft.candidate, source=Span(source.start, end)))
    return draft


def _by(draft: Draft, relay: Mention) -> int | None:
    """The token "par" behind a word of relaying and before the relay; None where none stands."""
    passage = draft.scene.passage
    by = passage.at(relay.span.start) - 1
    while by > 0 and (passage.has("determiners", by) or passage.pos(by) in ("NOUN", "ADJ")):
        by -= 1
    return by if passage.has("by", by) and passage.has("relayed", _participle(passage, by)) else None


def _participle(passage: Passage, by: int) -> int:
    """The token a "par" completes, the day stepped over: "citée dimanche par X"."""
    at = by - 1
    while at > 0 and passage.has("time", at):
        at -= 1
    return at


def _is_ours(draft: Draft, relay: Mention, ours: set[str]) -> bool:
    """Whether a relay is the outlet that speaks here ("à notre rédaction"), or no medium in particular ("à la télé")."""
    if relay.name.lower() in ours or (relay.form == "name" and any(name.startswith(f"{relay.name.lower()} ") for name in ours)):
        return True
    passage = draft.scene.passage
    loose = relay.kind == "media" and relay.form == "role" and relay.of is None
    if not loose or not passage.block.span.holds(relay.span):
        return False
    first = passage.at(relay.span.start)
    return passage.low(first) in OURS or passage.has("any_media", first + (passage.low(first) in ("la", "les", "l'")))


def _relaying(draft: Draft) -> list[Draft]:
    """What the medium itself says where somebody is heard only through it: "un témoin cité par X affirme" is told by X too."""
    passage = draft.scene.passage
    for relay in draft.relays[-1:]:
        if relay.kind != "media" or not passage.block.span.holds(relay.span):
            continue
        by = _by(draft, relay)
        if by is not None:
            words = passage.span(_participle(passage, by), by + 1)
            candidate = replace(draft.candidate, form="cited-by", cue=words, source=relay.span, act="reports", group=None)
            return [replace(draft, candidate=candidate, speaker=relay, made=False, relays=draft.relays[:-1], evidence=())]
    return []


def _with_asker(drafts: Sequence[Draft]) -> list[Draft]:
    """Let the medium that put the questions at the head of a paragraph relay the answers given in the rest of it."""
    told: list[Draft] = []
    asker: tuple[Draft, Mention] | None = None
    for draft in drafts:
        passage = draft.scene.passage
        if asker is not None and asker[0].scene.passage.block != passage.block:
            asker = None
        if draft.candidate.form == "asked" and draft.speaker is not None and draft.speaker.kind == "media":
            asker = (draft, draft.speaker)
        answers = draft.kind in ("person", "organisation", "anonymous") and draft.candidate.form not in (
            "noun",
            "at-request",
            "asked",
        )
        if asker is not None and answers and not draft.relays and draft.place > asker[0].place:
            draft = replace(draft, relays=(asker[1],))  # noqa: PLW2901  the draft as told
        told.append(draft)
    return told


def _with_talk_of_before(drafts: Sequence[Draft]) -> list[Draft]:
    """Let who goes on speaking in a paragraph speak to the same medium: "dans un entretien à X, Y a nié A. Elle a ajouté B"."""
    told: list[Draft] = []
    for draft in drafts:
        before = next((each for each in reversed(told) if _goes_on(each, draft)), None)
        told.append(replace(draft, relays=before.relays) if before is not None and not draft.relays else draft)
    return told


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether a draft only goes on with what the same person told a medium right before."""
    if len(before.relays) != 1 or before.relays != (told_to(before),) or draft.speaker is None or before.speaker is None:
        return False
    if draft.candidate.form == "bare-conditional":
        return False  # nobody is named beside it: what it was heard through, neither
    source, passage = draft.candidate.source, draft.scene.passage
    if before.scene.passage.block != passage.block or draft.place < before.place or not _same(before.speaker, draft.speaker):
        return False
    first = passage.at(source.start) if source is not None else 0
    return source is None or any(passage.has(group, first) for group in ("subject_pronouns", "inverted_pronouns"))


def _relays(drafts: Sequence[Draft], number: int, done: dict[int, tuple[Mention, ...]], depth: int) -> tuple[Mention, ...]:
    if number in done or depth > len(drafts):
        return done.get(number, ())
    done[number] = ()
    draft = drafts[number]
    found: tuple[Mention, ...] = ()
    holder = _holder(drafts, number)
    if holder is not None:
        outer = drafts[holder]
        found = _relays(drafts, holder, done, depth + 1)
        if outer.speaker is not None and not _same(outer.speaker, draft.speaker):
            found = (*found, outer.speaker)
    named = _named_relay(draft) or seen_by(draft) or (told_to(draft) if not found else None)
    if named is not None and all(not _same(named, each) for each in found) and not _same(named, draft.speaker):
        found = (*found, named)
    done[number] = found
    return found


def _holder(drafts: Sequence[Draft], number: int) -> int | None:
    """The smallest statement this one is part of: its cue lies in that one's content, and it says no more."""
    draft = drafts[number]
    words = _words(draft)
    best = _beside(drafts, number) if draft.candidate.form in BESIDE else None
    if best is not None:
        return best
    start, end = min(words.start, draft.content.start), max(words.end, draft.content.end)
    for other, outer in enumerate(drafts):
        if start < outer.content.start or outer.content.end < end or other == number:
            continue
        if _words(outer) == words or outer.candidate.act in ("denies", "declines"):
            continue
        if outer.content == draft.content:
            continue
        if best is None or len(outer.content) < len(drafts[best].content):
            best = other
    return best


def _beside(drafts: Sequence[Draft], number: int) -> int | None:
    """The statement of the same content somebody relays: "Des rapports suggèrent A, comme l'affirme X"."""
    draft = drafts[number]
    for other, outer in enumerate(drafts):
        shared = outer.content.overlap(draft.content)
        form, inner = outer.candidate.form, draft.candidate.form
        refused = outer.candidate.act in ("denies", "declines") or (form in BESIDE and (inner, form) != BESIDE[::-1])
        if other != number and not refused and shared > 0.8 * max(len(outer.content), len(draft.content)):
            return other
    return None


def _words(draft: Draft) -> Span:
    """The cue, else the source, else the content."""
    return draft.candidate.cue or draft.candidate.source or draft.content


def told_to(draft: Draft) -> Mention | None:
    """The medium somebody spoke to: "a dit X à l'agence Y", "interrogé par Y", "aux questions de Y"; None where none is named."""
    group, passage = draft.candidate.group, draft.scene.passage
    if group is None or draft.kind in ("media", "document") or (draft.kind == "unspecified" and draft.candidate.source is None):
        return None
    first, last = passage.at(draft.candidate.source.start) if draft.candidate.source else group.first, group.last
    low, high = min(first, group.first), max(last, passage.at(draft.candidate.source.end) if draft.candidate.source else 0)
    for mention in passage.mentions:
        at = passage.at(mention.span.start)
        if mention.kind != "media" or passage.tokens[at].sentence != passage.tokens[group.head].sentence:
            continue
        source = draft.candidate.source
        if source is not None and source.holds(mention.span) and mention.form == "role" and _by(draft, mention) is None:
            continue  # "a dit le porte-parole de l'institut": it is whose voice he is.
        if _is_of_role(draft, mention):
            continue  # "lance la journaliste de Radio Nord Ada Roy": it is where she works.
        if _is_addressed(draft, at, low, high):
            return named_one(passage, mention)
    return None


def _is_of_role(draft: Draft, medium: Mention) -> bool:
    """Whether a medium ends what somebody who speaks is called."""
    passage, source = draft.scene.passage, draft.candidate.source
    held = passage.mentions_in(source) if source is not None else ()
    return any(each.form == "role" and each.kind == "person" and each.span.holds(medium.span) for each in held)


def _is_addressed(draft: Draft, at: int, low: int, high: int) -> bool:
    """Whether a medium named at this token is whom the words are said to."""
    passage = draft.scene.passage
    before = at - 1
    medium = passage.mention_at(at)
    role = medium is not None and medium.form == "role"
    while (
        before > 0
        and (passage.has("determiners", before) or passage.pos(before) in ("NOUN", "ADJ"))
        and not passage.has("to", before)
        and not (role and passage.has("of", before))  # "a annoncé aux salariés la fermeture du site"
    ):
        before -= 1
    beside = passage.has("beside", before - 1) and passage.has("of", before)
    if (passage.has("to", before) or beside) and low <= before <= high + 3:
        return not _is_aimed_at(passage, low, before)
    if _is_place_to_talk(passage, before, at, low):
        return True
    put = next((n for n in range(before - 1, max(0, before - 8) - 1, -1) if passage.has("asked", n)), None)
    if passage.has("by", before) and put is not None:
        return draft.candidate.form != "asked" and not _is_of_another(draft, put)
    asked = draft.candidate.act == "declines" and draft.content.holds(passage.span(at, at + 1))
    return asked and any(passage.has("requests", n) for n in range(passage.at(draft.content.start), at))


def _is_aimed_at(passage: Passage, first: int, to: int) -> bool:
    """Whether the verb before "à" is one of aiming at somebody: "s'en est pris au Soir", "a reproché au Soir"."""
    verb = next((n for n in range(to - 1, first - 1, -1) if passage.pos(n) == "VERB"), None)
    return verb is not None and passage.cues.has("aimed_at", passage.tokens[verb].lemma)


def _is_of_another(draft: Draft, participle: int) -> bool:
    """Whether a participle hangs on a noun that is not who speaks: "Soulignant que les notes citées par X datent, Y dit"."""
    passage, source = draft.scene.passage, draft.candidate.source
    if source is None or passage.pos(participle - 1) not in ("NOUN", "ADJ"):
        return False
    return not source.holds(passage.span(participle - 1, participle))


def _is_place_to_talk(passage: Passage, before: int, medium: int, low: int) -> bool:
    """Whether words before a medium make it where somebody was heard: "dans un entretien à X", "sur le plateau de X", "sur X"."""
    sentence = passage.tokens[medium].sentence
    first = max(before - TALK, passage.firsts[sentence])
    talk = next((n for n in range(medium - 1, first - 1, -1) if passage.has("talks", n)), None)
    if talk is not None:
        return not any(is_finite(token) for token in passage.tokens[talk:medium])
    printed = "VerbForm=Part" in passage.tokens[max(before - 1, 0)].morph and passage.pos(before - 2) in ("NOUN", "ADJ")
    if printed and not (passage.has("asked", before - 1) or passage.has("broadcast_on", before)):
        return False  # "une lettre publiée dans X": what stands there is not what is said
    opens = before == passage.firsts[sentence] or before >= low
    named = passage.has("broadcast_on", before) or any(
        passage.text[passage.tokens[n].start].isupper() for n in range(before + 1, medium + 1)
    )
    return opens and passage.has("heard_on", before) and before + 1 >= medium - 1 and named


def _named_relay(draft: Draft) -> Mention | None:
    """The relay a candidate names itself: "citée par le Temps", "le quotidien, qui cite"."""
    if draft.candidate.relay is None or draft.content.holds(draft.candidate.relay):
        return None
    found = find_speaker(draft.scene.passage, draft.candidate.relay)
    if found is None or found.mention.form == "pronoun" or found.made:
        return None
    return named_one(draft.scene.passage, found.mention)


def named_one(passage: Passage, mention: Mention) -> Mention:
    """The name a role is apposed to, where that is right behind: "l'agence Reuters" is Reuters."""
    if mention.form != "role" or mention.kind != "media":
        return mention
    behind = (each for each in passage.mentions if each.form == "name" and 0 <= each.span.start - mention.span.end <= 2)
    return next((each for each in behind if each.kind in ("media", "organisation")), mention)


def _same(one: Mention, other: Mention | None) -> bool:
    """Whether two mentions are plainly of one actor: the same words, or the same name."""
    return other is not None and (one.span == other.span or (one.name.lower() == other.name.lower() and one.form == other.form))
