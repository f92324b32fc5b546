"""The verbs that work on a library."""
