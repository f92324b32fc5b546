"""`Dossier` to what people and programs read: HTML, Markdown, JSON, CSV, and the summary of a terminal."""

from recoupe.render.contract import to_fields, to_json

__all__ = ["to_fields", "to_json"]
