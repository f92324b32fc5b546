"""What is done to make the parser faster changes none of its answers."""

import re
from typing import Any

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate import annotate
from recoupe.annotate.loading import MODEL
from recoupe.annotate.parse import find_entities, load_parser, parse, plain
from recoupe.annotate.sentences import find_sentences
from recoupe.annotate.vectors import WordVectors, letters
from recoupe.language import load_tables
from recoupe.records import Span

TEXT = """La préfète de la Haute-Orne, Odile Marchetti, a déclaré mardi que le pont de Vaugrenant serait fermé aux poids lourds.
« Nous n'avons pas le choix », a-t-elle ajouté lors d'un point-presse à Sainte-Aubierge-sur-Orne, citant l'avant-projet Brisse.
Selon deux sous-traitants ayant requis l'anonymat, près de 4 200 véhicules l'emprunteraient chaque jour, dont 312 semi-remorques.
Le porte-parole de Viaduc Services dément : l'ex-directeur aurait « entr'aperçu » les rapports, sans plus.
Qu'adviendra-t-il des riverains, des commerçants, des écoliers et des maraîchers ? Aujourd'hui, personne n'ose le prédire.
Les États-Unis, l'Éthiopie et le Liechtenstein ont dépêché leurs ingénieurs ; les câbles vrillés, rouillés, cédaient un à un.
"""


@pytest.fixture(scope="module")
def model() -> Any:
    """The model as it is loaded by whoever knows nothing of ours, with its own kernels and its own loop."""
    import spacy

    return spacy.load(MODEL, exclude=["attribute_ruler"])


def unbroken(text: str) -> Span:
    """All of a text as one sentence."""
    return Span(0, len(text))


def read_by(model: Any, text: str) -> Any:
    """What the model itself makes of a text it is told to take as one sentence."""
    doc = model.make_doc(plain(text))
    for token in doc:
        token.is_sent_start = token.i == 0
    return model(doc)


@pytest.mark.model
@pytest.mark.parametrize("text", [TEXT.strip(), *TEXT.strip().split("\n")])
def test_every_tag_head_label_and_lemma_is_the_parsers_own(text: str, model: Any) -> None:
    doc = read_by(model, text)
    place = {token.i: n for n, token in enumerate(token for token in doc if not token.is_space)}
    theirs = [
        (token.text, token.lemma_, token.pos_, token.dep_, place[token.head.i], str(token.morph))
        for token in doc
        if not token.is_space
    ]
    ((sentence,),) = parse([(text, [unbroken(text)])])
    words = [(word, plain(word.span.within(text))) for word in sentence.words]
    ours = [(own, word.lemma, word.pos, word.dep, word.head, word.morph) for word, own in words]
    assert len(ours) > 15
    assert ours == theirs


@pytest.mark.model
def test_every_name_is_the_parsers_own(model: Any) -> None:
    theirs = [(entity.start_char, entity.end_char, entity.label_) for entity in read_by(model, TEXT).ents]
    (found,) = find_entities([(TEXT, [unbroken(TEXT)])])
    ours = [(entity.span.start, entity.span.end, entity.label) for entity in found]
    assert len(ours) > 5
    assert ours == theirs


@pytest.mark.model
def test_a_words_vector_is_the_same_to_the_last_bit_in_any_company() -> None:
    words = sorted(set(re.findall(r"\w+", TEXT)))
    parser: Any = load_parser().model
    encoder, make = parser.get_pipe("tok2vec").model, parser.make_doc
    alone, together, backwards = WordVectors(encoder), WordVectors(encoder), WordVectors(encoder)
    known = {word: rows_of(alone, [make(word)])[0] for word in words}
    for vectors, order in ((together, words), (backwards, words[::-1])):
        for word, row in zip(order, rows_of(vectors, [make(word) for word in order]), strict=True):
            assert (row == known[word]).all()


def rows_of(vectors: WordVectors, docs: list[Any]) -> Any:
    """The rows of the words of some texts, without what stands between them."""
    rows, within = vectors.of(docs[0].vocab, [letters(doc) for doc in docs])
    return rows[within]


@pytest.mark.model
def test_words_are_forgotten_when_too_many_are_kept_and_read_the_same_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.annotate.vectors.KEPT", 40)
    parser: Any = load_parser().model
    encoder, make = parser.get_pipe("tok2vec").model, parser.make_doc
    few, lines = WordVectors(encoder), [make(plain(line)) for line in TEXT.strip().split("\n")]
    first = [rows_of(few, [line]) for line in lines]
    assert all((rows_of(few, [line]) == before).all() for line, before in zip(lines, first, strict=True))
    assert len(rows_of(few, lines)) == sum(map(len, first)) > 40


@pytest.mark.model
def test_no_arc_leaves_a_sentence_and_every_word_stands_where_it_says() -> None:
    text = "« Vous partez\u202f? », demande-t-elle. Il n’a rien dit\u00a0: l’eau monte. Trois  blancs."
    spans = find_sentences(text, Span(0, len(text)), load_tables("fr").abbreviations)
    assert [span.within(text) for span in spans] == text.replace("monte. T", "monte.|T").replace("elle. I", "elle.|I").split("|")
    for sentence in parse([(text, spans)])[0]:
        assert sentence.words
        for word in sentence.words:
            assert sentence.span.holds(word.span)
            assert word.span.within(text).strip() == word.span.within(text)
            assert 0 <= word.head < len(sentence.words)


@pytest.mark.model
def test_an_article_reads_the_same_alone_and_among_others() -> None:
    tables = load_tables("fr")
    articles = [made_article(line, f"{n}.txt") for n, line in enumerate(TEXT.strip().split("\n"))]
    together = list(annotate(articles, tables))
    alone = [next(iter(annotate([article], tables))) for article in articles]
    assert together == alone


def test_marks_become_the_parsers_own_letter_for_letter() -> None:
    text = "« L’eau\u202f» “monte”, l‘été…"
    assert plain(text) == '" L\'eau " "monte", l\'été…'
    assert len(plain(text)) == len(text)


@pytest.mark.model
def test_nothing_the_tokenizer_cuts_inside_a_word_is_letters_alone(model: Any) -> None:
    letters = [chr(code) for code in range(0x20, 0x3000) if chr(code).isalpha()]
    words = ["".join(letters), *(f"a{letter}b" for letter in letters), *(f"A{letter}B" for letter in letters)]
    for word in words:
        assert not list(model.tokenizer.infix_finditer(word))
