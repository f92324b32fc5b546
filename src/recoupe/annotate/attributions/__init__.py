"""Who says what: quotation marks, cues, candidates of every form, one decision, chains."""

from recoupe.annotate.attributions.finding import find_attributions

__all__ = ["find_attributions"]
