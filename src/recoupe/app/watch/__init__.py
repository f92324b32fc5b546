"""The verb that follows the news, and the places it tells."""
