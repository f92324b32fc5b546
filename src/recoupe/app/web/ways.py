"""The addresses of the desk: which screen shows which row, which article holds which words."""

from recoupe.render.ways import Ways

SCREENS = {"c": "claims", "n": "figures", "t": "figures", "a": "sources", "r": "sources", "p": "figures"}
"""The screen that shows a row, by the letter of its anchor; all others are on the desk itself."""
PARTS = {"sources": "/sources", "reported": "/claims", "articles": "#articles", "check": "#check", "damage": "#damage"}


class DeskWays(Ways):
    """The links of one story on the desk."""

    def __init__(self, story: str, articles: dict[str, str]) -> None:
        """Link inside a story; `articles` are the ids of its articles, by label."""
        self.root, self.articles = f"/s/{story}", articles

    def words(self, label: str, anchor: str) -> str:
        """To words of an article."""
        return f"{self.article(label)}#{anchor}"

    def row(self, anchor: str) -> str:
        """To a row, on the screen that shows it."""
        letter = anchor.rpartition(":")[2][:1]
        screen = SCREENS.get(letter)
        if letter == "c":
            return f"{self.root}/claims?at={anchor}#{anchor}"
        return f"{self.root}/{screen}#{anchor}" if screen else f"{self.root}#{anchor}"

    def origin(self, anchor: str, actor: str) -> str:
        """To the claims an actor stands behind."""
        del anchor
        return f"{self.root}/claims?actor={actor}"

    def article(self, label: str) -> str:
        """To an article in the reader."""
        return f"{self.root}/a/{self.articles[label]}"

    def part(self, name: str) -> str:
        """To a screen, or a section of the desk."""
        return f"{self.root}{PARTS.get(name, '')}"
