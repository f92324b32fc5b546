"""`Page` to `Article`: the words kept, what each is, and where each stood in the page."""

from recoupe.clean.cleaning import clean

__all__ = ["clean"]
