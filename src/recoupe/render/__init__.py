"""Dossiers to JSON, HTML, Markdown, CSV and the terminal."""
