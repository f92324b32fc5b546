"""The numbers that decide what one story is, and what chose them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StreamSettings:
    """How near two articles of a stream must be.

    The similarities of a story are not those of another: headlines share one word in ten, dispatches one in two. So a
    similarity counts in shares of what both articles reach with their own nearest (`nearest`), never below `floor`.
    With that, one `resolution` serves headlines, near twins and whole articles alike: docs/decisions/0004.

    Attributes:
        window_days: articles further apart do not meet; the story between them may still be one.
        body_chars: characters of the text that are read: the lead tells the story, the rest its background.
        terms: heaviest terms of an article that are compared.
        nearest: neighbours whose mean similarity is an article's own measure.
        floor, short_floor: least measure of an article, of whole texts and of headlines.
        resolution: mean relative similarity inside a story, in [0, 1]; `short_resolution` among headlines.
        saga_resolution, saga_floor: the same between stories; `saga_days`: days between two stories of a saga.
        decay: share of a similarity lost for each day between two articles.
        short_words: an article of fewer words is read as a headline: meaning is compared beside words.
        meaning_share: weight of meaning where it is compared.
        most_meanings: articles of one window whose meaning is worked out, at some milliseconds each.
    """

    window_days: float = 3.0
    body_chars: int = 1200
    terms: int = 60
    nearest: int = 3
    floor: float = 0.17
    short_floor: float = 0.25
    resolution: float = 0.32
    short_resolution: float = 0.27
    saga_resolution: float = 0.25
    saga_floor: float = 0.3
    saga_days: float = 30.0
    decay: float = 0.05
    short_words: int = 25
    meaning_share: float = 0.3
    most_meanings: int = 20_000


DEFAULT = StreamSettings()
