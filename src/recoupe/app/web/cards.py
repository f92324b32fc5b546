"""What was found in one article, as cards beside its text; each says which other articles have it too."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recoupe.app.web.chains import chains_to
from recoupe.app.web.story_view import StoryView
from recoupe.records import Cite, Notes, Quantity, Span
from recoupe.render.fields import decimal_string
from recoupe.render.wording import moment_words, run_words

MOST = 300
"""Cards of one tab: an article with more is a table."""


@dataclass(frozen=True, slots=True)
class Also:
    """Another article that has it; `at` are its words there, as an address names them."""

    label: str
    article: str
    at: str
    symbol: str


@dataclass(frozen=True, slots=True)
class Card:
    """One thing found.

    Attributes:
        head: what it is: a verdict, a speaker, a value as read.
        exact: the words themselves.
        href: of the words in this article.
        row: the permanent row it is part of, to go to; "" where there is none.
        also: the other articles that have it.
        soft: what else is known of it.
        at: its words in this article, as an address names them.
    """

    head: str
    symbol: str
    exact: str
    href: str
    row: str = ""
    also: tuple[Also, ...] = ()
    soft: str = ""
    at: str = ""
    look: str = ""
    """How it is drawn: "written" or "inferred", of a chain."""


Maker = Callable[[StoryView, Notes], Iterator[Card]]


def cards_of(view: StoryView, notes: Notes, tab: str) -> tuple[Card, ...]:
    """The cards of one tab."""
    return tuple(card for card, _ in zip(MAKERS[tab](view, notes), range(MOST), strict=False))


def _at(view: StoryView, cite: Cite) -> str:
    """The link to words of an article, named by their place."""
    return f"{view.ways.article(view.guide.label(cite.article))}?at={cite.span.start}-{cite.span.end}#at"


def _place(cite: Cite) -> str:
    return f"{cite.span.start}-{cite.span.end}"


def _claims(view: StoryView, notes: Notes) -> Iterator[Card]:
    """Claims this article does something with."""
    own, say = notes.article.id, view.phrases.say
    for n, (claim, row) in enumerate(zip(view.dossier.links.claims, view.claims, strict=True), start=1):
        cells = [cell for cell in claim.cells if cell.cites]
        mine = [cell for cell in cells if cell.article == own]
        if not mine:
            continue
        others = tuple(_also(view, cell.cites[0], say(f"symbol.{cell.act}")) for cell in cells if cell.article != own)
        cite = mine[0].cites[0]
        act = say(f"act.{mine[0].act}")
        verdict = f"{say(f'symbol.{row.verdict}')} {say(f'verdict.{row.verdict}')}"
        href = view.targets.href(f"c{n}", cite)
        yield Card(act, say(f"symbol.{mine[0].act}"), cite.exact, href, view.ways.row(f"c{n}"), others, verdict, _place(cite))


def _also(view: StoryView, cite: Cite, symbol: str) -> Also:
    label = view.guide.label(cite.article)
    return Also(label, str(cite.article), _place(cite), symbol)


def _quotes(view: StoryView, notes: Notes) -> Iterator[Card]:
    """Who says what."""
    say, guide = view.phrases.say, view.guide
    known = {"denies": "denies", "declines": "declines", "asks": "questions"}
    for n, said in enumerate(guide.said[notes.article.id], start=1):
        cite = notes.article.cite(said.content)
        act = known.get(said.act, "reports-conditional" if said.hedged else "reports")
        soft = " \u00b7 ".join((say(f"mode.{said.mode}"), *([say(f"hedge.{said.hedge}")] if said.hedge else [])))
        head = guide.speaker(notes.article.id, said) or say("article.no_speaker")
        href = view.targets.href(f"{guide.label(notes.article.id)}:row:q{n}", cite)
        yield Card(f"{head} \u2014 {say(f'act.{said.act}')}", say(f"symbol.{act}"), cite.exact, href, soft=soft)


def _figures(view: StoryView, notes: Notes) -> Iterator[Card]:
    """Aligned figures first, then every other quantity."""
    own, say = notes.article.id, view.phrases.say
    told: set[Span] = set()
    for n, figure in enumerate(view.dossier.links.figures, start=1):
        mine = [value for value in figure.values if value.cite.article == own]
        if not mine:
            continue
        told.update(value.cite.span for value in mine)
        others = {value.cite.article: value for value in figure.values if value.cite.article != own}
        sign = {"agree": "\u2248", "differ": "\u2260"}.get(figure.verdict, say(f"symbol.{figure.verdict}"))
        also = tuple(_also(view, value.cite, sign) for value in others.values())
        cite = mine[0].cite
        verdict = say(f"verdict.{figure.verdict}")
        href = view.targets.href(f"n{n}", cite)
        yield Card(
            figure.what, say(f"symbol.{figure.verdict}"), cite.exact, href, view.ways.row(f"n{n}"), also, verdict, _place(cite)
        )
    for quantity in notes.quantities:
        if quantity.span not in told:
            cite = notes.article.cite(quantity.span)
            symbol = say("symbol.garbled") if quantity.damaged else ""
            yield Card(_value(view, quantity), symbol, cite.exact, _at(view, cite), soft=quantity.rule)


def _value(view: StoryView, quantity: Quantity) -> str:
    if quantity.damaged or quantity.value is None:
        return view.phrases.say("check.unread" if quantity.damaged else "check.no_number")
    return f"{view.phrases.number(decimal_string(quantity.value) or '')}\u202f{quantity.unit or ''}".strip()


def _dates(view: StoryView, notes: Notes) -> Iterator[Card]:
    """Dates as written and as resolved."""
    for moment in notes.moments:
        cite = notes.article.cite(moment.span)
        head = run_words(moment.start, moment.end, view.phrases) if moment.start else view.phrases.say("bench.unresolved")
        if moment.start is None and moment.end is not None:
            head = view.phrases.say("bench.until", end=moment_words(moment.end, view.phrases))
        yield Card(head, "\u2248" if moment.approximate else "", cite.exact, _at(view, cite), soft=moment.rule)


def _actors(view: StoryView, notes: Notes) -> Iterator[Card]:
    """Actors this article names."""
    own, say = notes.article.id, view.phrases.say
    for n, actor in enumerate(view.dossier.links.actors, start=1):
        mine = [cite for cite in actor.cites if cite.article == own]
        if not mine:
            continue
        first = {cite.article: cite for cite in reversed(actor.cites) if cite.article != own}
        also = tuple(_also(view, cite, "") for cite in first.values())
        names = ", ".join(dict.fromkeys(cite.exact for cite in mine))
        yield Card(
            actor.name, "", names, _at(view, mine[0]), view.ways.row(f"a{n}"), also, say(f"actor.{actor.kind}"), _place(mine[0])
        )


def _provenance(view: StoryView, notes: Notes) -> Iterator[Card]:
    """Credits, evidence about the article itself, and words it shares."""
    article, say = notes.article, view.phrases.say
    for credit in article.credits:
        cite = article.cite(credit.span)
        head = view.phrases.texts.get(f"credit.{credit.kind}", credit.kind)
        yield Card(head, "", cite.exact, _at(view, cite), soft=", ".join(credit.names))
    for reuse in view.dossier.links.reuse:
        if article.id in (reuse.earlier, reuse.later) and reuse.pairs:
            mine, theirs = reuse.pairs[0] if reuse.earlier == article.id else reuse.pairs[0][::-1]
            soft = f"{round(100 * reuse.share)}\u202f% \u00b7 {say(f'direction.{reuse.direction}')}"
            also = (_also(view, theirs, "\u2192" if reuse.earlier == article.id else "\u2190"),)
            yield Card(say(f"reuse.{reuse.kind}"), "", mine.exact, _at(view, mine), also=also, soft=soft, at=_place(mine))
    for chain in chains_to(view, article.id):
        sure = say("provenance.inferred" if chain.inferred else "provenance.written")
        head = " \u2192 ".join((*chain.names, view.guide.label(article.id)))
        soft = f"{sure} \u00b7 {view.phrases.count('claims_found', chain.n_claims)}"
        look = "inferred" if chain.inferred else "written"
        yield Card(head, "", chain.cite.exact, _at(view, chain.cite), soft=soft, look=look)
    yield from _received(view, notes)
    for one in article.evidence:
        href = _at(view, article.cite(one.span)) if one.span else ""
        chosen = say("reader.chosen" if one.chosen else "reader.passed_over")
        field = view.phrases.texts.get(f"evidence.{one.field}", one.field)
        yield Card(f"{field} \u2014 {chosen}", "", one.value[:300], href, soft=f"{one.said_by} {one.because}".strip())


def _received(view: StoryView, notes: Notes) -> Iterator[Card]:
    """What came: where from, when, and the hashes by which anybody knows it again."""
    article, say = notes.article, view.phrases.say
    page = view.pages.get(str(article.id))
    if page is not None and page.url:
        yield Card(say("provenance.url"), "", page.url, "")
    if page is not None and page.captured:
        yield Card(say("provenance.captured"), "", moment_words(page.captured[:16], view.phrases), "")
    yield Card(say("provenance.received"), "", f"sha256:{article.received_sha256}", "")
    yield Card(say("provenance.cleaned"), "", f"sha256:{article.text_sha256}", "")


MAKERS: dict[str, Maker] = {
    "claims": _claims,
    "quotes": _quotes,
    "figures": _figures,
    "dates": _dates,
    "actors": _actors,
    "provenance": _provenance,
}
"""What makes the cards of each tab."""
