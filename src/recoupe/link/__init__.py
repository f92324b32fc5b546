"""Many notes to links: actors, claims, figures, origins, timeline."""
