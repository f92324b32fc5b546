"""What is done to make the parser faster changes none of its answers."""

import pytest

from recoupe.annotate.parse import MODEL, load_parser

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
