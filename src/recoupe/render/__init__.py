"""`Dossier` to what people and programs read: HTML, Markdown, JSON, CSV, and the summary of a terminal."""

from recoupe.render.contract import to_fields, to_json
from recoupe.render.document import to_html
from recoupe.render.linked_data import to_jsonld
from recoupe.render.markdown import to_markdown
from recoupe.render.summary import Line, summary, summary_lines
from recoupe.render.tables import TABLES, to_csv

__all__ = ["TABLES", "Line", "summary", "summary_lines", "to_csv", "to_fields", "to_html", "to_json", "to_jsonld", "to_markdown"]
