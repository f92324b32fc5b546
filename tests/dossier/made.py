"""A small made-up story of three articles, as records: nothing here comes from a stage."""

from datetime import date
from decimal import Decimal
from functools import cache

from dossier.made_links import links
from dossier.pieces import Made, block, left, make, markup
from recoupe.dossier import Settings, compile_dossier
from recoupe.records import (
    Attribution,
    Byline,
    Credit,
    Damage,
    Dossier,
    Fault,
    Mention,
    Moment,
    Notes,
    Page,
    Poll,
    Published,
    Quantity,
    Reason,
    Share,
)

SENTINELLE = make(
    "vaubray/sentinelle.html",
    "html",
    [
        markup('<!doctype html>\n<html lang="fr"><head><title>La Sentinelle</title></head>\n<body>\n<nav>'),
        left("navigation", "Accueil | Régions | Abonnez-vous", "leftovers.menu"),
        markup("</nav>\n<article><h1>"),
        block("title", "L&rsquo;usine de Vaubray aurait cach&eacute; une fuite"),
        markup('</h1>\n<p class="by">'),
        block("byline", "Par <a href='/marthe'>Marthe Quesnel</a>"),
        markup("</p><time>"),
        block("date", "12 mars 2024"),
        markup("</time>\n<p>"),
        block(
            "body",
            "La direction de l&rsquo;usine de Vaubray <b>aurait caché</b> pendant des mois une fuite de solvant, "
            "selon deux employés qui ont requis l&rsquo;anonymat. Près de 12&nbsp;000 foyers boivent cette eau.",
        ),
        markup("</p>\n<div>"),
        left("advert", "La suite après cette annonce", "leftovers.advert-marker"),
        markup("</div>\n<p>"),
        block(
            "body",
            "« Rien n&rsquo;a été caché à personne », a répondu le directeur, Odilon Ferrand. Le site a été fermé en février. "
            "Les travaux coûteraient 3 millions d&rsquo;euros.",
        ),
        markup("</p></article>\n<footer>"),
        left("share", "Partager sur Piaf &amp; Cie", "leftovers.share"),
        markup("</footer><script>var a = '<p>no words</p>';</script></body></html>\n"),
    ],
)
GAZETTE = make(
    "vaubray/gazette.txt",
    "text",
    [
        block("title", "Fuite à Vaubray : la direction dément"),
        markup("\n\n"),
        block("date", "13 mars 2024, 08:15"),
        markup("\n"),
        block(
            "body",
            "Odilon Ferrand, directeur de l’usine de Vaubray, dément avoir dissimulé une fuite de solvant, comme l’affirme "
            "La Sentinelle. « On n’a rien caché du tout », a-t-il déclaré mardi.",
        ),
        markup("\n\n"),
        block("body", "La préfecture n’a pas souhaité commenter. Quelque 12 400 foyers sont raccordés."),
        markup("\n"),
        block("list_item", "Institut Corvin, Vaubray : 54 % des habitants disent ne plus boire cette eau"),
        markup("\n"),
        block("credit", "Source : La Sentinelle, Agence Midi"),
        markup("\n"),
        left("comments", "Laisser un commentaire", "leftovers.comments"),
        markup("\n"),
    ],
)
RELAIS = make(
    "vaubray/relais.txt",
    "text",
    [
        left("share", "Partagez", "leftovers.share"),
        markup("\n"),
        block("body", "L’usine de Vaubray a caché une fuite de solvant, révèle La Sentinelle, citant des employés."),
        markup("\n"),
        block("body", "Les travaux coûteront plus de 3 $ à la commune.2 millions de dollars. “Tout le monde savait”"),
        markup("\n"),
        block("body", "La préfète, elle, n’a rien dit hier soir."),
        markup("\n"),
    ],
)


def _said(made: Made, words: str, cue: str, source: str, speaker: str | None, **more: object) -> Attribution:
    """An attribution, its words told by their text."""
    given = {
        "speaker_kind": "person",
        "act": "asserts",
        "mode": "direct",
        "hedged": False,
        "hedge": None,
        "because": (Reason("attributions.verb-after-quote", 0.9),),
    } | more
    return Attribution(
        content=made.span(words),
        cue=made.span(cue) if cue else None,
        source=made.span(source) if source else None,
        speaker=made.span(speaker) if speaker else None,
        **given,  # type: ignore[arg-type]
    )


def _counted(made: Made, words: str, value: str | None, unit: str, **more: object) -> Quantity:
    """A quantity, its words told by their text."""
    given = {"approximator": "exact", "dimension": "count", "period": None, "damaged": False} | more
    number = Decimal(value) if value else None
    rule = "quantities.number-unit"
    return Quantity(span=made.span(words), value=number, low=None, high=None, unit=unit, rule=rule, **given)  # type: ignore[arg-type]


def sentinelle() -> Notes:
    made = SENTINELLE
    article = made.having(
        outlet="La Sentinelle",
        language="fr",
        title=made.article.blocks[0].span,
        bylines=(Byline("Marthe Quesnel", made.span("Marthe Quesnel")),),
        published=Published("2024-03-12", "text", (made.cite("12 mars 2024"),)),
    ).article
    deux = "deux employés qui ont requis l’anonymat"
    return Notes(
        article,
        mentions=(
            Mention(made.span(deux), "anonymous", "anonymous", deux),
            Mention(made.span("Odilon Ferrand"), "person", "name", "Odilon Ferrand"),
        ),
        attributions=(
            _said(
                made,
                "La direction de l’usine de Vaubray aurait caché pendant des mois une fuite de solvant",
                "selon",
                deux,
                deux,
                speaker_kind="anonymous",
                mode="indirect",
                hedged=True,
                hedge="conditional",
            ),
            _said(
                made,
                "« Rien n’a été caché à personne »",
                "a répondu",
                "le directeur, Odilon Ferrand",
                "Odilon Ferrand",
                act="denies",
            ),
        ),
        quantities=(
            _counted(made, "Près de 12 000 foyers", "12000", "foyer", approximator="approx"),
            _counted(made, "3 millions d’euros", "3000000", "EUR", dimension="money"),
        ),
        moments=(
            Moment(
                made.span("en février"), "date", "2024-02-01", "2024-03-01", "2024-02", "month", "during", False, "moments.month"
            ),
        ),
        seen_from=date(2024, 3, 12),
    )


def gazette() -> Notes:
    made = GAZETTE
    credit = made.article.blocks[-1].span
    article = made.having(
        outlet="gazette.example",
        language="fr",
        title=made.article.blocks[0].span,
        published=Published("2024-03-13T08:15", "text", (made.cite("13 mars 2024, 08:15"),)),
        credits=(Credit(credit, "text", ("La Sentinelle", "Agence Midi")),),
    ).article
    return Notes(
        article,
        mentions=(
            Mention(made.span("Odilon Ferrand"), "person", "name", "Odilon Ferrand"),
            Mention(made.span("La préfecture"), "organisation", "role", "préfecture"),
        ),
        attributions=(
            _said(
                made,
                "dissimulé une fuite de solvant",
                "dément",
                "Odilon Ferrand",
                "Odilon Ferrand",
                act="denies",
                mode="indirect",
            ),
            _said(made, "« On n’a rien caché du tout »", "a-t-il déclaré", "Odilon Ferrand", "Odilon Ferrand", act="denies"),
            _said(
                made,
                "n’a pas souhaité commenter",
                "n’a pas souhaité commenter",
                "La préfecture",
                "La préfecture",
                speaker_kind="organisation",
                act="declines",
                mode="indirect",
            ),
        ),
        quantities=(_counted(made, "Quelque 12 400 foyers", "12400", "foyer", approximator="approx"),),
        moments=(
            Moment(made.span("mardi"), "date", "2024-03-12", "2024-03-13", "2024-03-12", "day", "at", False, "moments.weekday"),
        ),
        polls=(
            Poll(
                made.article.blocks[-2].span,
                ("Institut Corvin",),
                "Vaubray",
                (Share(Decimal(54), None),),
                None,
                ("field dates", "sample size", "margin of error", "sponsor"),
            ),
        ),
        seen_from=date(2024, 3, 13),
    )


def relais() -> Notes:
    made = RELAIS
    torn = "plus de 3 $ à la commune.2 millions de dollars"
    return Notes(
        made.having(language="fr", flags=("no-title", "no-date")).article,
        attributions=(_said(made, "“Tout le monde savait”", "", "", None, speaker_kind="unspecified"),),
        quantities=(_counted(made, torn, None, "USD", dimension="money", damaged=True, approximator="more_than"),),
        damage=(Damage(made.span(torn), "number", "damage.torn-number"),),
        faults=(
            Fault("annotate.no-date", made.article.source, "no date: relative days are not resolved", made.cite("hier soir")),
        ),
    )


def made_pages() -> tuple[Page, ...]:
    return (SENTINELLE.page, GAZETTE.page, RELAIS.page)


@cache
def made_dossier(language: str = "fr") -> Dossier:
    """The dossier of the story."""
    empty = Fault("read.empty", "vaubray/vide.txt", "no character in this file")
    return compile_dossier([sentinelle(), gazette(), relais()], links(SENTINELLE, GAZETTE, RELAIS), Settings(language), [empty])
