"""What people say the machine got wrong about who is who: an input of `link`, never a result."""

from dataclasses import dataclass

from recoupe.records.links import Place


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a person points at: every mention worded so, or the one mention that stands at a place.

    Attributes:
        name: words as an article writes them; capitals and accents do not count. "" when `place` tells.
        place: one mention, by its article and its span of the clean text; None when `name` tells.
    """

    name: str = ""
    place: Place | None = None

    def __post_init__(self) -> None:
        """Refuse one that points at nothing, or at two things."""
        if bool(self.name.strip()) == (self.place is not None):
            raise ValueError("a pointer is words or a place, not both, not none")

    @property
    def key(self) -> tuple[str, str, int, int]:
        """What pointers are put in order by."""
        where = self.place
        return (self.name, where.article, where.span.start, where.span.end) if where else (self.name, "", 0, 0)


@dataclass(frozen=True, slots=True)
class Corrections:
    """People's corrections of the actors and claims of a story; their order never matters.

    Attributes:
        merges: pairs that are one actor. An anonymous source is never merged with a named actor, whoever asks.
        splits: pairs that are two actors; a split goes before a merge, found or asked for.
        renames: an actor, and what to call it.
        same_claims: words of two claims that are one.
        taken_out: words that stand in a claim and are another.
        wordings: words an article uses, by which a claim is to be shown.
        no_claims: words that are no claim.
    """

    merges: tuple[tuple[Pointer, Pointer], ...] = ()
    splits: tuple[tuple[Pointer, Pointer], ...] = ()
    renames: tuple[tuple[Pointer, str], ...] = ()
    same_claims: tuple[tuple[Place, Place], ...] = ()
    taken_out: tuple[Place, ...] = ()
    wordings: tuple[Place, ...] = ()
    no_claims: tuple[Place, ...] = ()


UNCORRECTED = Corrections()
"""Nobody has said anything."""
