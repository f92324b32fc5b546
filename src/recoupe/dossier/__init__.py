"""Notes and links to a dossier, and its verification."""
