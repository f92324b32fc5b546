import itertools
from dataclasses import replace
from decimal import Decimal

from dossier.made import GAZETTE, RELAIS, SENTINELLE, gazette, made_dossier, relais, sentinelle
from dossier.made_links import links
from recoupe.dossier import compile_dossier
from recoupe.records import Dossier, Event, FigureValue, Links
from recoupe.render.dots import plot_of
from recoupe.render.guide import make_guide
from recoupe.render.sources import BOX, draw_sources, source_rows
from recoupe.render.targets import find_targets
from recoupe.render.timeline import EDGE, WIDTH, Timeline, make_timeline

TIED = links(SENTINELLE, GAZETTE, RELAIS)


def story(tied: Links) -> Dossier:
    return compile_dossier([sentinelle(), gazette(), relais()], tied)


def timeline(*events: Event) -> Timeline:
    guide = make_guide(story(replace(TIED, timeline=events)))
    return make_timeline(guide, find_targets(guide))


def event(start: str, end: str | None) -> Event:
    return Event(start, end, "en février", (SENTINELLE.cite("en février"),))


def test_values_of_one_unit_stand_on_one_scale() -> None:
    plot = plot_of(make_guide(made_dossier()), TIED.figures[0])
    assert plot is not None
    assert [(dot.x, dot.labels) for dot in plot.dots] == [(22.0, "A3"), (238.0, "A1")]


def test_values_of_two_units_or_with_one_number_have_no_scale() -> None:
    guide = make_guide(made_dossier())
    homes = TIED.figures[0]
    dollars = FigureValue(GAZETTE.cite("Quelque 12 400 foyers"), Decimal(12400), "USD", "exact")
    assert plot_of(guide, replace(homes, values=(homes.values[0], dollars))) is None
    assert plot_of(guide, TIED.figures[1]) is None
    assert plot_of(guide, replace(homes, values=homes.values[:1])) is None


def test_a_zero_is_a_value_like_another() -> None:
    homes = TIED.figures[0]
    low = replace(homes.values[0], value=Decimal(-5))
    zero = replace(homes.values[1], value=Decimal(0))
    plot = plot_of(make_guide(made_dossier()), replace(homes, values=(low, zero)))
    assert plot is not None
    assert [dot.labels for dot in plot.dots] == ["A3", "A1"]


def test_later_events_stand_further_right_and_all_stand_inside() -> None:
    axis = timeline(event("2019-01-01", "2020-01-01"), event("2024-02-01", "2024-03-01"), event("2024-03-12", "2024-03-13")).axis
    assert axis is not None
    xs = [bar.x for bar in axis.bars]
    assert xs == sorted(xs)
    assert all(EDGE <= bar.x <= WIDTH - EDGE for bar in axis.bars)
    assert [bar.wide for bar in axis.bars] == [True, True, False]
    assert len(axis.breaks) >= 1


def test_events_of_one_time_stand_in_lanes_of_their_own() -> None:
    axis = timeline(*(event("2024-02-01", "2024-03-01") for _ in range(1)), event("2024-02-10", "2024-02-20")).axis
    assert axis is not None
    assert len({bar.y for bar in axis.bars}) == 2


def test_an_event_without_an_end_goes_on_to_the_edge() -> None:
    axis = timeline(event("2024-02-01", None)).axis
    assert axis is not None
    assert axis.bars[0].open
    assert axis.bars[0].x + axis.bars[0].width == WIDTH - EDGE


def test_what_is_no_date_is_told_in_the_table_alone() -> None:
    told = timeline(event("soon", None))
    assert [row.when for row in told.rows] == ["depuis soon"]
    assert told.axis is not None
    assert told.axis.bars == ()


def test_articles_without_a_date_are_named() -> None:
    assert timeline().undated == ("A2",)


def test_no_dates_no_axis() -> None:
    guide = make_guide(compile_dossier([relais()], Links()))
    assert make_timeline(guide, find_targets(guide)).axis is None


def test_chains_run_from_origin_over_relay_to_article() -> None:
    drawing = draw_sources(make_guide(made_dossier()))
    assert drawing is not None
    by_kind = {kind: [node.full for node in drawing.nodes if node.kind == kind] for kind in ("anonymous", "relay", "article")}
    assert by_kind["anonymous"] == ["deux employés qui ont requis l’anonymat"]
    assert by_kind["relay"] == ["La Sentinelle"]
    assert [name[:2] for name in by_kind["article"]] == ["A1", "A2", "A3"]
    xs = {kind: next(node.x for node in drawing.nodes if node.kind == kind) for kind in by_kind}
    assert xs["anonymous"] + BOX < xs["relay"]
    assert xs["relay"] + BOX < xs["article"]


def test_boxes_of_one_column_do_not_touch() -> None:
    drawing = draw_sources(make_guide(made_dossier()))
    assert drawing is not None
    for x in {node.x for node in drawing.nodes}:
        column = sorted((node.y, node.y + node.height) for node in drawing.nodes if node.x == x)
        assert all(below[0] >= above[1] for above, below in itertools.pairwise(column))
        assert column[-1][1] <= drawing.height


def test_an_inferred_link_is_drawn_apart() -> None:
    origins = tuple(replace(origin, inferred=origin.id == "o-employees") for origin in TIED.origins)
    drawing = draw_sources(make_guide(story(replace(TIED, origins=origins))))
    assert drawing is not None
    assert {edge.inferred for edge in drawing.edges} == {True, False}


def test_no_origin_no_drawing() -> None:
    claims = tuple(
        replace(claim, origins=(), cells=tuple(replace(cell, origins=()) for cell in claim.cells)) for claim in TIED.claims
    )
    assert draw_sources(make_guide(story(replace(TIED, claims=claims)))) is None


def test_the_table_by_claim_tells_who_reports_denies_and_is_silent() -> None:
    row = source_rows(make_guide(made_dossier()))[0]
    assert (row.reported, row.denied, row.silent, row.n_origins) == (("A2", "A3"), ("A1", "A3"), (), 1)
