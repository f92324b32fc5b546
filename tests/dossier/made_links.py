"""What ties the three articles of the made-up story: by hand, as `link` would have it."""

from decimal import Decimal

from dossier.pieces import Made
from recoupe.records import (
    Actor,
    Cell,
    Claim,
    Drift,
    Event,
    Figure,
    FigureValue,
    Links,
    Origin,
    Reason,
    Reuse,
    Story,
    Utterance,
)

_EMPLOYEES = "deux employés qui ont requis l’anonymat"


def links(first: Made, second: Made, third: Made) -> Links:
    """Everything across the articles."""
    return Links(
        actors=_actors(first, second, third),
        origins=(
            Origin("o-employees", "a-employees", "anonymous", ("a-sentinelle",)),
            Origin("o-ferrand", "a-ferrand", "named"),
            Origin("o-prefecture", "a-prefecture", "named"),
        ),
        claims=_claims(first, second, third),
        figures=_figures(first, second, third),
        drift=(
            Drift(
                "c-leak",
                "certainty",
                first.cite("aurait caché"),
                third.cite("a caché"),
                Reason("drift.conditional-to-indicative", 0.9, "le conditionnel est devenu un indicatif"),
            ),
        ),
        utterances=(
            Utterance(
                "u-1", "a-ferrand", (first.cite("Rien n’a été caché à personne"), second.cite("On n’a rien caché du tout"))
            ),
        ),
        timeline=(
            Event(
                "2024-02-01",
                "2024-03-01",
                "Le site a été fermé en février",
                (first.cite("Le site a été fermé en février"),),
                "2024-02",
            ),
            Event("2024-03-12", "2024-03-13", "a-t-il déclaré mardi", (second.cite("a-t-il déclaré mardi"),), "2024-03-12"),
        ),
        reuse=(
            Reuse(
                first.article.id,
                third.article.id,
                "rewrite",
                0.34,
                "inferred",
                ((first.cite("une fuite de solvant"), third.cite("une fuite de solvant")),),
            ),
        ),
        stories=(
            Story(
                "s-1", tuple(made.article.id for made in (first, second, third)), (Reason("stories.names", 0.8, "mêmes noms"),)
            ),
        ),
    )


def _actors(first: Made, second: Made, third: Made) -> tuple[Actor, ...]:
    """Who is named."""
    return (
        Actor(
            "a-employees",
            _EMPLOYEES,
            "anonymous",
            ("des employés",),
            (first.place(_EMPLOYEES), third.place("des employés")),
            (first.cite(_EMPLOYEES), third.cite("des employés")),
        ),
        Actor(
            "a-ferrand",
            "Odilon Ferrand",
            "person",
            ("directeur de l’usine de Vaubray",),
            (first.place("Odilon Ferrand"), second.place("Odilon Ferrand"), second.place("directeur de l’usine de Vaubray")),
            (first.cite("Odilon Ferrand"), second.cite("Odilon Ferrand"), second.cite("directeur de l’usine de Vaubray")),
        ),
        Actor(
            "a-prefecture", "La préfecture", "organisation", (), (second.place("La préfecture"),), (second.cite("La préfecture"),)
        ),
        Actor(
            "a-sentinelle",
            "La Sentinelle",
            "media",
            (),
            (second.place("La Sentinelle"), third.place("La Sentinelle")),
            (second.cite("La Sentinelle"), third.cite("La Sentinelle")),
        ),
    )


def _claims(first: Made, second: Made, third: Made) -> tuple[Claim, ...]:
    """Two claims: one contested, one told once."""
    one, two, three = first.article.id, second.article.id, third.article.id
    leak = Claim(
        "c-leak",
        "L’usine de Vaubray a caché une fuite de solvant",
        (
            Cell(
                one,
                "reports-conditional",
                (first.cite("aurait caché pendant des mois une fuite de solvant"),),
                None,
                ("o-employees",),
            ),
            Cell(one, "denies", (first.cite("Rien n’a été caché à personne"),), None, ("o-ferrand",)),
            Cell(two, "denies", (second.cite("dément avoir dissimulé une fuite de solvant"),), None, ("o-ferrand",)),
            Cell(two, "declines", (second.cite("La préfecture n’a pas souhaité commenter"),), None, ("o-prefecture",)),
            Cell(three, "states", (third.cite("L’usine de Vaubray a caché une fuite de solvant"),), None, ("o-employees",)),
        ),
        ("o-employees",),
        1,
        "contested",
        core=True,
    )
    closed = Claim(
        "c-closed",
        "Le site a été fermé en février",
        (
            Cell(one, "states", (first.cite("Le site a été fermé en février"),)),
            Cell(two, "silent", (), "not-mentioned"),
            Cell(three, "silent", (), "time-unknown"),
        ),
        (),
        0,
        "single",
    )
    return (closed, leak)


def _figures(first: Made, second: Made, third: Made) -> tuple[Figure, ...]:
    """Two figures: one rounded, one torn."""
    return (
        Figure(
            "f-homes",
            "foyers raccordés",
            (
                FigureValue(first.cite("Près de 12 000 foyers"), Decimal(12000), "foyer", "approx"),
                FigureValue(second.cite("Quelque 12 400 foyers"), Decimal(12400), "foyer", "approx"),
            ),
            "differ",
            "rounding",
            (Reason("figures.rounding", 0.8, "écart de 3,3 %"),),
        ),
        Figure(
            "f-cost",
            "coût des travaux",
            (
                FigureValue(first.cite("3 millions d’euros"), Decimal(3000000), "EUR", "exact"),
                FigureValue(third.cite("plus de 3 $ à la commune.2 millions de dollars"), None, "USD", "more_than"),
            ),
            "garbled",
            None,
            (Reason("figures.damaged", 1.0, "une des valeurs est déchirée"),),
        ),
    )
