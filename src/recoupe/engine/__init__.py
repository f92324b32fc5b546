"""Calls the stages in order, in this process or in others."""

from recoupe.engine.local import read_articles, run
from recoupe.engine.settings import RunSettings

__all__ = ["RunSettings", "read_articles", "run"]
