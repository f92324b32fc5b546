"""The dossier as Markdown: the same rows as the page, for a wiki, a mail or a diff."""

import re
from collections.abc import Iterable, Iterator, Sequence

from recoupe.records import Dossier
from recoupe.render.checks import Checks, FigureRow, Words, find_checks
from recoupe.render.guide import Guide, make_guide
from recoupe.render.reader import ArticleView, article_views
from recoupe.render.reported import Absence, ClaimRow, Refusal, claim_rows, refusals
from recoupe.render.sources import source_rows
from recoupe.render.targets import find_targets
from recoupe.render.timeline import Timeline, make_timeline

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def to_markdown(dossier: Dossier) -> str:
    """The dossier as Markdown, ending in one line feed; words of articles are escaped, so that none becomes markup."""
    guide = make_guide(dossier)
    targets = find_targets(guide)
    say = guide.phrases.say
    claims = claim_rows(guide, targets)
    parts: list[Iterable[str]] = [
        _head(guide, claims),
        _reported(guide, claims, refusals(guide, targets)),
        _checks(guide, find_checks(guide, targets)),
        _timeline(guide, make_timeline(guide, targets)),
        _sources(guide),
        _articles(guide, article_views(guide, targets)),
        [f"## {say('nav.method')}", "", *(f"- {line}" for line in guide.phrases.lists["method.limits"]), ""],
        [f"*{say('method.version', version=dossier.version, schema='recoupe/dossier/1')}*"],
    ]
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def escaped(text: str) -> str:
    """Words that stay words in Markdown: marks escaped, line ends folded."""
    plain = _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")
    return _LEADING.sub(r"\1\\\2", plain)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table; its cells are escaped already."""
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _head(guide: Guide, claims: Sequence[ClaimRow]) -> Iterator[str]:
    """Title and first figures."""
    say, count = guide.phrases.say, guide.phrases.count
    core = next((row for row in claims if row.core), None)
    yield f"# {escaped(say('head.quoted', words=core.says)) if core else say('head.no_core')}"
    yield ""
    figures = [count("articles", len(guide.articles))]
    if core and core.n_origins:
        figures.append(count("origins", core.n_origins))
    yield " \u00b7 ".join(figures)
    yield ""


def _reported(guide: Guide, claims: Sequence[ClaimRow], refused: Sequence[Refusal]) -> Iterator[str]:
    """The matrix, its excerpts, and the denials."""
    say = guide.phrases.say
    yield f"## {say('nav.reported')}"
    yield ""
    labels = [guide.label(article) for article in guide.articles]
    head = ["", say("reported.claim"), *labels, say("reported.verdict"), say("reported.origins")]
    yield from _table(head, (_claim(guide, row) for row in claims))
    for item in refused:
        places = ", ".join(dict.fromkeys(label for label, _ in item.articles))
        who = f" **{escaped(', '.join(item.who))}**" if item.who else ""
        yield f"- {item.symbol} {say(f'act.{item.act}')}{who} ({places}) \u2014 {item.claim} {escaped(item.says)}"
        if item.absence:
            yield from (f"  - {line}" for line in absence_lines(guide, item.absence))
    yield ""
    for row in claims:
        yield f"### {row.anchor} \u2014 {escaped(row.says)}"
        yield ""
        for excerpt in row.excerpts:
            who = f" \u2014 {escaped(excerpt.who)}" if excerpt.who else ""
            yield f"- {excerpt.said.symbol} {excerpt.said.word}, {excerpt.label} \u2014 {escaped(excerpt.exact)}{who}"
        yield ""


def absence_lines(guide: Guide, absence: Absence) -> Iterator[str]:
    """What may be said of the articles that do not carry a denial."""
    for labels, phrase in (
        (absence.later, "reported.left_out_later"),
        (absence.before, "reported.left_out_before"),
        (absence.unknown, "reported.left_out_unknown"),
    ):
        if labels:
            yield guide.phrases.say(phrase, articles=", ".join(labels))


def _claim(guide: Guide, row: ClaimRow) -> list[str]:
    """One row of the matrix."""
    cells = ["<br>".join(f"{said.symbol} {said.word}" for said in marks) for _, marks in row.cells]
    say = guide.phrases.say
    verdict = f"{say(f'symbol.{row.verdict}')} {say(f'verdict.{row.verdict}')}"
    severity = f" ({say(f'severity.{row.severity}')})" if row.severity else ""
    origins = "; ".join(escaped(f"{origin.name} {origin.through}".strip()) for origin in row.origins)
    known = guide.phrases.count("origins_short", row.n_origins) if row.n_origins else say("reported.nobody")
    known = f"{known} ({origins})" if origins else say("reported.no_origin")
    return [row.anchor, escaped(row.says), *cells, verdict + severity, known]


def _checks(guide: Guide, checks: Checks) -> Iterator[str]:
    """Figures, damage, drift, quotes without a speaker, utterances."""
    say = guide.phrases.say
    yield f"## {say('nav.check')}"
    yield ""
    damage = [f"\u26a0 {say(f'damage.{row.kind}')}, {_words(row.words)}" for row in checks.damage]
    drift = [f"{say(f'drift.{row.kind}')} \u2014 {_words(row.before)} \u2192 {_words(row.after)}" for row in checks.drift]
    said = [f"**{escaped(row.speaker or '')}** \u2014 {' / '.join(map(_words, row.versions))}" for row in checks.utterances]
    for heading, lines in (
        ("check.figures", [_figure(guide, row) for row in checks.figures]),
        ("check.damage", damage),
        ("check.drift", drift),
        ("check.orphans", [_words(words) for _, words in checks.orphans]),
        ("check.utterances", said),
    ):
        yield f"### {say(heading)}"
        yield ""
        yield from (f"- {line}" for line in lines or [say("check.nothing")])
        yield ""


def _words(words: Words) -> str:
    """Exact words with their article."""
    return f"{words.label} {escaped(words.exact)}"


def _figure(guide: Guide, row: FigureRow) -> str:
    """One figure on one line."""
    say = guide.phrases.say
    severity = f", {say(f'severity.{row.severity}')}" if row.severity else ""
    values = "; ".join(
        f"{_words(value)} ({value.read or say('check.unread' if value.damaged else 'check.no_number')})" for value in row.values
    )
    verdict = f"{say(f'symbol.{row.verdict}')} {say(f'verdict.{row.verdict}')}{severity}"
    return f"{row.anchor} **{escaped(row.what)}** \u2014 {verdict} \u2014 {values}"


def _timeline(guide: Guide, timeline: Timeline) -> Iterator[str]:
    """The events, one a row."""
    say = guide.phrases.say
    yield f"## {say('nav.timeline')}"
    yield ""
    head = [say("timeline.date"), say("timeline.says"), say("timeline.articles")]
    yield from _table(head, ([row.when, escaped(row.says), ", ".join(label for label, _ in row.links)] for row in timeline.rows))


def _sources(guide: Guide) -> Iterator[str]:
    """Who stands behind the claims several articles carry."""
    say = guide.phrases.say
    yield f"## {say('nav.sources')}"
    yield ""
    head = [say(f"sources.{name}") for name in ("claim", "said_by", "independent", "confirmed", "denied", "silent")]
    rows = (
        [
            f"{row.anchor} {escaped(row.says)}",
            escaped(", ".join(row.origins)),
            str(row.n_origins),
            *(", ".join(labels) for labels in (row.reported, row.denied, row.silent)),
        ]
        for row in source_rows(guide)
    )
    yield from _table(head, rows)


def _articles(guide: Guide, views: Sequence[ArticleView]) -> Iterator[str]:
    """What is known of each article; its text is not repeated."""
    say = guide.phrases.say
    yield f"## {say('nav.articles')}"
    yield ""
    for view in views:
        outlet = escaped(view.outlet or say("article.unknown_outlet"))
        title = escaped(view.title or say("article.no_title"))
        basis = f" ({view.basis})" if view.basis else ""
        yield f"- **{view.label}** {outlet} \u2014 {title} \u2014 {view.published}{basis} \u2014 `{view.source.replace('`', '')}`"
        yield f"  - SHA-256 `{view.sha256}`"
    yield ""
