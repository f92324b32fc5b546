"""Who speaks in a source read without a parser: a mention a finder saw, or one made of its words."""

import re
from collections.abc import Mapping, Sequence

from recoupe.annotate.attributions.plain.text import Found
from recoupe.annotate.reading import Reading
from recoupe.language.plain_cues import PlainCues
from recoupe.records import ActorKind, Attribution, Mention, MentionForm, Reason, Span

NAME_AT_END = re.compile(r"(?:^|\s)([^\W\d_A-Z]+,?|)\s?\b([A-Z]\w+(?:\s[A-Z]\w+)*)$")
"""A run of capitals at the end of a description, and the small word before it."""
ROLE = re.compile(r"(?:[^\W\d_A-Z]\w*\s){1,3}(?=[A-Z])")
"""Small words before a name: "harbour master Ann Loach"."""
TITLED = re.compile(r"[A-Z]?[a-z]{1,2}\w?\s([A-Z]\w+(?:\s[A-Z]\w+)*)$")
"""An article and nothing but capitals: "The Morning Gale", "el Banco Central"."""
WORDS = re.compile(r"\w+(?:-\w+)*['\u2019]?")
PRESS_NAME = re.compile(
    r"\s([A-Z][\w'\u2019]*(?:\s(?:(?:de|del|della|di|da|do|du|van|von|of|the|y|e)\s|dell['\u2019])?[A-Z][\w'\u2019]*)*)$"
)
"""The capitals behind a noun for a medium: "el diario La R\u00eda"."""


def speaker_of(reading: Reading, found: Found, told: Sequence[Attribution], known: Mapping[Span, Mention]) -> Mention | None:
    """The mention in the source, one made of its words, or the last person a pronoun can stand for."""
    if found.source is None:
        return None
    words = found.source.within(reading.article.text)
    cues = reading.tables.plain_cues[reading.article.language or ""]
    first = WORDS.findall(words.casefold())[0]
    if found.source in known:
        return known[found.source]
    if cues.has("indefinites", first) and "," not in words:
        return _made(found.source, "anonymous", "anonymous", words)
    named = [mention for span, mention in sorted(known.items()) if mention.form == "name" and _same_words(span, found.source)]
    if named:
        return max(named, key=lambda mention: (len(mention.span), mention.span))
    if cues.has("pronouns", words.casefold()) or cues.has("oblique", words.casefold()):
        last = told[-1].speaker if told else None
        person = known.get(last) if last is not None else None
        return person if person is not None and person.kind == "person" else None
    if cues.has("determiners", first) or cues.has("roles", first):
        return _named_in(found.source, words, cues)
    role = ROLE.match(words)
    name = words[role.end() :] if role is not None else words
    kind: ActorKind = "person" if " " in name else "organisation"
    if not cues.words["press_names"].isdisjoint((name.casefold().split()[-1], name.casefold().split()[0])):
        kind = "media"
    return _made(Span(found.source.end - len(name), found.source.end), kind, "name", name)


def _named_in(source: Span, words: str, cues: PlainCues) -> Mention | None:
    """The name a description ends on: "la empresa Talvera"; None where capitals tell no name."""
    low, nouns = WORDS.findall(words.casefold()), cues.words["roles"] | cues.words["bodies"]
    medium = None if cues.words["press"].isdisjoint(low) else PRESS_NAME.search(words)
    if medium is not None:
        name = medium.group(1)
        while name.split()[0].casefold() in cues.words["press"] and " " in name:
            name = name.split(maxsplit=1)[1]
        return _made(Span(source.end - len(name), source.end), "media", "name", name)
    titled = None if cues.capital_nouns else TITLED.match(words)
    if titled is not None and titled.group(1).casefold() not in nouns:
        kind: ActorKind = "media" if low[-1] in cues.words["press_names"] else "organisation"
        return _made(Span(source.end - len(titled.group(1)), source.end), kind, "name", titled.group(1))
    run = NAME_AT_END.search(words)
    if run is None:
        return None
    name = run.group(2)
    if cues.has("determiners", name.split()[0].casefold()) and " " in name:
        name = name.split(maxsplit=1)[1]
    bare = name
    while name.split()[0].casefold() in nouns and " " in name:
        name = name.split(maxsplit=1)[1]
    told = run.group(1).endswith(",") or run.group(1).casefold() in nouns
    if not (told or name != (bare if cues.capital_nouns else run.group(2))):
        return None
    kind = "person" if cues.words["bodies"].isdisjoint(low) else "organisation"
    return _made(Span(source.end - len(name), source.end), kind, "name", name)


def _same_words(span: Span, source: Span) -> bool:
    """Whether one of the two lies in the other."""
    return source.holds(span) or span.holds(source)


def _made(span: Span, kind: ActorKind, form: MentionForm, words: str) -> Mention:
    """A mention of the words beside a cue, where no finder saw one."""
    return Mention(span, kind, form, words, because=(Reason("attributions.source-phrase", 0.5, "the words beside a cue"),))
