"""What a language knows: one folder of data files a language, and their loaders."""

from recoupe.language.tables import Tables, load_tables

__all__ = ["Tables", "load_tables"]
