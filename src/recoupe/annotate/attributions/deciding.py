"""Keep or reject: a small additive model over a candidate's form and evidence, its weights in weights.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from recoupe.records import LexiconError, Reason

FILE = Path(__file__).with_name("weights.toml")


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of forms and evidence, and the score from which a candidate is kept."""

    form: Mapping[str, float]
    evidence: Mapping[str, float]
    accept: float

    def score(self, form: str, evidence: tuple[str, ...]) -> float:
        """How much speaks for a candidate, in [0, 1]."""
        total = self.form.get(form, 0.0) + sum(self.evidence.get(name, 0.0) for name in evidence)
        return round(min(1.0, max(0.0, total)), 3)

    def reasons(self, form: str, evidence: tuple[str, ...]) -> tuple[Reason, ...]:
        """The form as the rule that fired, and the evidence that weighed, for a reader."""
        weighed = [f"{name} {self.evidence[name]:+.2f}" for name in evidence if self.evidence.get(name, 0.0)]
        return (Reason(f"attributions.{form}", min(1.0, max(0.0, self.form.get(form, 0.0))), "; ".join(weighed)),)


@cache
def load_model(file: Path = FILE) -> Model:
    """Read the weights, once in a process.

    Raises:
        LexiconError: a weight is no number.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    for table in ("form", "evidence"):
        for name, weight in data[table].items():
            if not isinstance(weight, int | float):
                raise LexiconError(file.name, f"{table}.{name}", "not a number")
    return Model(MappingProxyType(data["form"]), MappingProxyType(data["evidence"]), float(data["accept"]))
