"""All that one language knows, loaded once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from recoupe.language.abbreviations import Abbreviations, load_abbreviations
from recoupe.language.calendar import Calendar, load_calendar
from recoupe.language.collector import paused_collector
from recoupe.language.conjugation import load_conjugation
from recoupe.language.counting import Counting, load_counting
from recoupe.language.cues import Cues, load_cues
from recoupe.language.damage_rules import DamageRules, load_damage_rules
from recoupe.language.figures import FigureWords, load_figures
from recoupe.language.hedges import Hedges, load_hedges
from recoupe.language.leftovers import Leftovers, load_leftovers
from recoupe.language.moment_rules import MomentRules, load_moment_rules
from recoupe.language.names import Names, load_names
from recoupe.language.notices import Notices, load_notices
from recoupe.language.numbers import Numbers, load_numbers
from recoupe.language.page_words import PageWords, load_page_words
from recoupe.language.plain_cues import EveryLanguage, PlainCues
from recoupe.language.polls import PollWords, load_polls
from recoupe.language.predicates import Predicates, load_languages
from recoupe.language.units import Units, load_units

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Tables:
    """The frozen tables of one language; each field has one loader module and its data files beside it."""

    language: str
    abbreviations: Abbreviations
    names: Names
    predicates: Predicates = Predicates()
    cues: Cues = Cues()
    hedges: Hedges = Hedges()
    leftovers: Leftovers = field(default_factory=load_leftovers)
    page_words: PageWords = field(default_factory=load_page_words)
    numbers: Numbers = Numbers()
    calendar: Calendar = Calendar()
    moment_rules: MomentRules = MomentRules()
    damage_rules: DamageRules = DamageRules()
    units: Units = Units()
    counting: Counting = Counting()
    polls: PollWords = PollWords()
    figures: FigureWords = FigureWords()
    plain_cues: Mapping[str, PlainCues] = field(default_factory=EveryLanguage)
    notices: Notices = field(default_factory=load_notices)


def load_tables(language: str = "fr") -> Tables:
    """Load the tables of a language, once for each process.

    Args:
        language: ISO 639-1 code; a folder of that name must stand beside this file.

    Raises:
        LexiconError: a data file cannot be used.
    """
    with paused_collector():
        return _loaded(language)


@cache
def _loaded(language: str) -> Tables:
    """The tables of a language, whether it is named or left to the default."""
    folder = FOLDER / language
    numbers, calendar = load_numbers(folder / "numbers.toml"), load_calendar(folder / "calendar.toml")
    return Tables(
        language=language,
        abbreviations=load_abbreviations(folder / "abbreviations.toml"),
        names=load_names(folder),
        predicates=load_languages(FOLDER, language),
        cues=load_cues(folder, load_conjugation(folder / "conjugation.toml")),
        hedges=load_hedges(folder / "hedges.toml"),
        numbers=numbers,
        calendar=calendar,
        moment_rules=load_moment_rules(folder / "moments.toml", calendar, numbers),
        damage_rules=load_damage_rules(folder / "damage.toml", calendar),
        units=load_units(folder / "units.toml"),
        counting=load_counting(folder / "counting.toml"),
        polls=load_polls(folder / "polls.toml"),
        figures=load_figures(folder / "figures.toml"),
    )
