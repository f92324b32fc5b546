"""How a rendering links from one of its places to another: inside one page here; another rendering has ways of its own."""


class Ways:
    """The links of a dossier that is one page: every place is an anchor of it."""

    def words(self, label: str, anchor: str) -> str:
        """To words of an article; `label` is that of the article."""
        del label
        return f"#{anchor}"

    def row(self, anchor: str) -> str:
        """To a row of the dossier: "c17", "n3", "A2:row:d1"."""
        return f"#{anchor}"

    def origin(self, anchor: str, actor: str) -> str:
        """To what comes from an actor: their row here."""
        del actor
        return self.row(anchor)

    def article(self, label: str) -> str:
        """To the top of an article."""
        return f"#{label}"

    def part(self, name: str) -> str:
        """To a section: "sources", "check"..."""
        return f"#{name}"
