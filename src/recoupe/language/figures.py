"""What numbers are numbers of, in the words of a language: classes of words that tell one slot from another."""

import re
import tomllib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from recoupe.language.numbers import EMPTY
from recoupe.records import LexiconError

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STEM = 6
"""Letters kept of a word to compare it: "hospitalisés" and "hospitalisation" meet, "contrat" and "contraire" do not."""
ENDINGS = frozenset("sx")
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Disputes:
    """Words beside numbers that dispute each other.

    Attributes:
        named: behind a number, whose it is said to be.
        by: whose number it is.
        counter: somebody says another number.
        limit: a limit set to the number.
        veto: the number changed, is a part of the other, or is of another time.
        plain: words that make a number no number of something.
        elided: somebody else stands before the number, the verb left out; `tells` finds that verb before the first number.
        expected: the first number was hoped for or set.
        contrast: one voice is set against another, whatever day each speaks of.
    """

    named: re.Pattern[str] = EMPTY
    by: re.Pattern[str] = EMPTY
    counter: re.Pattern[str] = EMPTY
    limit: re.Pattern[str] = EMPTY
    veto: re.Pattern[str] = EMPTY
    plain: frozenset[str] = frozenset()
    elided: re.Pattern[str] = EMPTY
    tells: re.Pattern[str] = EMPTY
    expected: re.Pattern[str] = EMPTY
    contrast: re.Pattern[str] = EMPTY


@dataclass(frozen=True, slots=True)
class Voices:
    """Words by which two voices tell two numbers.

    Attributes:
        telling: somebody tells a number; `answers` does so with a number of its own, `answering` behind that number.
        whose: whose number it is ("selon la police").
        against: all that stands between two numbers of two voices ("contre 12 000 pour les syndicats").
        same: the second teller is the first, told by a pronoun.
        verb, deed: the second number has a verb of its own, behind it or before.
        veto: time has passed, or the one is part of the other.
    """

    telling: re.Pattern[str] = EMPTY
    answers: re.Pattern[str] = EMPTY
    answering: re.Pattern[str] = EMPTY
    whose: re.Pattern[str] = EMPTY
    against: re.Pattern[str] = EMPTY
    same: re.Pattern[str] = EMPTY
    verb: re.Pattern[str] = EMPTY
    deed: re.Pattern[str] = EMPTY
    veto: re.Pattern[str] = EMPTY


@dataclass(frozen=True, slots=True)
class Changes:
    """Words beside numbers of which one is what the other was.

    Attributes:
        against: all that stands between a number and the one it replaces; `day` behind it, or `now` before the first, say so.
        former: before a number, that it is of a toll before.
        all_in, without: an amount with everything counted in, and one with something left out.
        other_year: behind a number, that it is of another year: no state of the same thing.
    """

    against: re.Pattern[str] = EMPTY
    day: re.Pattern[str] = EMPTY
    now: re.Pattern[str] = EMPTY
    former: re.Pattern[str] = EMPTY
    all_in: re.Pattern[str] = EMPTY
    without: re.Pattern[str] = EMPTY
    other_year: re.Pattern[str] = EMPTY


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The word classes of one language.

    Attributes:
        whole, starts: word, or beginning of a word, to its class.
        event_whole, event_starts: the same for what happened.
        apart: pairs of classes that never name one slot together.
        money: classes that name an amount of money; `money_nouns` are counted by the million in money alone.
        common: words that tell nothing.
        anyone: nouns that stand for any person; `groups` those of them that stand for several at once.
        kin: nouns to the groups of those that may count one thing; `people` are any person and the groups that make up a crowd.
        times: the unit of how often a thing was done; `repeated` classes are counted so, as so many `often`,
            and what is `done` as so many of its noun.
        conversion: what stands between an amount and the same amount in another currency.
        one_source, many_sources: a source said to be the only one, and sources in the plural, with their countries (`kinds`).
        countries: beginning of an adjective of a country, and its masculine.
        bounds: classes that name a bound and not what is measured.
        disputes: what tells that two numbers of one article dispute each other.
        aimed, given: words before a number that is asked for or hoped for, and before one that was given or counted.
        hoped: behind a number that is asked or hoped for.
        some: a number and what follows, where it is of some among those known.
        grown, summed: words that say a number grew, or that some are added up; `tolls` are counted on for days, `fading` fall.
        less, grave: before a number that is held down; behind one of the gravely, or lightly, `hurt` alone (`light`).
        no_start: a start that is none of what lasts; made: jobs that are created.
        changes: what tells that a number is what another was; voices: what tells that two voices tell two numbers.
        definite, future, criterion: before a number of things already known, of what is to come, of whom a rule is for.
        sorts: adjectives that tell some of what is counted from others.
        voices_before, voices_after: beside a number of those who speak to a reporter.
        place, past: a place beside a number; words of a time before in its sentence.
        opens, stops: right before a number, that a part of the sentence begins with it; behind it, where that part ends.
        currencies: code of a currency to the name several share ("dollar"); `bare_currency` finds that name alone.
        worth: what currencies are roughly worth, in one of them.
    """

    whole: dict[str, str] = field(default_factory=dict)
    starts: dict[str, str] = field(default_factory=dict)
    event_whole: dict[str, str] = field(default_factory=dict)
    event_starts: dict[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    money: frozenset[str] = frozenset()
    money_nouns: frozenset[str] = frozenset()
    bounds: frozenset[str] = frozenset()
    of_people: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    anyone: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    kin: dict[str, frozenset[str]] = field(default_factory=dict)
    times: str | None = None
    often: str | None = None
    repeated: frozenset[str] = frozenset()
    done: tuple[tuple[str, re.Pattern[str]], ...] = ()
    people: frozenset[str] = frozenset()
    conversion: re.Pattern[str] = EMPTY
    one_source: re.Pattern[str] = EMPTY
    many_sources: re.Pattern[str] = EMPTY
    countries: tuple[tuple[str, str], ...] = ()
    disputes: Disputes = field(default_factory=Disputes)
    currencies: dict[str, str] = field(default_factory=dict)
    bare_currency: re.Pattern[str] = EMPTY
    worth: dict[str, Decimal] = field(default_factory=dict)
    aimed: re.Pattern[str] = EMPTY
    given: re.Pattern[str] = EMPTY
    grown: re.Pattern[str] = EMPTY
    summed: re.Pattern[str] = EMPTY
    among: re.Pattern[str] = EMPTY
    part: re.Pattern[str] = EMPTY
    tolls: frozenset[str] = frozenset()
    fading: frozenset[str] = frozenset()
    no_start: re.Pattern[str] = EMPTY
    made: re.Pattern[str] = EMPTY
    less: re.Pattern[str] = EMPTY
    grave: re.Pattern[str] = EMPTY
    hurt: str | None = None
    changes: Changes = field(default_factory=Changes)
    voices: Voices = field(default_factory=Voices)
    definite: re.Pattern[str] = EMPTY
    future: re.Pattern[str] = EMPTY
    criterion: re.Pattern[str] = EMPTY
    sorts: frozenset[str] = frozenset()
    voices_before: re.Pattern[str] = EMPTY
    voices_after: re.Pattern[str] = EMPTY
    opens: re.Pattern[str] = EMPTY
    stops: re.Pattern[str] = EMPTY
    some: re.Pattern[str] = EMPTY
    place: re.Pattern[str] = EMPTY
    past: re.Pattern[str] = EMPTY
    light: re.Pattern[str] = EMPTY
    hoped: re.Pattern[str] = EMPTY

    def class_of(self, word: str) -> str | None:
        """The class of a word; a word listed whole goes before a beginning, a long beginning before a short one."""
        lower = word.lower()
        found = self.whole.get(lower)
        return found or _longest(lower, self.starts)

    def event_of(self, word: str) -> str | None:
        """What a word says happened."""
        lower = word.lower()
        found = self.event_whole.get(lower)
        return found or _longest(lower, self.event_starts)

    def stem(self, word: str) -> str | None:
        """What a word is compared by; None for one that tells nothing."""
        lower = word.lower()
        return lower[:STEM] if len(lower) >= SHORTEST and lower not in self.common else None

    def singular(self, word: str) -> str:
        """A plural noun as what is counted is called: without its ending."""
        lower = word.lower()
        return lower[:-1] if lower[-1:] in ENDINGS and len(lower) >= SHORTEST else lower

    def stand_apart(self, one: str | None, other: str | None) -> bool:
        """Whether two classes never name one slot together."""
        return one is not None and other is not None and frozenset((one, other)) in self.apart

    def akin(self, one: str | None, other: str | None) -> bool:
        """Whether two nouns may count one thing: the same, or of one group."""
        if one is None or other is None:
            return False
        return one == other or not self.kin.get(one, frozenset()).isdisjoint(self.kin.get(other, frozenset()))

    def country(self, word: str) -> str | None:
        """The country an adjective names, by the beginning all its forms share."""
        lower = word.lower()
        return next((name for start, name in self.countries if lower.startswith(start) and len(lower) - len(start) <= 3), None)


def load_figures(file: Path) -> FigureWords:
    """Read the figure table of one language.

    Raises:
        LexiconError: a pair names a class nobody defined, or a currency shares two names.
    """
    name = f"{file.parent.name}/{file.name}"
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    whole, starts = _classes(data["class"])
    event_whole, event_starts = _classes(data["event"])
    for pair in data["apart"]["pairs"]:
        unknown = [one for one in pair if one not in data["class"]]
        if unknown or len(pair) != 2:
            raise LexiconError(name, str(pair), "not two classes")
    return FigureWords(
        whole=whole,
        starts=starts,
        event_whole=event_whole,
        event_starts=event_starts,
        apart=frozenset(frozenset(pair) for pair in data["apart"]["pairs"]),
        money=frozenset(data["money"]["classes"]),
        money_nouns=frozenset(data["money"]["nouns"]),
        bounds=frozenset(data["apart"]["bounds"]),
        of_people=frozenset(data["apart"]["of_people"]),
        common=frozenset(data["common"]["words"]),
        anyone=frozenset([*data["anyone"]["words"], *data["anyone"]["groups"]]),
        groups=frozenset(data["anyone"]["groups"]),
        kin=_kin(name, data["kin"]),
        times=data["times"]["unit"],
        often=data["times"]["noun"],
        done=tuple((noun, re.compile(pattern, re.I)) for noun, pattern in data["times"]["done"].items()),
        repeated=frozenset(data["times"]["classes"]),
        people=frozenset([*data["anyone"]["words"], *(word for key in data["dispute"]["people"] for word in data["kin"][key])]),
        conversion=re.compile(data["conversion"]["between"]),
        one_source=re.compile(data["source"]["one"], re.I),
        many_sources=re.compile(data["source"]["many"], re.I),
        countries=tuple(
            sorted(
                ((form, entry.split("|")[0]) for entry in data["source"]["countries"] for form in entry.split("|")),
                key=lambda pair: (-len(pair[0]), pair),
            )
        ),
        disputes=_disputes(data["dispute"]),
        currencies=_currencies(name, data["currency"]["shared"]),
        bare_currency=re.compile(data["currency"]["bare"], re.I),
        worth={code: Decimal(str(value)) for code, value in data["currency"]["worth"].items()},
        aimed=re.compile(data["aim"]["aimed"], re.I),
        given=re.compile(data["aim"]["given"], re.I),
        hoped=re.compile(data["aim"]["hoped"], re.I),
        light=re.compile(data["grown"]["light"], re.I),
        some=re.compile(data["among"]["some"], re.I),
        place=re.compile(data["clause"].pop("place")),
        among=re.compile(data["among"]["them"], re.I),
        part=re.compile(data["among"]["part"], re.I),
        summed=re.compile(data["grown"]["summed"], re.I),
        grown=re.compile(data["grown"]["said"], re.I),
        tolls=frozenset(data["grown"]["tolls"]),
        fading=frozenset(data["grown"]["fading"]),
        made=re.compile(data["grown"]["made"], re.I),
        no_start=re.compile(data["since"]["no"], re.I),
        less=re.compile(data["grown"]["less"], re.I),
        hurt=data["grown"]["hurt"],
        **{key: re.compile(pattern, 0 if key == "definite" else re.I) for key, pattern in data["known"].items()},
        sorts=frozenset(data["sorts"]["words"]),
        **{key: re.compile(pattern, re.I) for key, pattern in data["clause"].items()},
        grave=re.compile(data["grown"]["grave"], re.I),
        voices=Voices(**{key: re.compile(pattern, re.I) for key, pattern in data["voice"].items()}),
        changes=Changes(**{key: re.compile(pattern, re.I) for key, pattern in data["change"].items()}),
    )


def _kin(name: str, groups: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Each noun to its groups."""
    found: dict[str, set[str]] = {}
    for group, words in groups.items():
        for word in words:
            if group in found.setdefault(word, set()):
                raise LexiconError(name, word, f"twice under {group}")
            found[word].add(group)
    return {word: frozenset(names) for word, names in found.items()}


def _currencies(name: str, shared: dict[str, list[str]]) -> dict[str, str]:
    """Each code to the one name it shares."""
    found: dict[str, str] = {}
    for called, codes in shared.items():
        for code in codes:
            if found.setdefault(code, called) != called:
                raise LexiconError(name, code, f"also under {found[code]}")
        # A name alone stands for the code where no country is told.
        found[called] = called
    return found


def _disputes(section: dict[str, Any]) -> Disputes:
    keys = ("named", "by", "counter", "limit", "veto", "elided", "tells", "expected", "contrast")
    return Disputes(plain=frozenset(section["plain"]), **{key: re.compile(section[key], re.I) for key in keys})


def _classes(section: dict[str, list[str]]) -> tuple[dict[str, str], dict[str, str]]:
    """Whole words and beginnings with their class; of two classes that hold one word, the first listed keeps it."""
    whole: dict[str, str] = {}
    starts: dict[str, str] = {}
    for key, words in section.items():
        for word in words:
            (starts if word.endswith("*") else whole).setdefault(word.rstrip("*").lower(), key)
    return whole, starts


def _longest(word: str, starts: dict[str, str]) -> str | None:
    """What the longest known beginning of a word stands for."""
    return next((starts[word[:length]] for length in range(len(word), 0, -1) if word[:length] in starts), None)
