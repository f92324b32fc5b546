"""What a query means to the full text: each word in the stems it may have, names in their spellings, all of it quoted.

Nothing a person typed stands unquoted in what the database is given: words are what the analysis makes of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product

from recoupe.library.analysis import analyser, fold, fold_name, sound
from recoupe.library.indexing import SHORTEST_NAME
from recoupe.library.opening import Library
from recoupe.library.search.query import All, Either, Near, Node, QueryError, Words

MOST_READINGS = 24
"""Ways one phrase is looked for: a word has one or two stems, and five words of two are 32."""
MOST_SPELLINGS = 8
"""Other spellings of one name that are looked for; the commonest names of the press have four."""
LONG_PREFIX = 4
"""Letters from which words with other accents are looked up one by one; stems begin as shorter ones do."""
MOST_FORMS = 64
"""Such words looked for, so that a question stays small; beyond, what has the accents typed and what stems begin so is found."""
LONG_NAME = 5
"""Letters from which a word in small letters is looked for in other spellings too, where names have them: "putin", "poutine"."""

Run = tuple[str, ...]
"""Words side by side."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table keeps stems and forms: names of columns."""

    stems: str
    forms: str
    title_stems: str
    title_forms: str


ARTICLES = Place("title body", "title_forms body_forms", "title", "title_forms")
STATEMENTS = Place("content", "content_forms", "content", "content_forms")
CLAIMS = Place("says", "says_forms", "says", "says_forms")


@dataclass(slots=True)
class Sought:
    """What to light up in a text: runs of stems, runs of forms, beginnings of words; and the names that were added."""

    stems: set[Run] = field(default_factory=set)
    forms: set[Run] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    spellings: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(slots=True)
class Matching:
    """Turns queries into what the full text of one library is asked."""

    library: Library
    languages: tuple[str, ...]
    sought: Sought = field(default_factory=Sought)
    stem_of: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def compile(self, node: Node, place: Place) -> str:
        """The question the full text is asked.

        Raises:
            QueryError: a word has no letter or digit that is searched.
        """
        if isinstance(node, Words):
            return self._words(node, place)
        if isinstance(node, Near):
            return self._near(node, place)
        if isinstance(node, Either):
            return f"({' OR '.join(self.compile(part, place) for part in node.parts)})"
        wanted = f"({' AND '.join(self.compile(part, place) for part in node.parts)})"
        return self._without(wanted, node, place)

    def _without(self, wanted: str, node: All, place: Place) -> str:
        """What is sought without what is not; the latter is not lit up."""
        lit, self.sought = self.sought, Sought()
        for part in node.never:
            wanted = f"({wanted} NOT {self.compile(part, place)})"
        self.sought = lit
        return wanted

    def _words(self, words: Words, place: Place) -> str:
        if words.prefix:
            return self._prefix(words, place)
        if words.exact:
            run = self._forms(words)
            self.sought.forms.add(run)
            return _asked(place.title_forms if words.title else place.forms, [_quoted(run)])
        runs = [*self._runs(words), *self._spellings(words)]
        self.sought.stems.update(runs)
        return _asked(place.title_stems if words.title else place.stems, map(_quoted, dict.fromkeys(runs)))

    def _prefix(self, words: Words, place: Place) -> str:
        """The last word may go on: as typed, and with other accents where the letters before the star are words enough."""
        *run, last = self._forms(words)
        folded, titles = fold(last), words.title
        forms = [f"{_quoted((*run, last))} *"]
        self.sought.prefixes.add(last)
        if words.exact:
            return _asked(place.title_forms if titles else place.forms, forms)
        self.sought.prefixes.add(folded)
        if len(folded) >= LONG_PREFIX:
            rows = self.library.database.execute(
                "SELECT DISTINCT form FROM accents WHERE folded >= ? AND folded < ? ORDER BY form LIMIT ?",
                (folded, f"{folded}\U0010ffff", MOST_FORMS),
            )
            forms += [_quoted((*run, row[0])) for row in rows]
        asked = [_asked(place.title_forms if titles else place.forms, forms)]
        if not run:
            asked.append(_asked(place.title_stems if titles else place.stems, [f"{_quoted((folded,))} *"]))
        return f"({' OR '.join(asked)})"

    def _near(self, near: Near, place: Place) -> str:
        exact = all(part.exact for part in near.parts)
        readings = [[self._forms(part)] if exact else self._runs(part) for part in near.parts]
        for runs in readings:
            (self.sought.forms if exact else self.sought.stems).update(runs)
        asked = [
            f"NEAR({' '.join(_quoted(run) for run in chosen)}, {near.distance})"
            for chosen in islice(product(*readings), MOST_READINGS)
        ]
        return _asked(place.forms if exact else place.stems, asked)

    def _forms(self, words: Words) -> Run:
        run = tuple(term.form for term in analyser(self.languages[0]).terms(words.text))
        if not run:
            raise QueryError("needs_words", 0, words.text)
        return run

    def _runs(self, words: Words) -> list[Run]:
        """The runs of stems a phrase may be, in the languages of the library."""
        found = dict[Run, None]()
        for language in self.languages:
            terms = analyser(language).terms(words.text)
            ways = [self._stems(term.form, language) for term in terms]
            found |= dict.fromkeys(islice(product(*ways), MOST_READINGS)) if terms else {}
        if not found:
            raise QueryError("needs_words", 0, words.text)
        return list(found)[:MOST_READINGS]

    def _stems(self, form: str, language: str) -> tuple[str, ...]:
        """The stems a word may have: as typed, without its accents, and those that accents left out would have led to."""
        key = f"{language} {form}"
        known = self.stem_of.get(key)
        if known is None:
            folded = fold(form)
            stems = [analyser(language).stem(form), analyser(language).stem(folded)]
            if form == folded:
                rows = self.library.database.execute(
                    "SELECT DISTINCT stem FROM accents WHERE folded = ? ORDER BY stem LIMIT ?", (folded, MOST_SPELLINGS)
                )
                stems += [row[0] for row in rows]
            known = self.stem_of[key] = tuple(dict.fromkeys(stems))
        return known

    def _spellings(self, words: Words) -> list[Run]:
        """Other spellings of a name: those of the library that sound the same, and those people or dossiers gave."""
        if words.quoted or words.text[:1].isdigit():
            return []
        folded = fold_name(words.text)
        likely = words.text[:1].isupper() or len(folded) >= LONG_NAME
        if not likely or not folded or " " in folded:
            return self._aliases(words, folded) if likely else []
        rows = self.library.database.execute(
            "SELECT word FROM name_words WHERE sound = ? AND word <> ? ORDER BY word LIMIT ?",
            (sound(folded), folded, MOST_SPELLINGS),
        )
        others = tuple(row[0] for row in rows) if len(folded) >= SHORTEST_NAME else ()
        return self._added(words.text, others) + self._aliases(words, folded)

    def _aliases(self, words: Words, folded: str) -> list[Run]:
        if not words.text[:1].isupper():
            return []
        rows = self.library.database.execute(
            "SELECT DISTINCT other_key FROM aliases WHERE name_key = ? AND length(other_key) >= ? ORDER BY other_key LIMIT ?",
            (folded, SHORTEST_NAME, MOST_SPELLINGS),
        )
        return self._added(words.text, tuple(row[0] for row in rows))

    def _added(self, typed: str, others: Sequence[str]) -> list[Run]:
        """Runs of names that were not typed, kept to be told."""
        if not others:
            return []
        self.sought.spellings[typed] = tuple(dict.fromkeys((*self.sought.spellings.get(typed, ()), *others)))
        return [run for other in others for run in self._runs(Words(other))]


def speaker_asked(matching: Matching, name: str) -> str:
    """What the full text of statements is asked for who speaks: every word of the name, in any of its spellings."""
    words = fold_name(name).split()
    if not words:
        raise QueryError("needs_words", 0, name)
    asked = []
    for word in words:
        rows = matching.library.database.execute(
            "SELECT word FROM name_words WHERE sound = ? AND word <> ? ORDER BY word LIMIT ?", (sound(word), word, MOST_SPELLINGS)
        )
        others = tuple(row[0] for row in rows) if len(word) >= SHORTEST_NAME else ()
        if others:
            matching.sought.spellings[word] = others
        asked.append(_asked("speaker", (_quoted((one,)) for one in (word, *others))))
    return f"({' AND '.join(asked)})"


def languages_of(library: Library) -> tuple[str, ...]:
    """The languages of the articles, the one of most first; a walk over the index, not over the articles."""
    rows = library.database.execute(
        "WITH RECURSIVE each (language) AS (SELECT min(language) FROM articles UNION ALL"
        " SELECT (SELECT min(language) FROM articles WHERE language > each.language) FROM each WHERE each.language IS NOT NULL)"
        " SELECT language FROM each WHERE language IS NOT NULL"
    )
    found = [row[0] for row in rows]
    return ("fr", *(language for language in found if language != "fr")) if "fr" in found or not found else tuple(found)


def hits(sought: Sought, text: str, language: str | None) -> Iterator[tuple[int, int]]:
    """Where the words sought stand in a text: characters [start, end), in order, none inside another."""
    terms = analyser(language or "").terms(text)
    firsts = {run[0] for run in sought.stems} | {run[0] for run in sought.forms}
    prefixes, done = tuple(sought.prefixes), 0
    for at, term in enumerate(terms):
        if term.start < done:
            continue
        last = at if prefixes and (term.form.startswith(prefixes) or fold(term.form).startswith(prefixes)) else -1
        if term.stem in firsts or term.form in firsts:
            last = max(last, _run_end(terms, at, sought))
        if last >= at:
            done = terms[last].end
            yield term.start, done


def _run_end(terms: Sequence[tuple[str, str, int, int]], at: int, sought: Sought) -> int:
    """The last word of the longest run that starts here; -1 when none does."""
    best = -1
    for runs, which in ((sought.stems, 0), (sought.forms, 1)):
        for run in runs:
            if at + len(run) <= len(terms) and all(terms[at + step][which] == word for step, word in enumerate(run)):
                best = max(best, at + len(run) - 1)
    return best


def _quoted(run: Iterable[str]) -> str:
    """Words side by side as the full text takes them; what could end the quotation is taken out."""
    return '"' + " ".join(run).replace('"', "") + '"'


def _asked(columns: str, phrases: Iterable[str]) -> str:
    return f"{{{columns}}} : ({' OR '.join(phrases)})"
