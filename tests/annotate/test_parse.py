"""What is done to make the parser faster changes none of its answers."""

import pytest

from annotate.reading_cases import made_article
from recoupe.annotate import annotate
from recoupe.annotate.parse import MODEL, load_parser, parse, plain
from recoupe.annotate.sentences import find_sentences
from recoupe.language import load_tables
from recoupe.records import Span

TEXT = """La préfète de la Haute-Orne, Odile Marchetti, a déclaré mardi que le pont de Vaugrenant serait fermé aux poids lourds.
« Nous n'avons pas le choix », a-t-elle ajouté lors d'un point-presse à Sainte-Aubierge-sur-Orne, citant l'avant-projet Brisse.
Selon deux sous-traitants ayant requis l'anonymat, près de 4 200 véhicules l'emprunteraient chaque jour, dont 312 semi-remorques.
Le porte-parole de Viaduc Services dément : l'ex-directeur aurait « entr'aperçu » les rapports, sans plus.
Qu'adviendra-t-il des riverains, des commerçants, des écoliers et des maraîchers ? Aujourd'hui, personne n'ose le prédire.
Les États-Unis, l'Éthiopie et le Liechtenstein ont dépêché leurs ingénieurs ; les câbles vrillés, rouillés, cédaient un à un.
"""


@pytest.mark.model
def test_every_tag_head_lemma_and_name_is_the_parsers_own() -> None:
    import spacy
    from thinc.api import NumpyOps, use_ops

    ours = load_parser()
    with use_ops(NumpyOps().name):
        plain = spacy.load(MODEL)
    said = [[_told(token) for token in parser(TEXT)] for parser in (ours, plain)]
    assert said[0] == said[1]
    names = [[(entity.text, entity.label_) for entity in parser(TEXT).ents] for parser in (ours, plain)]
    assert names[0] == names[1]
    assert len(said[0]) > 120
    assert names[0]


def _told(token: object) -> tuple[object, ...]:
    """Everything the parser says of a token."""
    fields = ("text", "idx", "pos_", "tag_", "dep_", "lemma_", "ent_type_", "ent_iob_", "is_sent_start")
    return (*(getattr(token, field) for field in fields), token.head.i, str(token.morph))  # type: ignore[attr-defined]


@pytest.mark.model
def test_wide_products_of_matrices_are_numpys_in_the_parser_and_nowhere_else() -> None:
    from thinc.api import get_current_ops

    models = [model for _, pipe in load_parser().pipeline if (model := getattr(pipe, "model", None)) is not None]
    wide = {type(layer.ops).__name__ for model in models for layer in model.walk() if layer.name == "maxout"}
    assert wide == {"MatrixOps"}
    assert type(get_current_ops()).__name__ != "MatrixOps"


@pytest.mark.model
def test_our_words_say_what_the_parser_says() -> None:
    span = Span(0, len(TEXT.split("\n", maxsplit=1)[0]))
    doc = load_parser()(TEXT.split("\n", maxsplit=1)[0])
    (sentence,) = parse(TEXT, [span])
    ours = [(word.span.within(TEXT), word.lemma, word.pos, word.dep, word.head, word.morph) for word in sentence.words]
    theirs = [(token.text, token.lemma_, token.pos_, token.dep_, token.head.i, str(token.morph)) for token in doc]
    assert ours == theirs


@pytest.mark.model
def test_no_arc_leaves_a_sentence_and_every_word_stands_where_it_says() -> None:
    text = "« Vous partez\u202f? », demande-t-elle. Il n’a rien dit\u00a0: l’eau monte. Trois  blancs."
    spans = find_sentences(text, Span(0, len(text)), load_tables("fr").abbreviations)
    assert [span.within(text) for span in spans] == text.replace("monte. T", "monte.|T").replace("elle. I", "elle.|I").split("|")
    for sentence in parse(text, spans):
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
