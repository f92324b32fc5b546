"""Sources a sentence of their own credits: "Le journal cite trois salariés" tells from whom it has what it said before."""

from collections.abc import Sequence
from dataclasses import replace

from recoupe.annotate.attributions.drafts import Draft

MAIN = "main-verb"
ARTICLE = 4
"""Characters of an article and its blank before a mention."""
NEAR = 500
"""Characters back to what the medium said: the sentence before, or the paragraph before where that is one sentence."""


def credit(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the sources a medium is said to cite what it said last; others stay, unless they hold but its name.

    Args:
        drafts: in reading order.
    """
    done: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: each.place):
        if MAIN not in draft.evidence:
            done.append(draft)
            continue
        said = next((each for each in reversed(done) if _is_said(each, draft)), None)
        if said is None:
            done += [] if _is_medium(draft) else [draft]
            continue
        candidate = replace(draft.candidate, content=said.content, relay=None)
        done.append(replace(draft, candidate=candidate, scene=said.scene))
    return sorted(done, key=lambda each: (each.content.start, each.place))


def _is_medium(draft: Draft) -> bool:
    """Whether nothing is told to be said but the medium's own name: "Le journal s'appuie sur neuf témoins"."""
    held = draft.scene.passage.mentions if draft.scene.passage.block.span.holds(draft.content) else ()
    return any(each.kind == "media" and each.span.overlap(draft.content) >= len(draft.content) - ARTICLE for each in held)


def _is_said(said: Draft, draft: Draft) -> bool:
    """Whether a draft is a medium's or a writing's statement near enough before."""
    near = draft.place - NEAR < said.content.end <= draft.place
    return near and said.kind in ("media", "document", "organisation") and said.candidate.form != "citing"
