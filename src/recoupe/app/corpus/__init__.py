"""The verbs about a whole corpus of articles, one a line of JSON: stories, and who copies whom."""
