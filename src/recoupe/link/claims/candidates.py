"""Candidate statements of one article: clauses, contents, phrases, denials, refusals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from recoupe.language.predicates import Predicates, fold_words
from recoupe.link.cast import Cast
from recoupe.link.claims.answers import COVERED, Answers, read_answers
from recoupe.link.claims.clauses import Clause, find_clauses, subtree, trim
from recoupe.link.claims.ideas import Surroundings
from recoupe.link.claims.lending import lend_actors
from recoupe.link.claims.meanings import Reader
from recoupe.link.claims.service import find_service
from recoupe.link.claims.voices import Voices
from recoupe.link.claims.wording import Place, word_clearly
from recoupe.link.statements import Meaning, Statement
from recoupe.records import Attribution, Block, CellAct, Notes, Role, Sentence, Span

SPOKEN: frozenset[Role] = frozenset({"title", "standfirst", "heading", "body", "list_item", "caption"})
"""Roles of blocks that tell something; dates, bylines and credits are read elsewhere."""
LEAST_WORDS = 2
"""Content words below which a clause says nothing that could be compared."""
LONGEST_PHRASE = 30
"""Words of a noun phrase that is still one thing."""
CLOSERS = ' \u00a0\u202f\u00bb\u201d"'
"""What may stand between the last word of a question and its mark."""
NAMING = frozenset({"NOUN", "PROPN"})
"""Subjects that say of what a clause is."""
REACH = 16
"""Mentions looked back for whom "les deux hommes" are."""


def find_statements(notes: Notes, cast: Cast, predicates: Predicates) -> tuple[Statement, ...]:
    """Everything one article says that could stand in a claim, sorted by span.

    Candidates are many on purpose: a secondary one (a relative, a purpose, a noun phrase) lives on only where another article
    says the same.
    """
    predicates = predicates.of(notes.article.language or "")
    finder = _Finder(read_answers(notes, predicates), cast, predicates)
    found = {statement.key: finder.worded(statement) for statement in finder.all()}
    lent = lend_actors(tuple(found[key] for key in sorted(found)), predicates)
    around = Surroundings(notes, cast, predicates)
    return tuple(_with_ideas(statement, around) for statement in lent)


def _with_ideas(statement: Statement, around: Surroundings) -> Statement:
    """The statement with what its words stand for, and what is spoken of around it."""
    sentence, near, actors = around.around(statement.place)
    return replace(statement, ideas=around.own(statement), sentence_ideas=sentence, near_ideas=near, near_actors=actors)


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
        """Who is heard in what is told; a sentence that a relative denies is told by others."""
        told = tuple(a for a in self.notes.attributions if a not in self._taken_up)
        return Voices(replace(self.notes, attributions=told), self.cast, self.predicates)

    @cached_property
    def answers(self) -> Answers:
        return Answers(self.notes, self.cast, self.predicates, self.reader, Voices(self.notes, self.cast, self.predicates))

    @cached_property
    def _people(self) -> tuple[Span, ...]:
        """Where people are named or told by what they are: "le juge" does nothing by being named."""
        return tuple(mention.span for mention in self.notes.mentions if mention.kind == "person")

    def worded(self, statement: Statement) -> Statement:
        """The statement with the clear words it offers."""
        article = self.notes.article
        sentence = self.notes.sentences[statement.place] if self.notes.sentences else None
        held = sentence if sentence is not None and sentence.span.overlap(statement.span) else None
        where = held.span if held is not None else statement.span
        named = [span for span, actor in self.cast.inside(article.id, where) if self.cast.kind(actor) != "anonymous"]
        broken = [damage.span for damage in self.notes.damage]
        place = Place(article.text, held, statement.role, named, broken)
        return replace(statement, wording=word_clearly(statement.span, place, self.predicates))

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
        yield from self.answers.contents(used | set(self._answer_contents))
        yield from self._answered(used)

    def _answered(self, used: set[Span]) -> Iterator[Statement]:
        """Denials and refusals, and who informed a paper; a denial that a whole headline tells stands there."""
        for attribution in self.notes.attributions:
            if attribution.act in ("denies", "declines"):
                if not any(self._bare_denial(span) is attribution for span in sorted(used)):
                    yield self.answers.answer(attribution)
            elif attribution.speaker_kind == "anonymous" and attribution.through:
                yield from self.answers.informant(attribution)

    def _sentence(self, sentence: Sentence, number: int, block: Block) -> Iterator[Statement]:
        direct: dict[tuple[Span, bool], list[Clause]] = {}
        for clause, at, governing in self._telling(sentence, block):
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

    def _telling(self, sentence: Sentence, block: Block) -> Iterator[tuple[Clause, Span, Attribution | None]]:
        """The clauses that tell something, each with its head and who is heard: no writer's views, nothing of the article."""
        opinion = self._is_opinion(sentence)
        service = find_service(sentence, self.notes.article.text, block.role, self.predicates)
        for clause in find_clauses(sentence, self.predicates, self.voices.reports):
            at = sentence.words[clause.head].span if clause.head is not None else clause.span
            governing = self.voices.governing(at)
            if (governing is None and opinion) or self._describes_source(sentence, clause):
                continue
            kept = clause if governing is not None else self._beside(clause, at, service)
            if kept is not None:
                yield kept, at, governing

    def _describes_source(self, sentence: Sentence, clause: Clause) -> bool:
        """Whether a relative only says of an unnamed source who that is: "une personne qui connaît le dossier"."""
        if clause.kind != "relative" or clause.antecedent is None:
            return False
        at = sentence.words[clause.antecedent].span
        sources = (a.speaker for a in self.notes.attributions if a.speaker_kind == "anonymous" and a.speaker is not None)
        return any(source.overlap(at) for source in sources)

    def _beside(self, clause: Clause, head: Span, service: Sequence[Span]) -> Clause | None:
        """What a clause tells before the words that speak of the article; None when its own head is among them."""
        cut = min((span.start for span in service if span.overlap(clause.span)), default=clause.span.end)
        if cut >= clause.span.end:
            return clause
        if cut <= clause.span.start or head.end > cut:
            return None
        kept = trim(self.notes.article.text, Span(clause.span.start, cut))
        return replace(clause, span=kept) if kept is not None and kept.holds(head) else None

    def _is_opinion(self, sentence: Sentence) -> bool:
        """Whether the writer gives a view as "I", outside what others are quoted with: a comment bears witness to nothing.

        "J'ai compté neuf navires" is a witness's and stays.
        """
        text, quoted = self.notes.article.text, [a.content for a in self.notes.attributions]
        own = [word for word in sentence.words if not any(content.holds(word.span) for content in quoted)]
        writer = self.predicates.marks("here.writer").words & {key for word in own for key in fold_words(word.span.within(text))}
        opines = {key for word in own for key in fold_words(word.lemma)} & self.predicates.marks("opines").words
        return bool(writer) and bool(opines)

    def _told_elsewhere(self, clause: Clause, at: Span, governing: Attribution | None) -> bool:
        """Whether a clause is a denial or a refusal, or only says that somebody speaks."""
        if any(cue.overlap(at) for cue in self._answer_cues) or self.voices.aside(clause.span):
            return True
        if governing is not None:
            answered = self._answers(clause.span) and not self._beside_answers(governing)
            return governing.act in ("denies", "declines") or answered or self.voices.reports(at)
        return self._answers(clause.span) or self.voices.reports(at) or self.voices.carried(clause.span)

    def _answers(self, clause: Span) -> bool:
        """Whether a clause is mostly a denial or a refusal: it is told as such and as nothing else.

        What is only said in passing of who answers ("dont le titre a perdu 7 %") is no part of the answer.
        """
        inside = any(2 * clause.overlap(hull) > len(clause) for hull in self._answer_hulls)
        return inside and any(clause.overlap(part) for part in (*self._answer_contents, *self._answer_cues))

    def _beside_answers(self, governing: Attribution) -> bool:
        """Whether a content only shares a sentence with a denial or a refusal: "a confirmé que ..., sans autre commentaire"."""
        return not any(governing.content.overlap(content) for content in self._answer_contents)

    @cached_property
    def _taken_up(self) -> tuple[Attribution, ...]:
        """The denials and refusals of a whole sentence told before them."""
        return tuple(a for a in self.notes.attributions if self.answers.takes_up(a))

    @cached_property
    def _answer_contents(self) -> tuple[Span, ...]:
        found = (a for a in self.notes.attributions if a.act in ("denies", "declines"))
        return tuple(self.answers.hull(a) if a in self._taken_up else a.content for a in found)

    @cached_property
    def _answer_hulls(self) -> tuple[Span, ...]:
        return tuple(self.answers.hull(a) for a in self.notes.attributions if a.act in ("denies", "declines"))

    @cached_property
    def _answer_cues(self) -> tuple[Span, ...]:
        return tuple(a.cue for a in self.notes.attributions if a.act in ("denies", "declines") and a.cue is not None)

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
        span = trim(article.text, self._before_answer(span)) if span is not None else None
        if span is None:
            return None
        meaning = self.reader.meaning(span, sentence, clause, self._lent(sentence, clause, span, governing))
        if len(meaning.stems) + len(meaning.actors) + len(meaning.numbers) < LEAST_WORDS:
            return None
        stands = self._stands(sentence, block, clause, governing, meaning)
        if not stands and not self._may_be_met(sentence, block, clause, meaning):
            return None
        text = span.within(article.text)
        words = fold_words(text)
        told = governing is not None and governing.content.overlap(span) >= COVERED * len(governing.content)
        part = not stands or (clause.kind != "main" and not (told and clause.kind == "relative"))
        heard = governing or (self.voices.asking(sentence.words[clause.head].span) if clause.head is not None else None)
        bare = self._bare_denial(span)
        flat = heard is governing and self._told_flat(sentence, clause, governing)
        act: CellAct = "denies" if bare is not None else self._act(clause, heard, meaning, asks=self._asks(span))
        act = "reports" if flat and act == "reports-conditional" else act
        if act == "states" and any(a.hedge == "conditional" and a.content.holds(span) for a in self._taken_up):
            act = "reports-conditional"
        return Statement(
            article.id,
            span,
            text,
            "clause",
            act,
            self.voices.of(bare or heard),
            meaning,
            number,
            block.role,
            secondary=part,
            goes_on=bool(words) and words[0] in self.predicates.marks("here").words,
            whole=sentence.span if part else None,
        )

    def _before_answer(self, span: Span) -> Span:
        """The words of a clause without the relative that denies it, where the parser took both for one."""
        ends = (a.content.end for a in self._taken_up if span.overlap(self.answers.hull(a)))
        return Span(span.start, min((end for end in ends if end > span.start), default=span.end))

    def _bare_denial(self, span: Span) -> Attribution | None:
        """The denial in a headline that names what is denied before its colon only: "Le pont : l'exploitant conteste"."""
        for attribution in self.notes.attributions:
            cue = attribution.cue
            if attribution.act == "denies" and cue is not None and span.holds(cue) and cue.holds(attribution.content):
                start = attribution.speaker.start if attribution.speaker is not None else cue.start
                if ":" in self.notes.article.text[span.start : max(start, span.start)]:
                    return attribution
        return None

    def _stands(self, sentence: Sentence, block: Block, clause: Clause, governing: Attribution | None, meaning: Meaning) -> bool:
        """Whether words told in the article's own voice say something of the story: a subject, a finite verb, who or how much.

        Captions, asides and relatives that name neither what is done nor who are left out; titles may go without a verb, not
        without what is done or how much.
        """
        if governing is not None or clause.head is None:
            return True
        if block.role == "caption":
            return False
        if clause.kind == "relative":
            return meaning.main is not None and bool(meaning.actors)
        about = bool(meaning.actors or meaning.lent or meaning.numbers)
        verb = any("VerbForm=Fin" in sentence.words[at].morph for at in clause.words)
        if block.role in ("title", "standfirst", "heading"):
            return about and (verb or bool(meaning.classes or meaning.numbers))
        return about and (verb or clause.kind != "main") and (clause.subject is not None or clause.kind != "main")

    def _may_be_met(self, sentence: Sentence, block: Block, clause: Clause, meaning: Meaning) -> bool:
        """Whether words that say too little to stand alone say enough to be known again when another article tells them.

        "La signature est reportée" names nobody and no amount; beside another article's words it is the same thing told.
        """
        if block.role == "caption":
            return False
        verb = any("VerbForm=Fin" in sentence.words[at].morph for at in clause.words)
        subject = clause.subject is not None and sentence.words[clause.subject].pos in NAMING
        return bool(meaning.numbers) or (verb and (subject or clause.kind == "relative") and bool(meaning.classes))

    def _act(self, clause: Clause, governing: Attribution | None, meaning: Meaning, asks: bool) -> CellAct:
        """What the article does: it states in its own voice, reports, reports with a reserve, or asks."""
        if clause.kind == "condition":
            return "questions"
        if governing is None:
            return "questions" if asks else "reports-conditional" if meaning.modal else "states"
        reserved = governing.hedge in ("conditional", "modal") and governing.mode != "direct"
        return "reports-conditional" if reserved else "reports"

    def _told_flat(self, sentence: Sentence, clause: Clause, governing: Attribution | None) -> bool:
        """Whether only what is reported beside a clause is no fact: "il l'a invité, disant qu'il viendrait"."""
        if governing is None or governing.hedge != "conditional" or clause.head is None or clause.kind != "main":
            return False
        words = sentence.words
        verbs = (at for at in clause.words if words[at].head == clause.head and words[at].dep.split(":")[0] in ("aux", "cop"))
        own = [words[at].morph for at in (clause.head, *verbs) if "VerbForm=Fin" in words[at].morph]
        others = [word for at, word in enumerate(words) if at not in clause.words and governing.content.holds(word.span)]
        return bool(own) and not any("Mood=Cnd" in morph for morph in own) and any("Mood=Cnd" in word.morph for word in others)

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
        if governing is not None and governing.mode != "indirect" and self.answers.first_person(span):
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
            if not known or any(who.holds(word.span) for who in self._people):
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


__all__ = ["find_statements"]
