"""`Dossier` to what people and programs read: HTML, Markdown, JSON, CSV, and the summary of a terminal."""

from recoupe.render.contract import to_fields, to_json
from recoupe.render.document import to_html

__all__ = ["to_fields", "to_html", "to_json"]
