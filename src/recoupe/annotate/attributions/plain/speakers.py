"""Who speaks in a source read without a parser: a mention a finder saw, one made of its words, or whom it stands for."""

import re
from dataclasses import replace

from recoupe.annotate.attributions.plain.described import KINDS, WHY, Head, describe, kind_of, read_head
from recoupe.annotate.attributions.plain.naming import is_inside, named_speaker, printed_name, shortest
from recoupe.annotate.attributions.plain.standing import (
    Scene,
    carried,
    for_pronoun,
    person_before,
    running_medium,
    same_body,
    stands_again,
)
from recoupe.annotate.attributions.plain.text import Found
from recoupe.annotate.attributions.sources import speaker_kind
from recoupe.language.plain_cues import PlainCues
from recoupe.records import ActorKind, Mention, MentionForm, Reason, Span, SpeakerKind

NAME_AT_END = re.compile(r"(?:^|\s)([^\W\d_A-Z]+,?|)\s?\b([A-Z]\w+(?:\s[A-Z]\w+)*)$")
"""A run of capitals at the end of a description, and the small word before it."""
ROLE = re.compile(r"(?:[^\W\d_A-Z]\w*\s){1,3}(?=[A-Z])")
"""Small words before a name: "harbour master Ann Loach"."""
APPOSED = re.compile(r",\s((?:[^\W\d_a-z][\w'\u2019-]+\s){1,3}[^\W\d_a-z][\w'\u2019-]+)$")
"""A name of several words behind a comma: "El portavoz del Gobierno, Luis Arranz"."""
TITLED = re.compile(r"(?:[A-Z]|[A-Z]?[a-z]{1,2}\w?)\s([A-Z]\w+(?:\s[A-Z]\w+)*)$")
"""An article and nothing but capitals: "The Morning Gale", "el Banco Central"."""
WORDS = re.compile(r"\w+(?:-\w+)*['\u2019]?")
PRESS_NAME = re.compile(
    r"\s([A-Z][\w'\u2019]*(?:\s(?:(?:de|del|della|di|da|do|du|van|von|of|the|y|e)\s|dell['\u2019])?[A-Z][\w'\u2019]*)*)$"
)
"""The capitals behind a noun for a medium: "el diario La R\u00eda"."""
PAIR = r"(?:\b(\w+)\W{1,3}|^|\n|\.\s)\b([^\W\d_a-z][\w-]+)\s"
"""A word, and a capital right before a name."""
AGED = re.compile(r"\b\d+-?\w*$")
"""A number at the end of a phrase, joined to what tells an age: "der 58-Jährige"."""
MARKED_TITLE = re.compile(
    r"[\u201e\u201c\u00ab\u00bb\"]([^\W\d_a-z][^\u201e\u201c\u201d\u00ab\u00bb\"]+)[\u201c\u201d\u00bb\u00ab\"]$"
)
"""A title between marks at the end of a phrase."""
ONE_WORD = re.compile(r"[^\W\d_]{1,3}\s([^\W\d_a-z]\w+)$")
"""An article and one capital: "the Post", "el Heraldo"."""
SINGLE = 2
"""Words of an article and one noun: "der Nordkurier"."""
FEW = 3
"""Words of the longest phrase for somebody whose noun no list knows: "el bilbaíno", "the young goatherd"."""
AGAIN = Reason("attributions.stands-for", 0.5, "the only one before whom the words can mean")


def speaker_of(scene: Scene, found: Found) -> Mention | None:
    """The mention in the source, one made of its words, or whoever it stands for."""
    if found.source is None:
        return carried(scene, found)
    words = found.source.within(scene.reading.article.text)
    cues, low = scene.cues, words.casefold()
    if found.source in scene.known:
        return scene.known[found.source]
    if AGED.search(low) and cues.has("determiners", low.split()[0]) and "," not in low:
        return person_before(scene, found) or _made_of(found, found.source, words, read_head(words, cues), cues)
    if cues.has("pronouns", low) or cues.has("oblique", low) or low in cues.speakers.possessives:
        return for_pronoun(scene, found, low)
    titled = _titled_medium(found.source, words, cues)
    if titled is not None:
        return titled
    head = read_head(words, cues)
    named = named_speaker(found.source, words, scene.known, head, cues)
    if named is not None:
        return named
    if head is not None and not _told_name(found.source, words, head, cues):
        return _described(scene, found, words, head)
    return _surnamed(scene, _made_of(found, found.source, words, head, cues))


def _titled_medium(source: Span, words: str, cues: PlainCues) -> Mention | None:
    """A medium named between marks, or by an article and the noun its name is: 'die Zeitung "Bote"', "the Post"."""
    title = MARKED_TITLE.search(words) or (None if cues.capital_nouns else ONE_WORD.match(words))
    if title is None or (title.re is ONE_WORD and title[1].casefold() not in cues.words["press_names"]):
        return None
    return _made(Span(source.start + title.start(1), source.start + title.end(1)), "media", "name", title[1])


def _surnamed(scene: Scene, made: Mention | None) -> Mention | None:
    """A name of one word that is the surname of somebody the article names in full."""
    if made is None or made.form != "name" or made.kind != "organisation" or " " in made.name:
        return made
    full = (each for each in scene.known.values() if each.kind == "person" and each.form == "name" and " " in each.name)
    named = any(each.name.split()[-1] == made.name for each in full) or _is_surname(scene, made.name)
    return replace(made, kind="person") if named else made


def _is_surname(scene: Scene, name: str) -> bool:
    """Whether the article has another capital before a name somewhere, no article before both, as it names people in full."""
    for pair in re.finditer(PAIR + re.escape(name) + r"\b", scene.reading.article.text):
        before, first = (pair[1] or "").casefold(), pair[2].casefold()
        kind = kind_of(first, scene.cues)
        groups = ("determiners", "small", "inner", "ends", "adverbs", "pronouns", "relatives", "times")
        if kind == "person" or not (kind or first.isupper() or any(scene.cues.has(group, first) for group in groups)):
            return kind == "person" or not scene.cues.has("determiners", before)
    return False


def _made_of(found: Found, source: Span, words: str, head: Head | None, cues: PlainCues) -> Mention | None:
    """A mention made of the words of a source in which no finder saw one."""
    first = WORDS.findall(words.casefold())[0]
    if cues.has("indefinites", first) or (cues.has("others", first) and " " not in words):
        end = _before_clause(words, cues)
        return _made(Span(source.start, source.start + end), "anonymous", "anonymous", words[:end])
    if head is not None:
        return printed_name(source, words, head, cues) or _named_in(source, words, cues)
    if cues.has("determiners", first) or cues.has("roles", first):
        return _named_in(source, words, cues) or _somebody(found, words, cues)
    opening = words.split(maxsplit=1)[0]
    if cues.words["finite"] and " " in words and words.split()[1].islower() and opening.endswith(cues.speakers.plural_endings):
        return _made(source, "anonymous", "anonymous", words)  # "Pensioners on the estate"
    return _bare_name(source, words, cues)


def _before_clause(words: str, cues: PlainCues) -> int:
    """Where a phrase ends, a comma or a relative behind its noun."""
    end = words.find(",") if "," in words else len(words)
    links = (
        found.start() for n, found in enumerate(WORDS.finditer(words)) if n > 1 and cues.has("relatives", found[0].casefold())
    )
    return end if cues.capital_nouns else min(end, next((at - 1 for at in links), end))


def _somebody(found: Found, words: str, cues: PlainCues) -> Mention | None:
    """A noun no list knows that is the subject of a verb of telling: a person, or somebody's, who is not named."""
    if found.source is None or found.form not in ("verb-que", "inversion"):
        return None
    tokens = words.partition(",")[0].split()
    last = len(tokens) > 1 and not any(char.isdigit() for char in words) and len(tokens) <= FEW
    titled = tokens[-1].casefold()
    if cues.capital_nouns and len(tokens) == SINGLE and titled.endswith(tuple(sorted(cues.words["press_names"]))):
        return _made(Span(found.source.start + words.index(tokens[-1]), found.source.end), "media", "name", tokens[-1])
    small = last and (cues.capital_nouns or all(word.islower() for word in tokens[1:]))
    if not small or tokens[1].casefold().endswith(cues.speakers.things) or cues.has("pronouns", tokens[-1].casefold()):
        return None
    first = tokens[0].casefold()
    unnamed = first in cues.speakers.possessives or first in cues.speakers.plural_determiners
    kind: ActorKind = "anonymous" if unnamed else "person"
    whole = " ".join(tokens)
    end = found.source.start + len(words.partition(",")[0].rstrip())
    return _made(Span(found.source.start, end), kind, "anonymous" if unnamed else "role", whole.partition(" ")[2])


def _told_name(source: Span, words: str, head: Head, cues: PlainCues) -> bool:
    """Whether a phrase with a noun in it ends on a name no finder saw, and that name speaks."""
    if cues.has("indefinites", head.first) and "," not in words:
        return False
    made = printed_name(source, words, head, cues) or _named_in(source, words, cues)
    if made is None or kind_of(made.name.casefold(), cues) is not None:
        return False
    at = made.span.start - source.start
    return (at > head.noun or " " in made.name) and not is_inside(words, at, made, cues)


def _described(scene: Scene, found: Found, words: str, head: Head) -> Mention | None:
    """Who is only described: somebody told of before, else a mention of the description itself."""
    again = stands_again(scene, found, head)
    if again is not None:
        return again
    made = describe(found.source or found.content, words, head, scene.cues)
    if made.form == "role" and made.span in scene.known:
        return scene.known[made.span]
    if scene.cues.has("indefinites", head.first) or head.plural or made.kind not in ("media", "organisation") or head.owned:
        return made
    of = running_medium(scene, found) if made.kind == "media" else same_body(scene, found, head)
    return replace(made, of=of, because=(AGAIN,)) if of is not None else made


def kind_told(words: str, source: Span, speaker: Mention, cues: PlainCues) -> SpeakerKind:
    """The kind of a speaker, by the noun beside his name where there is one: "the retailer Talvera", "Talvera, a retailer"."""
    kind = speaker_kind(speaker)
    if speaker.form != "name" or not source.holds(speaker.span) or speaker.kind == "media":
        return kind
    at = speaker.span.start - source.start
    before, after = words[:at].strip(" ,"), words[at + len(speaker.span) :].lstrip()
    head = read_head(before, cues) if before else None
    head = head or (read_head(after[1:].strip(), cues) if after.startswith(",") else None)
    if head is None or head.sort in ("writing", "informant"):
        return kind
    told = KINDS[head.sort][0]
    return "organisation" if told == "organisation" else "media" if told == "media" else "person"


def _bare_name(source: Span, words: str, cues: PlainCues) -> Mention | None:
    """A name without an article, roles and adverbs before it left out: "harbour master Ann Loach", "Auch Zellweger"."""
    whole = words.partition(",")[0]
    role = ROLE.match(whole)
    at = role.end() if role is not None else 0
    while " " in whole[at:] and _leads(whole[at:].split()[0].casefold(), cues):
        at += whole[at:].index(" ") + 1
    name, opening = shortest(whole[at:]), whole[:at].split()
    body = any(kind_of(word.casefold(), cues) == "body" for word in opening)
    body = body or kind_of(name.split()[-1].casefold(), cues) == "body"
    kind: ActorKind = "person" if " " in name and not body else "organisation"
    ends = (name.casefold().split()[-1], name.casefold().split()[0])
    if not (cues.words["press_names"] | cues.speakers.broadcasts).isdisjoint(ends):
        kind = "media"
    return _made(Span(source.start + at, source.start + at + len(name)), kind, "name", name)


def _leads(low: str, cues: PlainCues) -> bool:
    """Whether a word before a name is none of it: an adverb, an "and", a role."""
    return cues.has("adverbs", low) or cues.has("and", low) or (cues.verb_second and kind_of(low, cues) is not None)


def _named_in(source: Span, words: str, cues: PlainCues) -> Mention | None:
    """The name a description ends on, or holds behind its noun: "la empresa Talvera"; None where capitals tell no name."""
    low = WORDS.findall(words.casefold())
    medium = None if cues.words["press"].isdisjoint(low) else PRESS_NAME.search(words)
    if medium is not None:
        name = medium.group(1)
        while name.split()[0].casefold() in cues.words["press"] and " " in name:
            name = name.split(maxsplit=1)[1]
        return _made(Span(source.end - len(name), source.end), "media", "name", name)
    titled = None if cues.capital_nouns else TITLED.match(words)
    if titled is not None and kind_of(titled.group(1).casefold(), cues) is None:
        kind: ActorKind = "media" if low[-1] in cues.words["press_names"] else "organisation"
        return _made(Span(source.end - len(titled.group(1)), source.end), kind, "name", titled.group(1))
    apposed = APPOSED.search(words)
    if apposed is not None:
        return _made(Span(source.end - len(apposed.group(1)), source.end), "person", "name", apposed.group(1))
    return _name_at_end(source, words, cues)


def _name_at_end(source: Span, words: str, cues: PlainCues) -> Mention | None:
    """The run of capitals a description ends on, or that stands before what a preposition adds."""
    whole = words.partition(",")[0]
    run = NAME_AT_END.search(whole)
    if run is None or (" " not in run.group(2) and kind_of(run.group(2).casefold(), cues) is not None):
        return None
    name, end = run.group(2), run.end(2)
    if cues.has("determiners", name.split()[0].casefold()) and " " in name:
        name = name.split(maxsplit=1)[1]
    bare = name
    while _is_noun(name.split()[0].casefold(), cues) and " " in name:
        name = name.split(maxsplit=1)[1]
    before = run.group(1).casefold()
    hangs = any(cues.has(group, before) for group in ("inner", "small", "ends", "determiners"))
    told = before.endswith(",") or _is_noun(before, cues) or (" " in name and bool(before) and not hangs)
    if not (told or name != (bare if cues.capital_nouns else run.group(2))):
        return None
    body = any(kind_of(word, cues) == "body" for word in WORDS.findall(words[: end - len(name)].casefold()))
    return _made(Span(source.start + end - len(name), source.start + end), "organisation" if body else "person", "name", name)


def _is_noun(low: str, cues: PlainCues) -> bool:
    """Whether a word before a name is the noun that tells what its bearer is."""
    return low in cues.words["roles"] or low in cues.words["bodies"] or kind_of(low, cues) is not None


def _made(span: Span, kind: ActorKind, form: MentionForm, words: str) -> Mention:
    """A mention of the words beside a cue, where no finder saw one."""
    return Mention(span, kind, form, words, because=(WHY,))
