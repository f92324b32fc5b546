"""Keep or reject: a small scored decision over a candidate's form, evidence and signs.

The form and the evidence are weighed by hand, in weights.toml: they are few, and a new rule comes with its own. What that sum
says is corrected by weights that were learned on the stories to tune with (learned.toml, which bench/train_attributions.py
writes): a logistic regression of "this is an attribution" on that sum and on the signs, its weights held close to nought, so that
where nothing was learned the hand-set sum decides.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from recoupe.records import LexiconError, Reason

FILE = Path(__file__).with_name("weights.toml")
LEARNED = Path(__file__).with_name("learned.toml")
TOLD = 0.3
"""Learned weights from which a reader is told of a sign: below, it moved the score by less than eight hundredths."""


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of forms and evidence, the learned ones of signs, and the score from which a candidate is kept.

    `slope` turns the hand-set sum, counted from `accept`, into the logarithm of odds; 0 leaves the sum as it is.
    """

    form: Mapping[str, float]
    evidence: Mapping[str, float]
    accept: float
    slope: float = 0.0
    bias: float = 0.0
    signs: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    def total(self, form: str, evidence: tuple[str, ...]) -> float:
        """What the hand-set weights add up to."""
        return self.form.get(form, 0.0) + sum(self.evidence.get(name, 0.0) for name in evidence)

    def score(self, form: str, evidence: tuple[str, ...], signs: tuple[str, ...] = ()) -> float:
        """How much speaks for a candidate, in [0, 1]."""
        total = self.total(form, evidence)
        if not self.slope:
            return round(min(1.0, max(0.0, total)), 3)
        odds = self.slope * (total - self.accept) + self.bias + sum(self.signs.get(sign, 0.0) for sign in signs)
        return round(1 / (1 + math.exp(-odds)), 3)

    def reasons(self, form: str, evidence: tuple[str, ...], signs: tuple[str, ...] = ()) -> tuple[Reason, ...]:
        """The form as the rule that fired, and the evidence that weighed, for a reader."""
        weighed = [f"{name} {self.evidence[name]:+.2f}" for name in evidence if self.evidence.get(name, 0.0)]
        weighed += [f"{sign} {self.signs[sign]:+.1f} learned" for sign in signs if abs(self.signs.get(sign, 0.0)) >= TOLD]
        return (Reason(f"attributions.{form}", min(1.0, max(0.0, self.form.get(form, 0.0))), "; ".join(weighed)),)


@cache
def load_model(file: Path = FILE, learned: Path | None = LEARNED) -> Model:
    """Read the weights, once in a process.

    Args:
        file: the hand-set weights.
        learned: the learned ones; None to do without.

    Raises:
        LexiconError: a weight is no number.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    _check(file, data, "form", "evidence")
    more: dict[str, Any] = {"slope": 0.0, "bias": 0.0, "signs": {}}
    if learned is not None and learned.is_file():
        more = tomllib.loads(learned.read_text(encoding="utf-8"))
        _check(learned, more, "signs")
    return Model(
        MappingProxyType(data["form"]),
        MappingProxyType(data["evidence"]),
        float(data["accept"]),
        float(more["slope"]),
        float(more["bias"]),
        MappingProxyType(more["signs"]),
    )


def _check(file: Path, data: dict[str, Any], *tables: str) -> None:
    for table in tables:
        for name, weight in data[table].items():
            if not isinstance(weight, int | float):
                raise LexiconError(file.name, f"{table}.{name}", "not a number")
