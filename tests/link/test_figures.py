"""The cases of the figure files, and what holds for every set of figures."""

from dataclasses import replace

import pytest

from annotate.reading_cases import DAY, Case, made_article, read_cases
from recoupe.annotate.damage import find_damage
from recoupe.annotate.moments import find_moments
from recoupe.annotate.quantities import find_quantities
from recoupe.language import load_tables
from recoupe.link.figures import link_figures
from recoupe.link.timeline import link_timeline
from recoupe.records import Actor, Figure, Notes, Place, Published, Span


def noted(text: str, source: str) -> Notes:
    """The notes of a small article, numbers and times only."""
    tables, article = load_tables("fr"), made_article(text, source)
    damage = find_damage(article, tables)
    return Notes(
        article, quantities=find_quantities(article, damage, tables), moments=find_moments(article, DAY, tables), damage=damage
    )


def notes_of(case: Case) -> list[Notes]:
    return [noted(line, f"{at}.txt") for at, line in enumerate(case.text.split("\n"))]


def figures_of(case: Case) -> tuple[Figure, ...]:
    return link_figures(notes_of(case), (), load_tables("fr"))


def shown(figure: Figure) -> tuple[str, ...]:
    verdict = figure.verdict + (f" {figure.severity}" if figure.severity else "")
    return ("figure", " / ".join(value.cite.exact for value in figure.values), verdict)


CASES = [
    case
    for name in ("figures", "figures-after", "figures-moving", "figures-known", "figures-voices")
    for case in read_cases(f"link/{name}.fr.md")
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_figures_are_aligned_and_judged_as_the_case_says(case: Case) -> None:
    told = [shown(figure) for figure in figures_of(case)]
    together = [line for line in told if line[2] != "single" or line in case.lines]
    assert together == list(case.lines)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_order_of_the_articles_changes_nothing(case: Case) -> None:
    notes, tables = notes_of(case), load_tables("fr")
    assert link_figures(notes[::-1], (), tables) == link_figures(notes, (), tables)
    assert link_timeline(notes[::-1], (), tables) == link_timeline(notes, (), tables)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_no_number_is_in_two_figures_and_a_broken_one_has_no_value(case: Case) -> None:
    notes = notes_of(case)
    cited = [(v.cite.article, v.cite.span) for f in figures_of(case) for v in f.values if v.unit not in ("date", "source")]
    told = {(n.article.id, q.span): q.dimension for n in notes for q in n.quantities}
    assert len(cited) == len(set(cited))
    assert set(cited) <= told.keys()
    assert {told[left] for left in told.keys() - set(cited)} <= {"count", "duration"}
    garbled = [figure for figure in figures_of(case) if figure.verdict == "garbled"]
    assert all(any(value.value is None for value in figure.values) for figure in garbled)


def dated(text: str, source: str, day: str) -> Notes:
    note = noted(text, source)
    return replace(note, article=replace(note.article, published=Published(day, "metadata")))


def told_over_days(*told: tuple[str, str]) -> list[tuple[str, ...]]:
    notes = [dated(text, f"{at}.txt", day) for at, (text, day) in enumerate(told)]
    return [shown(figure) for figure in link_figures(notes, (), load_tables("fr")) if figure.verdict != "single"]


def test_a_toll_that_rises_from_day_to_day_is_no_contradiction() -> None:
    first, second = "Le cyclone a fait huit morts à Sabou.", "À Sabou, le cyclone a tué onze personnes."
    values = "huit morts / onze personnes"
    assert told_over_days((first, "2026-01-05"), (second, "2026-01-07")) == [("figure", values, "differ scope")]
    assert told_over_days((first, "2026-01-05"), (second, "2026-01-05")) == [("figure", values, "differ contradiction")]
    assert told_over_days((first, "2026-01-07"), (second, "2026-01-05")) == [("figure", values, "differ contradiction")]


def test_an_aid_raised_since_is_no_contradiction() -> None:
    first, second = (
        "La ministre promet une aide de 50 millions d'euros aux sinistrés.",
        "L'aide promise aux sinistrés est portée à 80 millions d'euros.",
    )
    (told,) = told_over_days((first, "2026-01-05"), (second, "2026-01-07"))
    assert told[2] == "differ scope"
    assert told_over_days((first, "2026-01-05"), (second, "2026-01-05")) == [(*told[:2], "differ contradiction")]


def test_a_floor_told_the_same_day_as_a_larger_toll_is_no_contradiction() -> None:
    first, second = "Au moins huit personnes ont péri dans le cyclone.", "Le cyclone a fait onze morts."
    (told,) = told_over_days((first, "2026-01-05"), (second, "2026-01-05"))
    assert told[2] == "differ scope"
    exact = told_over_days((first.replace("Au moins huit", "Huit"), "2026-01-05"), (second, "2026-01-05"))
    assert [figure[2] for figure in exact] == ["differ contradiction"]


def test_what_two_firms_cut_is_no_contradiction() -> None:
    texts = "Le fabricant Orsel a annoncé 1 235 emplois supprimés.", "Le distributeur {} a annoncé 2 389 emplois supprimés."
    for name, told in (("Lumen", ["single", "single"]), ("Orsel", ["differ"])):
        notes = [noted(text.format(name), f"{at}.txt") for at, text in enumerate(texts)]
        figures = link_figures(notes, [firm(one, notes) for one in sorted({"Orsel", name})], load_tables("fr"))
        assert [figure.verdict for figure in figures] == told


def firm(name: str, notes: list[Notes]) -> Actor:
    """A firm, wherever its name stands."""
    at = [(note, note.article.text.find(name)) for note in notes if name in note.article.text]
    places = tuple(Place(note.article.id, Span(start, start + len(name))) for note, start in at)
    return Actor(name, name, "organisation", (name,), places, ())


def test_the_missing_become_fewer() -> None:
    first, second = "Quinze personnes sont portées disparues à Sabou.", "Neuf habitants de Sabou manquent à l\u2019appel."
    (told,) = told_over_days((first, "2026-01-05T09:00"), (second, "2026-01-05T18:00"))
    assert told[2] == "differ scope"


def test_what_an_article_converts_is_a_stated_rate() -> None:
    case = next(case for case in CASES if case.title == "a conversion is one figure")
    assert [(r.rule, r.note) for figure in figures_of(case) for r in figure.because] == [
        ("figures.stated-rate", "100 dollars = 92 euros"),
    ]


def test_a_sum_that_would_explain_broken_words_is_shown_as_an_inference() -> None:
    case = next(case for case in CASES if "broken" in case.title)
    notes = [reason.note for figure in figures_of(case) for reason in figure.because if reason.rule == "figures.sum-tried"]
    assert notes == [
        "72 + 20 = 92 \u2248 92 millions de dollars; 7.2 + 20 = 27.2 \u2260",
    ]


def test_a_row_of_the_timeline_cites_every_article_that_tells_it() -> None:
    notes = [
        noted("Le rapport Vasseur sur la digue, publié mardi, accuse la régie Ostal.", "a.txt"),
        noted("Mardi, un rapport publié par Vasseur sur la digue accusait la régie Ostal.", "b.txt"),
        noted("La chorale de Spa chantera dimanche à la cathédrale.", "c.txt"),
    ]
    rows = [(event.start, len(event.cites)) for event in link_timeline(notes, (), load_tables("fr"))]
    assert rows == [("2024-03-12", 2), ("2024-03-17", 1)]


def test_rates_and_vague_times_make_no_row() -> None:
    notes = [
        noted(
            "Chaque jour, et depuis longtemps, la digue fuit ; ces dernières années, on l’a réparée pendant trois mois.", "a.txt"
        )
    ]
    assert link_timeline(notes, (), load_tables("fr")) == ()


def test_what_a_row_says_stands_in_its_first_cite() -> None:
    long = (
        "La régie Ostal, "
        + "qui gère la digue et ses vannes, " * 8
        + "a promis le 3 mars des travaux, "
        + "et encore des travaux, " * 8
        + "enfin."
    )
    (event,) = link_timeline([noted(long, "a.txt")], (), load_tables("fr"))
    assert event.says == event.cites[0].exact
    assert "le 3 mars" in event.says
    assert len(event.says) < 200


def test_a_line_that_only_dates_the_article_makes_no_row_and_an_hour_alone_takes_its_sentence() -> None:
    notes = [noted("Publié le 12 mars 2024\n09h05. La régie Ostal ouvre la vanne de secours de la digue.", "a.txt")]
    rows = [event.says for event in link_timeline(notes, (), load_tables("fr"))]
    assert all("Publié" not in says for says in rows)
