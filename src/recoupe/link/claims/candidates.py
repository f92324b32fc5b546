"""Candidate statements of one article: clauses, contents, phrases, denials, refusals."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.link.claims.clauses import Clause, find_clauses, subtree, trim
from recoupe.link.claims.lending import lend_actors
from recoupe.link.claims.meanings import Reader
from recoupe.link.claims.voices import Voices
from recoupe.link.statements import INFORMANT, Form, Meaning, Statement, Voice
from recoupe.records import Attribution, Block, CellAct, Notes, Role, Sentence, Span

SPOKEN: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body", "list_item", "caption"})
"""Roles of blocks that tell something; dates, bylines and credits are read elsewhere."""
LEAST_WORDS = 2
"""Content words below which a clause says nothing that could be compared."""
LONGEST_PHRASE = 30
"""Words of a noun phrase that is still one thing."""
EMPTY = frozenset({"deny", "oppose", "refuse", "confirm", "decline", "ask", "publish", "know", "accuse", "blame"})
"""Classes of a denial's own verb: they do not say what is denied."""
CLOSERS = ' \u00a0\u202f\u00bb\u201d"'
"""What may stand between the last word of a question and its mark."""
COVERED = 0.4
"""Share of a content that stands in statements already, from which it needs none of its own."""
AFTER = 24
"""Characters behind a denial in which its own time may still stand: "... il y a deux ans"."""
LONG_AGO = 3
"""Months before the article from which a denial is of another matter."""
REACH = 16
"""Mentions looked back for whom "les deux hommes" are."""


def find_statements(notes: Notes, cast: Cast, predicates: Predicates) -> tuple[Statement, ...]:
    """Everything one article says that could stand in a claim, sorted by span.

    Candidates are many on purpose: a secondary one (a relative, a purpose, a noun phrase) lives on only where another article
    says the same.
    """
    finder = _Finder(notes, cast, predicates)
    found = {statement.key: statement for statement in finder.all()}
    return lend_actors(tuple(found[key] for key in sorted(found)), predicates)


def _whole(clauses: list[Clause], *, supposed: bool) -> Clause:
    """The clauses of one quoted sentence as one: quotations are not cut, but what is said under an "if" stands apart."""
    span = Span(min(clause.span.start for clause in clauses), max(clause.span.end for clause in clauses))
    if supposed:
        return replace(max(clauses, key=lambda clause: len(clause.words)), span=span, kind="condition")
    first = next((clause for clause in clauses if clause.kind == "main"), clauses[0])
    return replace(first, span=span, kind="main")


@dataclass(frozen=True)
class _Finder:
    notes: Notes
    cast: Cast
    predicates: Predicates

    @cached_property
    def reader(self) -> Reader:
        return Reader(self.notes, self.cast, self.predicates)

    @cached_property
    def voices(self) -> Voices:
        return Voices(self.notes, self.cast, self.predicates)

    def all(self) -> Iterator[Statement]:
        """Every candidate, in no order."""
        used: set[Span] = set()
        for number, sentence in enumerate(self.notes.sentences):
            block = self.notes.article.block_at(sentence.span.start)
            if block is None or block.role not in SPOKEN:
                continue
            for statement in self._sentence(sentence, number, block):
                if not statement.secondary:
                    used.add(statement.span)
                yield statement
        yield from self._contents(used)
        for attribution in self.notes.attributions:
            if attribution.act in ("denies", "declines"):
                yield self._answer(attribution)
            elif attribution.speaker_kind == "anonymous" and attribution.through:
                yield from self._informant(attribution)

    def _sentence(self, sentence: Sentence, number: int, block: Block) -> Iterator[Statement]:
        clauses = find_clauses(sentence, self.predicates, self.voices.reports)
        direct: dict[tuple[Span, bool], list[Clause]] = {}
        for clause in clauses:
            at = sentence.words[clause.head].span if clause.head is not None else clause.span
            governing = self.voices.governing(at)
            if self._told_elsewhere(clause, at, governing):
                continue
            if governing is not None and governing.mode == "direct":
                direct.setdefault((governing.content, clause.supposed), []).append(clause)
                continue
            statement = self._clause(sentence, number, block, clause, governing)
            if statement is not None:
                yield statement
                yield from self._phrases(sentence, clause, statement)
        for (content, supposed), members in sorted(direct.items()):
            governing = next(a for a in self.notes.attributions if a.content == content)
            for clause in self._suppositions(sentence, _whole(members, supposed=supposed)):
                statement = self._clause(sentence, number, block, clause, governing)
                if statement is not None:
                    yield replace(statement, secondary=False, whole=None)

    def _told_elsewhere(self, clause: Clause, at: Span, governing: Attribution | None) -> bool:
        """Whether a clause is a denial or a refusal, or only says that somebody speaks."""
        if governing is not None:
            return governing.act in ("denies", "declines") or self.voices.reports(at)
        return self._answers(clause.span) or self.voices.reports(at) or self.voices.carried(clause.span)

    def _answers(self, clause: Span) -> bool:
        """Whether a clause is mostly a denial or a refusal: it is told as such and as nothing else."""
        return any(2 * clause.overlap(hull) > len(clause) for hull in self._answer_hulls)

    @cached_property
    def _answer_hulls(self) -> tuple[Span, ...]:
        return tuple(self._hull(a) for a in self.notes.attributions if a.act in ("denies", "declines"))

    def _suppositions(self, sentence: Sentence, clause: Clause) -> tuple[Clause, ...]:
        """A quoted "if ..., then ..." the parser took for one clause, cut at the "then"."""
        words = [word for word in sentence.words if clause.span.holds(word.span) and word.pos != "PUNCT"]
        keys = [fold_words(word.span.within(self.notes.article.text)) for word in words]
        opens = bool(keys) and bool(set(keys[0]) & self.predicates.marks("condition").words)
        then = next((n for n, key in enumerate(keys) if n and set(key) & self.predicates.marks("condition.then").words), None)
        if clause.kind == "condition" or not opens or then is None:
            return (clause,)
        before, after = Span(clause.span.start, words[then].span.start), Span(words[then].span.start, clause.span.end)
        return replace(clause, span=before, kind="condition"), replace(clause, span=after, head=None)

    def _clause(
        self, sentence: Sentence, number: int, block: Block, clause: Clause, governing: Attribution | None
    ) -> Statement | None:
        article = self.notes.article
        span: Span | None = clause.span
        if governing is not None and clause.span.overlap(governing.content):
            span = Span(max(clause.span.start, governing.content.start), min(clause.span.end, governing.content.end))
        span = trim(article.text, span) if span is not None else None
        if span is None:
            return None
        meaning = self.reader.meaning(span, sentence, clause, self._lent(sentence, clause, span, governing))
        if len(meaning.stems) + len(meaning.actors) < LEAST_WORDS:
            return None
        text = span.within(article.text)
        words = fold_words(text)
        told = governing is not None and governing.content.overlap(span) >= COVERED * len(governing.content)
        part = clause.kind != "main" and not (told and clause.kind == "relative")
        return Statement(
            article.id,
            span,
            text,
            "clause",
            self._act(clause, governing, meaning, asks=self._asks(span)),
            self.voices.of(governing),
            meaning,
            number,
            block.role,
            secondary=part,
            goes_on=bool(words) and words[0] in self.predicates.marks("here").words,
            whole=sentence.span if part else None,
        )

    def _act(self, clause: Clause, governing: Attribution | None, meaning: Meaning, asks: bool) -> CellAct:
        """What the article does: it states in its own voice, reports, reports with a reserve, or asks."""
        if clause.kind == "condition":
            return "questions"
        if governing is None:
            return "questions" if asks else "reports-conditional" if meaning.modal else "states"
        reserved = governing.hedge in ("conditional", "modal") and governing.mode != "direct"
        return "reports-conditional" if reserved else "reports"

    def _asks(self, span: Span) -> bool:
        """Whether a question mark closes these words."""
        return self.notes.article.text[span.end : span.end + 3].lstrip(CLOSERS).startswith("?")

    def _lent(self, sentence: Sentence, clause: Clause, span: Span, governing: Attribution | None) -> frozenset[str]:
        """Actors meant by the clause and named outside its words."""
        found: set[str] = set()
        for index in (clause.subject, clause.antecedent):
            if index is not None and not span.holds(sentence.words[index].span):
                found |= self._actors_on(sentence, index)
        article = self.notes.article
        if self.predicates.marks("here.pairs").count(fold_words(span.within(article.text))):
            found |= set(self.cast.before(article.id, span.start, "person", REACH)[:2])
        if governing is not None and governing.mode != "indirect" and self._first_person(span):
            found |= {actor for actor in (self.cast.at(article.id, governing.speaker),) if actor is not None}
        return frozenset(found)

    def _actors_on(self, sentence: Sentence, index: int) -> set[str]:
        """The actors whose mention holds a word."""
        word = sentence.words[index].span
        return {actor for span, actor in self.cast.inside(self.notes.article.id, sentence.span) if span.holds(word)}

    def _phrases(self, sentence: Sentence, clause: Clause, whole: Statement) -> Iterator[Statement]:
        """Noun phrases of a clause that name an action or a state: "son soutien à la campagne"."""
        own = frozenset(clause.words)
        for index in clause.words:
            word = sentence.words[index]
            if word.pos != "NOUN" or index == clause.head or not whole.span.holds(word.span):
                continue
            key = fold_words(word.span.within(self.notes.article.text))
            known = [name for _, _, name in self.predicates.find_classes(key)]
            if not known:
                continue
            members = tuple(at for at in subtree(sentence.words, index) if at in own)
            if len(members) > LONGEST_PHRASE or len(members) < LEAST_WORDS or clause.head in members:
                continue
            span = trim(
                self.notes.article.text, Span(sentence.words[members[0]].span.start, sentence.words[members[-1]].span.end)
            )
            if span is None or span == whole.span:
                continue
            phrase = Clause(span, members, index, "main")
            meaning = self.reader.meaning(span, sentence, phrase, frozenset())
            if not (meaning.actors or meaning.numbers) or meaning.main == whole.meaning.main:
                continue
            vague = self.predicates.marks("vague").count(fold_words(span.within(self.notes.article.text))) > 0
            plain: CellAct = "states" if whole.act == "questions" else whole.act
            act: CellAct = "questions" if vague and plain == "states" else plain
            yield replace(
                whole,
                span=span,
                text=span.within(self.notes.article.text),
                form="phrase",
                act=act,
                meaning=meaning,
                secondary=True,
                goes_on=False,
                whole=whole.span,
            )

    def _contents(self, used: set[Span]) -> Iterator[Statement]:
        """Attributed contents none of whose clauses stands already: noun phrases, sentences nobody parsed."""
        for attribution in self.notes.attributions:
            if attribution.act in ("denies", "declines", "asks"):
                continue
            if sum(attribution.content.overlap(span) for span in used) >= COVERED * len(attribution.content):
                continue
            span = attribution.content if self._has_verb(attribution.content) else self._hull(attribution)
            yield self._statement(attribution, span, "content")

    def _has_verb(self, span: Span) -> bool:
        """Whether a finite verb stands in these words."""
        sentence, _ = self._sentence_at(span)
        words = sentence.words if sentence is not None else ()
        return any("VerbForm=Fin" in word.morph and span.holds(word.span) for word in words)

    def _informant(self, attribution: Attribution) -> Iterator[Statement]:
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

    def _answer(self, attribution: Attribution) -> Statement:
        """A denial or a refusal, with what it answers as its meaning."""
        form: Form = "denial" if attribution.act == "denies" else "refusal"
        return self._statement(attribution, self._hull(attribution), form)

    def _statement(self, attribution: Attribution, span: Span, form: Form) -> Statement:
        article = self.notes.article
        sentence, number = self._sentence_at(attribution.content)
        block = article.block_at(span.start)
        voices = self.voices.of(attribution)
        meaning = self.reader.meaning(attribution.content, sentence, None, self._speakers(attribution, voices, form))
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
            refers=form in ("denial", "refusal") and self._refers(content),
            earlier=self.predicates.marks("earlier").count(words) > 0 or self._long_ago(span, attribution.content, sentence),
            of_amount=bool(self.predicates.marks("told.amount").words & set(content)),
            names_it=bool(self.predicates.marks("told").words & set(content)),
            holds=attribution.content if form == "denial" else None,
        )

    def _speakers(self, attribution: Attribution, voices: tuple[Voice, ...], form: Form) -> frozenset[str]:
        """The speakers a content is about: who denies speaks of themselves, and so does who says "we"."""
        speaker = self.cast.at(self.notes.article.id, attribution.speaker)
        own = form != "content" or self._first_person(attribution.content)
        return frozenset({speaker}) if own and speaker is not None and voices else frozenset()

    def _first_person(self, span: Span) -> bool:
        return bool(self.predicates.marks("here.first").words & set(fold_words(span.within(self.notes.article.text))))

    def _refers(self, content: tuple[str, ...]) -> bool:
        """Whether what is denied is only named as told: "cette information", "tout cela est faux"."""
        marks = self.predicates.marks("told").words | self.predicates.marks("told.false").words
        rest = [word for word in content if word not in marks]
        if any(name not in EMPTY for _, _, name in self.predicates.find_classes(rest)):
            return False
        bare = [word for word in rest if word not in self.predicates.stop and not word.endswith(self.predicates.adverb)]
        return bool(marks & set(content)) or len(bare) <= 1

    def _hull(self, attribution: Attribution) -> Span:
        """Cue, content and source of one sentence as one span, cut before a claim told inside the content."""
        sentence, _ = self._sentence_at(attribution.content)
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


__all__ = ["find_statements"]
