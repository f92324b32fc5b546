"""recoupe cross-checks news coverage: who says what, from whom, in which words, and where they differ."""

__version__ = "0.1.0"
