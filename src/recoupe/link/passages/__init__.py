"""Passages that stand in several texts of a collection."""

from recoupe.link.passages.finding import find_passages

__all__ = ["find_passages"]
