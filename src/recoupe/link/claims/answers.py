"""What one article attributes without a clause of its own: reported words, denials, refusals, unnamed sources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.link.claims.clauses import trim
from recoupe.link.claims.meanings import Reader
from recoupe.link.claims.voices import Voices
from recoupe.link.statements import INFORMANT, Form, Meaning, Statement, Voice
from recoupe.records import Attribution, CellAct, Notes, Sentence, Span

EMPTY = frozenset({"deny", "oppose", "refuse", "confirm", "decline", "ask", "publish", "know", "accuse", "blame"})
"""Classes of a denial's own verb: they do not say what is denied."""
COVERED = 0.4
"""Share of a content that stands in statements already, from which it needs none of its own."""
AFTER = 24
"""Characters behind a denial in which its own time may still stand: "... il y a deux ans"."""
LONG_AGO = 3
"""Months before the article from which a denial is of another matter."""
TAKEN_UP = "attributions.relative"
"""Rule of the denials and refusals that stand in a relative."""
OPENING = 3
"""Words a sentence that takes up the one before opens with: what it is of, and a relative or a participle."""
BRIEF = 6
"""Words of an answer that says nothing but "that is false"."""


def read_answers(notes: Notes, predicates: Predicates) -> Notes:
    """The notes with an attribution that only says "that is false" read as the denial it is, and no report that denies."""
    text = notes.article.text
    read = tuple(
        replace(a, act="denies") if a.act in ("asserts", "reports") and _says_false(a.content.within(text), predicates) else a
        for a in notes.attributions
        if not _counters(a, text, predicates)
    )
    return replace(notes, attributions=read)


def _counters(attribution: Attribution, text: str, predicates: Predicates) -> bool:
    """Whether what is told counters somebody's version: "cette information contredit le ministre" denies nothing told here."""
    named = attribution.source or attribution.speaker
    if attribution.act != "denies" or named is None:
        return False
    opening = fold_words(named.within(text))[:2]
    demonstrative = predicates.marks("here.demonstratives").words.intersection(opening[:1])
    return bool(demonstrative) and not predicates.marks("told").words.isdisjoint(opening[1:])


def _says_false(content: str, predicates: Predicates) -> bool:
    """Whether the words say that something is false, and nothing else."""
    words = fold_words(content)
    false = predicates.marks("told.false").words
    if not words or len(words) > BRIEF or "?" in content or predicates.marks("negation").words & set(words):
        return False
    bare = [word for word in words if word not in predicates.stop and word not in false]
    return bool(false & set(words)) and len(bare) <= 1


@dataclass(frozen=True, slots=True)
class Answers:
    """The attributions of an article as statements."""

    notes: Notes
    cast: Cast
    predicates: Predicates
    reader: Reader
    voices: Voices

    def contents(self, used: set[Span]) -> Iterator[Statement]:
        """Attributed contents none of whose clauses stands already: noun phrases, sentences nobody parsed."""
        stands = set(used)
        for attribution in self.notes.attributions:
            if attribution.act in ("denies", "declines", "asks") or self._stands(attribution.content, stands):
                continue
            span = attribution.content if self._has_verb(attribution.content) else self.hull(attribution)
            stands.add(span)
            yield self._statement(attribution, span, "content")
        for attribution in self.notes.attributions:
            if self.takes_up(attribution) and not self._stands(attribution.content, stands):
                yield self._told_before(attribution)

    @staticmethod
    def _stands(content: Span, spans: set[Span]) -> bool:
        """Whether statements hold enough of a content already."""
        return sum(content.overlap(span) for span in spans) >= COVERED * len(content)

    def _told_before(self, attribution: Attribution) -> Statement:
        """What a relative takes up to deny it: the article's own word, or hearsay."""
        told = self._statement(attribution, attribution.content, "content")
        act: CellAct = "reports-conditional" if attribution.hedge == "conditional" else "states"
        return replace(told, act=act, voices=(), holds=None)

    def takes_up(self, attribution: Attribution) -> bool:
        """Whether a denial or a refusal is a relative behind the whole sentence it is of: "..., ce que le club dément".

        The sentence is told as well, by whoever tells it.
        """
        cue, content = attribution.cue, attribution.content
        if attribution.act not in ("denies", "declines") or cue is None or content.end > cue.start:
            return False
        return any(reason.rule == TAKEN_UP for reason in attribution.because) and self._has_verb(content)

    def _before(self, attribution: Attribution, sentence: Sentence | None) -> Span | None:
        """The words a denial or a refusal in a relative answers: what it takes up, or all before a bare "ce que"."""
        if self.takes_up(attribution):
            return attribution.content
        cue, content = attribution.cue, attribution.content
        behind = self._told_behind(attribution, sentence)
        if behind is not None:
            return behind
        relative = any(reason.rule == TAKEN_UP for reason in attribution.because)
        if not relative or sentence is None or cue is None or not sentence.span.start < content.start < cue.start:
            return None
        bare = self.predicates.stop.issuperset(fold_words(content.within(self.notes.article.text)))
        return trim(self.notes.article.text, Span(sentence.span.start, content.start)) if bare else None

    def _told_behind(self, attribution: Attribution, sentence: Sentence | None) -> Span | None:
        """What a denial's own sentence goes on to tell of the report it denies: "dément un article selon lequel ..."."""
        own, text = attribution.content, self.notes.article.text
        if attribution.act != "denies" or sentence is None:
            return None
        for other in self.notes.attributions:
            told = other.content
            if other.act in ("asserts", "reports") and own.start <= told.start and told.end <= sentence.span.end:
                between = fold_words(text[min(own.end, told.start) : told.start]) or fold_words(text[own.start : told.start])
                if self.predicates.marks("told").words & set(fold_words(text[own.start : told.start])) and (
                    self.predicates.marks("told.behind").words & set(between)
                ):
                    return told
        return None

    def _has_verb(self, span: Span) -> bool:
        """Whether a finite verb stands in these words."""
        sentence, _ = self._sentence_at(span)
        words = sentence.words if sentence is not None else ()
        return any("VerbForm=Fin" in word.morph and span.holds(word.span) for word in words)

    def informant(self, attribution: Attribution) -> Iterator[Statement]:
        """That a medium rests on sources it does not name is told as well: articles describe them differently."""
        article = self.notes.article
        speaker = attribution.speaker
        relays = {actor for span in attribution.through if (actor := self.cast.at(article.id, span)) is not None}
        sentence = next((s for s in self.notes.sentences if speaker is not None and s.span.holds(speaker)), None)
        block = article.block_at(speaker.start) if speaker is not None else None
        if speaker is None or sentence is None or block is None:
            return
        meaning = replace(
            self.reader.meaning(speaker, sentence, None, frozenset(relays)),
            main=INFORMANT,
            classes=frozenset({INFORMANT}),
            head="",
        )
        text = speaker.within(article.text)
        voices = (
            tuple(v for v in self.voices.of(attribution) if v.speaker in relays) or (Voice(min(relays), "media"),)
            if relays
            else ()
        )
        place = self.notes.sentences.index(sentence)
        yield Statement(
            article.id,
            speaker,
            text,
            "phrase",
            "reports",
            voices,
            meaning,
            place,
            block.role,
            secondary=True,
            whole=sentence.span,
        )

    def answer(self, attribution: Attribution) -> Statement:
        """A denial or a refusal, with what it answers as its meaning."""
        form: Form = "denial" if attribution.act == "denies" else "refusal"
        return self._statement(attribution, self.hull(attribution), form)

    def _statement(self, attribution: Attribution, span: Span, form: Form) -> Statement:
        article = self.notes.article
        sentence, number = self._sentence_at(attribution.content)
        block = article.block_at(span.start)
        voices = self.voices.of(attribution)
        meaning = self.reader.meaning(attribution.content, sentence, None, self._speakers(attribution, voices, form))
        if form == "content" and span != attribution.content:
            meaning = self._with_deed(meaning, attribution, sentence)
        acts: dict[Form, CellAct] = {"denial": "denies", "refusal": "declines"}
        plain: CellAct = "reports-conditional" if attribution.hedge in ("conditional", "modal") else "reports"
        words = fold_words(span.within(article.text))
        content = fold_words(attribution.content.within(article.text))
        return Statement(
            article.id,
            span,
            span.within(article.text),
            form,
            acts.get(form, plain),
            voices,
            meaning,
            number,
            block.role if block else "body",
            refers=form in ("denial", "refusal")
            and (
                (self._refers(content) and not self._deed(attribution.content, sentence))
                or (form == "refusal" and self._only_asked(content))
            ),
            earlier=self.predicates.marks("earlier").count(words) > 0 or self._long_ago(span, attribution.content, sentence),
            of_amount=bool(self.predicates.marks("told.amount").words & set(content)),
            names_it=bool(self.predicates.marks("told").words & set(content)),
            holds=self._before(attribution, sentence) or (attribution.content if form == "denial" else None),
            after=form in ("denial", "refusal") and sentence is not None and self._after(sentence, words),
        )

    def _after(self, sentence: Sentence, words: tuple[str, ...]) -> bool:
        """Whether a whole sentence only takes up the one before: "Une version que le club réfute.", "Ce que nie le maire."."""
        opening = fold_words(sentence.span.within(self.notes.article.text))[:OPENING]
        marks = self.predicates.marks
        bare = len(opening) == OPENING and opening[0] in marks("told.any").words and opening[1] in marks("told").words
        return opening == words[: len(opening)] and (bare or marks("told.what").count(opening[:2]) > 0)

    def _speakers(self, attribution: Attribution, voices: tuple[Voice, ...], form: Form) -> frozenset[str]:
        """The speakers a content is about: who denies speaks of themselves, and so does who says "we"."""
        speaker = self.cast.at(self.notes.article.id, attribution.speaker)
        own = form != "content" or self.first_person(attribution.content)
        return frozenset({speaker}) if own and speaker is not None and voices else frozenset()

    def first_person(self, span: Span) -> bool:
        """Whether somebody speaks of themselves in these words."""
        return bool(self.predicates.marks("here.first").words & set(fold_words(span.within(self.notes.article.text))))

    def _refers(self, content: tuple[str, ...]) -> bool:
        """Whether what is denied is only named as told: "cette information", "tout cela est faux"."""
        marks = self.predicates.marks("told").words | self.predicates.marks("told.false").words
        rest = [word for word in content if word not in marks]
        if any(name not in EMPTY for _, _, name in self.predicates.find_classes(rest)):
            return False
        bare = [word for word in rest if word not in self.predicates.stop and not word.endswith(self.predicates.adverb)]
        return bool(marks & set(content)) or len(bare) <= 1

    def _with_deed(self, meaning: Meaning, attribution: Attribution, sentence: Sentence | None) -> Meaning:
        """What is reported with the deed its own words of report name, and who did it: "a promis un terrain"."""
        if attribution.cue is None or attribution.speaker is None:
            return meaning
        cue = self.reader.meaning(attribution.cue, sentence, None, frozenset())
        if cue.main is None or cue.main in EMPTY:
            return meaning
        doer = self.voices.speaker(attribution.speaker)
        return replace(
            meaning,
            main=meaning.main or cue.main,
            classes=meaning.classes | cue.classes,
            stems=meaning.stems | cue.stems,
            grams=meaning.grams | cue.grams,
            lent=meaning.lent | (frozenset({doer}) if doer is not None else frozenset()) - meaning.actors,
        )

    def _deed(self, content: Span, sentence: Sentence | None) -> bool:
        """Whether what is denied opens on an infinitive: "nie avoir volé" names a deed, whatever its object."""
        words = [word for word in (sentence.words if sentence is not None else ()) if content.holds(word.span)]
        return next(("VerbForm=Inf" in word.morph for word in words if word.pos in ("VERB", "AUX", "NOUN")), False)

    def _only_asked(self, content: tuple[str, ...]) -> bool:
        """Whether a refusal only says that a reporter asked: "n'a pas répondu à nos questions"."""
        asked = self.predicates.marks("asked").words
        return not [word for word in content if word not in asked and word not in self.predicates.stop and not word.isdigit()]

    def hull(self, attribution: Attribution) -> Span:
        """Cue, content and source of one sentence as one span, cut before a claim told inside the content."""
        sentence, _ = self._sentence_at(attribution.content)
        if attribution.cue is not None and self.takes_up(attribution):
            end = max(part.end for part in (attribution.cue, attribution.source) if part is not None)
            return trim(self.notes.article.text, Span(attribution.content.end, end)) or attribution.cue
        parts = [attribution.content]
        for part in (attribution.cue, attribution.source):
            if part is not None and (sentence is None or sentence.span.holds(part)):
                parts.append(part)
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        if attribution.act == "denies":
            told = (o.content for o in self.notes.attributions if o.cue is not None and attribution.content.holds(o.content))
            end = min((c.start for c in told if c.start > attribution.content.start and c.end >= end), default=end)
        return trim(self.notes.article.text, Span(start, end)) or attribution.content

    def _sentence_at(self, span: Span) -> tuple[Sentence | None, int]:
        for number, sentence in enumerate(self.notes.sentences):
            if sentence.span.overlap(span):
                return sentence, number
        return None, 0

    def _long_ago(self, span: Span, content: Span, sentence: Sentence | None) -> bool:
        """Whether the words, or the end of their clause, place themselves months before the article.

        A date inside what is denied tells when that was, not when it was denied.
        """
        reach = Span(span.start, min(sentence.span.end, span.end + AFTER)) if sentence and sentence.span.end > span.end else span
        seen = self.notes.article.published.day
        return any(
            reach.holds(moment.span)
            and (
                (moment.relation == "ago" and moment.grain in ("year", "month", "decade"))
                or (not content.overlap(moment.span) and _months_before(moment.end, seen))
            )
            for moment in self.notes.moments
        )


def _months_before(day: str | None, seen: str | None) -> bool:
    """Whether a day lies well before the article's own; months count, whatever the day of the month."""
    if day is None or seen is None:
        return False
    (year, month), (own_year, own_month) = ((int(text[:4]), int(text[5:7])) for text in (day, seen))
    return (own_year - year) * 12 + own_month - month >= LONG_AGO
