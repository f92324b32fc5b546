"""`Page` to `Article`: the words kept, what each is, and where each stood in the page."""

from recoupe.clean.cleaning import clean
from recoupe.clean.hosts import repeated_lines

__all__ = ["clean", "repeated_lines"]
