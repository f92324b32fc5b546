from dataclasses import replace

from dossier.made import GAZETTE, RELAIS, SENTINELLE, gazette, made_dossier, relais, sentinelle
from dossier.made_links import links
from recoupe.dossier import Settings, compile_dossier
from recoupe.records import Cite, Claim, Fault, Links, Span


def test_articles_stand_in_order_of_their_source_whatever_the_order_of_the_notes() -> None:
    tied = links(SENTINELLE, GAZETTE, RELAIS)
    there = compile_dossier([sentinelle(), gazette(), relais()], tied)
    back = compile_dossier([relais(), sentinelle(), gazette()], tied)
    assert there == back
    assert [notes.article.source for notes in there.notes] == [
        "vaubray/gazette.txt",
        "vaubray/relais.txt",
        "vaubray/sentinelle.html",
    ]


def test_the_core_claim_comes_first_and_its_cells_follow_the_articles() -> None:
    claims = made_dossier().links.claims
    order = [notes.article.id for notes in made_dossier().notes]
    assert [claim.id for claim in claims] == ["c-leak", "c-closed"]
    assert [order.index(cell.article) for cell in claims[0].cells] == [0, 0, 1, 2, 2]


def test_what_an_article_opens_with_comes_before_what_it_ends_with() -> None:
    leak = next(claim for claim in links(SENTINELLE, GAZETTE, RELAIS).claims if claim.id == "c-leak")
    article = GAZETTE.article
    at = article.text.index("Quelque 12 400 foyers")
    title, end = article.cite(article.blocks[0].span), article.cite(Span(at, at + 21))

    def single(name: str, cite: Cite) -> Claim:
        cell = replace(leak.cells[0], article=article.id, cites=(cite,))
        return replace(leak, id=name, cells=(cell,), core=False, verdict="single")

    given = (single("c-end", end), single("c-title", title))
    assert [claim.id for claim in compile_dossier([gazette()], Links(claims=given)).links.claims] == ["c-title", "c-end"]


def test_the_same_bytes_under_two_names_are_one_article_and_a_fault() -> None:
    twin = replace(gazette(), article=replace(gazette().article, source="vaubray/zz-copie.txt"))
    dossier = compile_dossier([twin, gazette()], Links())
    assert [notes.article.source for notes in dossier.notes] == ["vaubray/gazette.txt"]
    assert [(fault.code, fault.subject) for fault in dossier.faults] == [("dossier.same-input", "vaubray/zz-copie.txt")]


def test_a_cell_whose_words_stand_elsewhere_is_left_out_with_a_fault() -> None:
    tied = links(SENTINELLE, GAZETTE, RELAIS)
    leak = next(claim for claim in tied.claims if claim.id == "c-leak")
    astray = replace(leak.cells[0].cites[0], exact="aurait montré pendant des mois une fuite de solvan")
    cells = (replace(leak.cells[0], cites=(astray,)), *leak.cells[1:])
    dossier = compile_dossier([sentinelle(), gazette(), relais()], replace(tied, claims=(replace(leak, cells=cells),)))
    assert len(dossier.links.claims[0].cells) == len(leak.cells) - 1
    assert ("dossier.astray", "c-leak") in [(fault.code, fault.subject) for fault in dossier.faults]


def test_a_cite_of_an_article_that_is_not_there_takes_its_row_with_it() -> None:
    tied = links(SENTINELLE, GAZETTE, RELAIS)
    dossier = compile_dossier([gazette(), relais()], tied)
    assert dossier.links.timeline == (tied.timeline[1],)
    assert dossier.links.drift == ()
    assert dossier.links.reuse == ()
    assert [claim.id for claim in dossier.links.claims] == ["c-leak"]


def test_a_cite_between_two_blocks_is_astray_not_a_crash() -> None:
    tied = links(SENTINELLE, GAZETTE, RELAIS)
    between = Cite(GAZETTE.article.id, Span(37, 38), "\n", Span(37, 38))
    assert GAZETTE.article.text[37] == "\n"
    event = replace(tied.timeline[0], cites=(between,))
    dossier = compile_dossier([gazette()], Links(timeline=(event,)))
    assert dossier.links.timeline == ()


def test_faults_of_every_stage_are_kept_once_and_in_order() -> None:
    fault = Fault("read.binary", "b.bin", "not text")
    dossier = compile_dossier([relais()], Links(faults=(fault,)), Settings("en"), [fault])
    assert [given.code for given in dossier.faults] == ["read.binary", "annotate.no-date"]
    assert dossier.language == "en"
