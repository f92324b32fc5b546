"""Articles to notes; this room alone sees spaCy."""
