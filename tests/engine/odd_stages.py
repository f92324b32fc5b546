"""Stages that do what articles do to real ones: answer, fault, fail, kill the process. Another process imports them by name."""

import os

from recoupe.language import Tables
from recoupe.records import Fault, LexiconError, Page


def answer(page: Page, tables: Tables) -> str | Fault:
    """Do what the page's text says."""
    match page.text:
        case "fault":
            return Fault("clean.no-main-text", page.source, "nothing there")
        case "fail":
            raise ValueError(f"no such thing\nin {page.source}")
        case "die":
            os._exit(9)
        case "lexicon":
            raise LexiconError("fr/odd.toml", "odd", "planted")
    return f"{tables.language}:{page.source}:{page.text}"


def page(number: int, text: str = "words") -> Page:
    """A page named after its number."""
    return Page(f"{number:03}.txt", f"{number:064x}", text, "text")
