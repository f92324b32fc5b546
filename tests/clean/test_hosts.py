"""What one host repeats in article after article is its furniture."""

from clean.cleaning_cases import tables
from recoupe.clean import clean, repeated_lines
from recoupe.read import read_bytes
from recoupe.records import Article, Page

LINE = "Le Quai reste ouvert à vos récits, écrivez-nous."
BODIES = [
    "Le bac de Rochebrune reprendra lundi, a dit la maire.\nLes horaires changent peu.",
    "La halle a brûlé dans la nuit de samedi.\nPersonne n’a été blessé, selon les pompiers.",
    "Le lycée Sorel gagne deux classes.\nLe rectorat a confirmé mardi.",
    "Le port attend trois navires.\nLa grève est finie depuis jeudi soir.",
]


def made(bodies: list[str], line: str = LINE, host: str = "https://le-quai.example") -> list[tuple[Page, Article]]:
    """Pages of one host, each with its own words and one line in common."""
    out = []
    for n, body in enumerate(bodies):
        page = read_bytes(
            f"{host}/{n}", f"Un titre pour {n}\n\n{body}\n{line}\nUn dernier mot pour l’article {n}, de la rédaction.".encode()
        )
        assert isinstance(page, Page)
        article = clean(page, tables())
        assert isinstance(article, Article)
        out.append((page, article))
    return out


def test_a_line_three_articles_of_a_host_share_is_removed_with_its_reason() -> None:
    read = made(BODIES[:3])
    found = repeated_lines(read)
    assert sorted(found) == sorted(article.id for _, article in read)
    page, before = read[0]
    again = clean(page, tables(), found[page.id])
    assert isinstance(again, Article)
    assert LINE in before.text
    assert LINE not in again.text
    assert [one.because for one in again.furniture if one.exact == LINE] == ["leftovers.host-repeats"]


def test_two_articles_are_not_enough() -> None:
    assert repeated_lines(made(BODIES[:2])) == {}


def test_articles_of_different_hosts_may_share_a_sentence() -> None:
    read = [made(BODIES[n : n + 1], host=f"https://h{n}.example")[0] for n in range(3)]
    assert repeated_lines(read) == {}


def test_articles_without_a_host_are_left_alone() -> None:
    assert repeated_lines(made(BODIES[:3], host="dossier/articles")) == {}


def test_copies_of_one_text_bear_no_witness() -> None:
    assert repeated_lines(made([BODIES[0]] * 3)) == {}


def test_a_long_line_is_text_not_furniture() -> None:
    assert repeated_lines(made(BODIES[:3], line=" ".join(["mot"] * 40) + ".")) == {}
