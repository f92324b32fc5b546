"""All a language knows about who is named: names the press uses every day, and the words of descriptions."""

from dataclasses import dataclass
from pathlib import Path

from recoupe.language.agents import Agents, load_agents
from recoupe.language.descriptions import Descriptions, load_descriptions
from recoupe.language.known_names import KnownNames, load_known_names


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """Tables that finders of mentions and the linking of actors share."""

    known: KnownNames
    descriptions: Descriptions
    agents: Agents


def load_names(folder: Path) -> Names:
    """Read the tables of names of one language.

    Raises:
        LexiconError: a file cannot be used.
    """
    return Names(load_known_names(folder), load_descriptions(folder), load_agents(folder / "agents.toml"))
