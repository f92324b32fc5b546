"""Pages to articles: the words kept, and where each stood in the page."""
