"""What the generators share about one block: its passage, its verb groups, the limits of sentences and quotations."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from recoupe.annotate.attributions.groups import Group, find_groups
from recoupe.annotate.attributions.marks import Quoted
from recoupe.annotate.attributions.passage import Passage
from recoupe.annotate.attributions.phrases import is_finite
from recoupe.language.cues import Cue, Cues
from recoupe.language.hedges import Hedges
from recoupe.records import Act, Span

TOLD = 6
"""Tokens of the longest name of a medium in its marks: "« La Libre Belgique »" has five."""
ARTICLE = 4
"""Characters a name in marks may be longer than its mention: the article and its blank."""
TRIMMED = " \u00a0\u202f\t,;:.!?\u2026\u2013\u2014-"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible attribution before it is decided.

    Attributes:
        form: the construction, and the last part of the rule's name.
        content, cue, source: as in `Attribution`; `source` is the phrase that names the speaker here.
        head: index of the cue's main token, or of the content's first where only typography tells.
        group: the verb group, where the cue is one.
        evidence: names of the features that hold, each weighed in weights.toml.
        unsaid: the text leaves the speaker out (impersonal, bare conditional).
        relay: a phrase naming who passed it on ("citée par le Temps").
        about: the content is that of the candidate around it ("qui cite des sources"): filled in by chains.
    """

    form: str
    content: Span
    cue: Span | None
    source: Span | None
    act: Act
    head: int
    group: Group | None = None
    evidence: tuple[str, ...] = ()
    unsaid: bool = False
    relay: Span | None = None


@dataclass(frozen=True)
class Scene:
    """One block, ready for the generators."""

    passage: Passage
    groups: tuple[Group, ...]
    hedges: Hedges

    @cached_property
    def cues(self) -> Cues:
        """The lexicon."""
        return self.passage.cues

    @cached_property
    def by_first(self) -> Mapping[int, Group]:
        """Groups by the token they begin at."""
        return MappingProxyType({group.first: group for group in self.groups})

    @cached_property
    def by_head(self) -> Mapping[int, Group]:
        """Groups by their reporting verb."""
        return MappingProxyType({group.head: group for group in self.groups})

    @cached_property
    def opened(self) -> Mapping[int, Quoted]:
        """The outermost quotations by the offset they open at: asked for some five hundred times an article."""
        return {quoted.span.start: quoted for quoted in reversed(self.passage.quoted)}

    @cached_property
    def conditionals(self) -> tuple[int, ...]:
        """Tokens written like a conditional."""
        return tuple(at for at, low in enumerate(self.passage.lows) if self.hedges.is_conditional(low))

    @cached_property
    def reserves(self) -> tuple[int, ...]:
        """Tokens that may hold what is said at arm's length."""
        hedges, likely = self.hedges, frozenset(self.conditionals)
        held = hedges.wishes | hedges.modals | hedges.lexical
        return tuple(at for at, low in enumerate(self.passage.lows) if low in held or at in likely)

    @cached_property
    def nouns(self) -> tuple[tuple[int, Cue], ...]:
        """Tokens that may be nouns of saying, by their letters, and what the lexicon says of each."""
        known = self.cues.nouns
        return tuple((at, known[low]) for at, low in enumerate(self.passage.lows) if low in known)

    @cached_property
    def hearsay(self) -> dict[int, bool]:
        """What was found of the conditionals asked about so far: several candidates ask about the same."""
        return {}

    @cached_property
    def opening_words(self) -> dict[Span, list[list[str]]]:
        """The first sentences of the contents asked about so far: acts ask for them several times."""
        return {}

    def limit(self, index: int) -> int:
        """One past the last token of the sentence, or of the sentence in which a quotation begun here ends."""
        last = self.passage.last_of(index)
        tokens = self.passage.tokens
        depth = tokens[index].depth
        while last < len(tokens) and tokens[last].depth > depth and tokens[last - 1].depth > depth:
            last = self.passage.last_of(last)
        return last

    def start(self, index: int) -> int:
        """First token of the sentence, or of the sentence in which the quotation this one goes on was begun."""
        first = self.passage.first_of(index)
        tokens = self.passage.tokens
        depth = tokens[index].depth
        while first > 0 and tokens[first].depth > depth and tokens[first - 1].depth > depth:
            first = self.passage.first_of(first - 1)
        return first

    def previous_group(self, group: Group) -> Group | None:
        """The reporting verb before this one in the sentence, at the same depth of quotation."""
        place = self.groups.index(group) - 1
        floor = self.start(group.head)
        tokens = self.passage.tokens
        while place >= 0 and self.groups[place].head >= floor:
            if tokens[self.groups[place].head].depth == tokens[group.head].depth:
                return self.groups[place]
            place -= 1
        return None

    def quoted_before(self, index: int) -> Quoted | None:
        """The quotation that ends right before a token, a comma or a closing stop between allowed."""
        at = index - 1
        tokens = self.passage.tokens
        while at >= 0 and tokens[at].low in (",", ".", "-", "\u2013"):
            at -= 1
        return self.quoted_ending(tokens[at].end) if at >= 0 else None

    def quoted_ending(self, end: int) -> Quoted | None:
        """The outermost quotation whose last character stands before this offset."""
        found = [quoted for quoted in self.passage.quoted if quoted.span.end == end]
        return min(found, key=lambda quoted: quoted.depth, default=None)

    def quoted_from(self, index: int) -> Quoted | None:
        """The quotation that opens with this token."""
        opened = self.opened
        return opened.get(self.passage.tokens[index].start) if opened and index < len(self.passage.tokens) else None

    def is_name(self, quoted: Quoted) -> bool:
        """Whether marks hold nothing but a medium's or a body's name: "a déclaré à « La Chronique »"."""
        passage = self.passage
        first, last = passage.at(quoted.span.start), passage.at(quoted.span.end)
        if last - first < 3 or not quoted.closed or passage.low(last - 2) in ("!", "?", ".", "\u2026"):
            return False
        if self.is_entitled(quoted):
            return True
        inner = passage.span(first + 1, last - 1)
        held = (mention for mention in passage.mentions if mention.kind in ("media", "organisation") and mention.form == "name")
        return self._is_told(first, last) or any(mention.span.overlap(inner) >= len(inner) - ARTICLE for mention in held)

    def is_entitled(self, quoted: Quoted) -> bool:
        """Whether marks hold the title of a writing: "un texte intitulé « Je pars »"."""
        return self.passage.has("entitled", self.passage.at(quoted.span.start) - 1)

    def is_people(self, index: int) -> bool:
        """Whether marks opened here hold who is cited, no words of theirs: "citant « trois hauts fonctionnaires »"."""
        passage, quoted = self.passage, self.quoted_from(index)
        if quoted is None:
            return False
        held = range(index + 1, passage.at(quoted.span.end))
        human = any(passage.has(group, n) for n in held for group in ("people", "source_words"))
        human = human or any(mention.form == "anonymous" for mention in passage.mentions_in(quoted.span))
        return human and not any(is_finite(passage.tokens[n]) for n in held)

    def _is_told(self, first: int, last: int) -> bool:
        """Whether marks behind "à" hold a few words that open with a capital: somebody spoken to, whatever its name."""
        passage = self.passage
        capital = passage.text[passage.tokens[first + 1].start].isupper()
        return passage.has("to", first - 1) and capital and last - first <= TOLD

    def content(self, first: int, last: int) -> Span | None:
        """The words from a token to the one before `last`, marks at their ends left out; None when nothing is left."""
        if first >= last:
            return None
        return trim(self.passage, self.passage.span(first, last))


def trim(passage: Passage, span: Span) -> Span | None:
    """A span without the punctuation around it; what stands inside quotation marks keeps its stop."""
    text, start, end = passage.text, span.start, span.end
    while start < end and text[start] in TRIMMED:
        start += 1
    while end > start and text[end - 1] in TRIMMED:
        end -= 1
    for quoted in passage.quoted:
        if quoted.closed and quoted.span.end == end and quoted.span.start < start < end - 1:
            return trim(passage, Span(start, end - 1))
        if quoted.opened and quoted.span.start == start and end < quoted.span.end and start < end - 1:
            return trim(passage, Span(start + 1, end))
    return Span(start, end) if start < end else None


def read_scene(passage: Passage, hedges: Hedges) -> Scene:
    """Find the verb groups of a passage."""
    return Scene(passage, find_groups(passage, hedges), hedges)
