"""The news followed: feeds asked in turn, articles into stories, what matters found and told."""
