"""The dossier a verb is about: of inputs read now, or of articles a library holds."""

from recoupe.app.asked import Asked
from recoupe.app.run import run_engine
from recoupe.language.commands import CommandWords
from recoupe.records import Dossier


def compile_asked(words: CommandWords, asked: Asked) -> Dossier:
    """The dossier of what was asked for.

    Raises:
        NoArticleError: not one input became an article.
    """
    if asked.library is not None:
        from recoupe.app.library.shelved import run_shelved  # noqa: PLC0415  only where a library is named

        return run_shelved(words, asked)
    return run_engine(words, asked)
