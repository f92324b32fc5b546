"""What a caller may choose about watching."""

from dataclasses import dataclass

from recoupe.engine.settings import RunSettings

MINUTE_S, HOUR_S, DAY_S = 60, 3_600, 86_400


@dataclass(frozen=True, slots=True)
class WatchSettings:
    """The choices of a watch.

    Attributes:
        run: as for any run.
        every_s: between two requests for one feed, unless it asks for longer.
        window_days: articles older than that keep their stories; newer ones are grouped again as others come.
        places: who is told what happens, by names of the caller's.
        most_pages: articles fetched in one round; the others wait for the next.
    """

    run: RunSettings
    every_s: int = 15 * MINUTE_S
    window_days: int = 7
    places: tuple[str, ...] = ()
    most_pages: int = 200
