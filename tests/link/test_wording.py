"""Which words may show a claim."""

from link.link_cases import make_article
from recoupe.annotate import annotate
from recoupe.language import load_tables
from recoupe.link.claims.wording import NAMED, PLAIN, UNCLEAR, Place, word_clearly
from recoupe.records import Notes, Span

TOLD = "Le maire Paul Roux affirme que la banque Orvale a versé 3,2 millions d'euros au parti."


def graded(*broken: Span) -> int:
    tables = load_tables("fr")
    article = make_article("nord.txt", None, ["Une banque", TOLD])
    notes = next(iter(annotate([article], tables)))
    assert isinstance(notes, Notes)
    sentence = next(s for s in notes.sentences if s.span.within(article.text) == TOLD)
    start = sentence.span.start
    moved = [Span(start + one.start, start + one.end) for one in broken]
    return word_clearly(sentence.span, Place(article.text, sentence, "body", (), moved), tables.predicates).grade


def test_a_whole_sentence_is_clear() -> None:
    assert graded() in (NAMED, PLAIN)


def test_words_a_machine_broke_are_not() -> None:
    at = TOLD.index("3,2")
    assert graded(Span(at, at + 3)) == UNCLEAR


def test_broken_words_beside_them_do_not_count() -> None:
    assert graded(Span(len(TOLD), len(TOLD) + 4)) in (NAMED, PLAIN)
