"""Check a dossier against its contract from the JSON and the received texts alone: no stage is trusted, none is called."""

from collections.abc import Iterator, Sequence
from typing import cast

from recoupe.dossier.verify.failure import Failure
from recoupe.dossier.verify.shape import check_shape, load_schema
from recoupe.dossier.verify.sources import (
    check_anonymity,
    check_damage,
    check_evidence,
    check_no_score,
    check_references,
    fold_name,
    walk,
)
from recoupe.dossier.verify.texts import Texts, check_cite, rebuild
from recoupe.dossier.verify.written import Cite, Dossier
from recoupe.records import Page

__all__ = ["Failure", "load_schema", "verify"]

_CITE = frozenset({"article", "start", "end", "exact", "received_start", "received_end"})


def verify(dossier: object, pages: Sequence[Page]) -> tuple[Failure, ...]:
    """Check every rule of the contract.

    Args:
        dossier: the JSON as read back.
        pages: the inputs, as received and decoded.

    Returns:
        The failures in order of rule and place; empty when the dossier holds. When the shape is wrong, nothing else is checked.
    """
    wrong = check_shape(dossier)
    if wrong:
        return wrong
    whole = cast("Dossier", dossier)
    by_hash = {page.sha256: page for page in pages}
    failures: list[Failure] = []
    texts: dict[str, Texts] = {}
    for number, article in enumerate(whole["articles"]):
        path = f"$.articles[{number}]"
        page = by_hash.get(article["received_sha256"])
        if page is None:
            failures.append(Failure("verify.input", path, f"{article['source']}: no input has these bytes"))
            continue
        texts[article["id"]], found = rebuild(article, page, path)
        failures += found
    failures += [*_inputs(whole, pages), *_cites(dossier, whole, texts), *_words(whole, texts)]
    for check in (check_evidence, check_references, check_anonymity, check_damage, check_no_score):
        failures += check(whole)
    return tuple(sorted(set(failures)))


def _inputs(dossier: Dossier, pages: Sequence[Page]) -> Iterator[Failure]:
    """Every input became an article or a fault."""
    known = {article["received_sha256"] for article in dossier["articles"]}
    subjects = {fault["subject"] for fault in dossier["faults"]}
    for page in pages:
        if page.sha256 not in known and not subjects & {page.source, page.id}:
            yield Failure("verify.input", "$.articles", f"{page.source}: an input that is neither an article nor a fault")


def _cites(dossier: object, whole: Dossier, texts: dict[str, Texts]) -> Iterator[Failure]:
    """Every cite anywhere, in known fields and in added ones, stands where it says."""
    known = {article["id"] for article in whole["articles"]}
    for path, item in walk(dossier):
        if not item.keys() >= _CITE:
            continue
        wrong = check_shape(item, "cite", path)
        if wrong:
            yield from wrong
        elif item["article"] not in known:
            yield Failure("verify.reference", path, f"{item['article']!r} is not among the articles")
        elif item["article"] in texts:
            yield from check_cite(cast("Cite", item), texts[item["article"]], path)


def _words(dossier: Dossier, texts: dict[str, Texts]) -> Iterator[Failure]:
    """Words said to be the articles' own stand in them: what a claim says, and the names of actors and credits."""
    if len(texts) < len(dossier["articles"]) or any(text.clean is None for text in texts.values()):
        return
    everything = f" {fold_name(' '.join(text.clean or '' for text in texts.values()))} "
    said = [(claim["says"], f"$.claims[{n}].says") for n, claim in enumerate(dossier["claims"])]
    for n, actor in enumerate(dossier["actors"]):
        said += [(name, f"$.actors[{n}]") for name in [actor["name"], *actor["aliases"]]]
    for n, article in enumerate(dossier["articles"]):
        said += [(name, f"$.articles[{n}].credits") for credit in article["credits"] for name in credit["names"]]
    for words, where in said:
        if f" {fold_name(words)} " not in everything:
            yield Failure("verify.words", where, f"{words[:60]!r} stands in no article")
