"""Denials and refusals: told by a verb, by what is said, by a noun, or by silence."""
