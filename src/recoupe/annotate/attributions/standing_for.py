"""Whom a pronoun that speaks stands for: the mention it was tied to, or whoever spoke last, whichever is the better bet.

A pronoun in front of a verb of speaking is, more often than not, whoever spoke before: what `mentions` ties it to by being the
only one around ("only-antecedent") yields to that, what it ties by grammar does not. Measured on the 432 pronouns of the open
stories that speak.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.records import Mention, Span

REACH = 400
"""Characters back to the speaker a pronoun stands for, when the mention itself does not say: about one paragraph."""
OWNERS = ("ses", "son", "sa", "leur", "leurs", "l'", "les")
"""Words of a source that only tell whose it is: "à ses yeux", "à l'en croire"; they say nothing of the owner's gender."""
PLURAL = ("ils", "elles", "eux", "les", "leur", "leurs")
BODIES = ("organisation", "media", "document")
WEAK = "mentions.only-antecedent"


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun that speaks: its word, where it stands, what it says, and the body genders the article tells."""

    word: str
    at: int
    content: Span
    genders: Mapping[str, str]


def is_pronoun(word: str) -> bool:
    """Whether a source is a person's pronoun or only says whose it is."""
    return word in ("il", "elle", "ils", "elles", "lui", "eux", *OWNERS)


def last_spoken(asked: Asked, said: Sequence[tuple[int, Mention]]) -> Mention | None:
    """The last speaker a pronoun can stand for, near enough not to be a guess: a person first, else a body.

    Args:
        asked: the pronoun.
        said: where each attribution accepted so far is made, and who speaks in it, in reading order.
    """
    near = [(place, speaker) for place, speaker in said if asked.at - REACH <= place <= asked.at]
    near = [(place, speaker) for place, speaker in near if fits(asked, speaker) and not asked.content.holds(speaker.span)]
    people = [speaker for _, speaker in near if speaker.kind in ("person", "anonymous") or speaker.plural]
    bodies = [speaker for _, speaker in near if speaker.kind in BODIES]
    if asked.word in OWNERS:
        return near[-1][1] if near else None
    return people[-1] if people else bodies[-1] if bodies else None


def fits(asked: Asked, mention: Mention) -> bool:
    """Whether gender and number allow it; of a body whose gender nothing tells, both."""
    if mention.plural != (asked.word in PLURAL):
        return False
    gender = mention.gender or asked.genders.get(mention.name)
    return gender is None or asked.word in OWNERS or asked.word == "lui" or (gender == "f") == asked.word.startswith("elle")


def better(asked: Asked, tied: Mention, said: Sequence[tuple[int, Mention]], owned: bool = False) -> Mention:
    """The mention a pronoun was tied to, or whoever spoke last where that tie is weak.

    A description that tells by a possessive whose it is ("le sort de son entraîneur") is somebody's, and that one goes on.
    """
    spoken = last_spoken(asked, said) if owned or tied.kind != "person" else None
    return spoken if spoken is not None and spoken.kind in ("person", "anonymous") else tied
