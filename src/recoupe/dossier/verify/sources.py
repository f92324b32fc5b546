"""What the dossier says of sources: evidence for cells, ids that exist, anonymity kept, no number out of damage, no score."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from recoupe.dossier.verify.failure import Failure
from recoupe.dossier.verify.written import Actor, Attribution, Cite, Dossier, Json

_SCORES = frozenset(
    {"truth", "truth_score", "credibility", "reliability", "trust", "trustworthiness", "factuality", "bias", "score"}
)
_WORDS = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def check_evidence(dossier: Dossier) -> Iterator[Failure]:
    """Every cell that is not silent has words of its own article; silence has a reason."""
    for number, claim in enumerate(dossier["claims"]):
        for place, cell in enumerate(claim["cells"]):
            where = f"$.claims[{number}].cells[{place}]"
            if cell["act"] != "silent" and not cell["cites"]:
                yield Failure("verify.evidence", where, f"{cell['act']} without a cite")
            if (cell["act"] == "silent") != (cell["why_silent"] is not None):
                yield Failure("verify.evidence", where, f"{cell['act']}, silent because {cell['why_silent']}")
            if any(cite["article"] != cell["article"] for cite in cell["cites"]):
                yield Failure("verify.evidence", where, "cites the words of another article")
        if claim["independent_origins"] > len(set(claim["origins"])):
            message = f"{claim['independent_origins']} independent origins, {len(set(claim['origins']))} origins"
            yield Failure("verify.origins", f"$.claims[{number}]", message)
    yield from _own_words(dossier)


def _own_words(dossier: Dossier) -> Iterator[Failure]:
    """What is said of one article is cited from that article."""
    for number, article in enumerate(dossier["articles"]):
        cites = [article["title"], *(line["cite"] for line in article["bylines"])]
        cites += [item["cite"] for item in article["credits"]] + [item["cite"] for item in article["damage"]]
        if any(cite is not None and cite["article"] != article["id"] for cite in cites):
            yield Failure("verify.evidence", f"$.articles[{number}]", "cites the words of another article as its own")
    for number, poll in enumerate(dossier["polls"]):
        if poll["cite"]["article"] != poll["article"]:
            yield Failure("verify.evidence", f"$.polls[{number}]", "cites the words of another article")
    for number, reuse in enumerate(dossier["reuse"]):
        for pair in reuse["pairs"]:
            if (pair[0]["article"], pair[1]["article"]) != (reuse["from"], reuse["to"]):
                yield Failure("verify.evidence", f"$.reuse[{number}]", "a pair does not go from its first article to its second")


def check_references(dossier: Dossier) -> Iterator[Failure]:
    """Every id that is used is there, and stands once."""
    known = {kind: Counter(ids) for kind, ids in _ids(dossier).items()}
    for kind, ids in known.items():
        for name, times in ids.items():
            if times > 1:
                yield Failure("verify.reference", f"$.{kind}", f"id {name!r} stands {times} times")
    for kind, used, where in _uses(dossier):
        if used is not None and used not in known[kind]:
            yield Failure("verify.reference", where, f"{used!r} is not among the {kind}")


def _ids(dossier: Dossier) -> dict[str, list[str]]:
    """The ids each list defines."""
    return {
        "articles": [item["id"] for item in dossier["articles"]],
        "actors": [item["id"] for item in dossier["actors"]],
        "attributions": [item["id"] for item in dossier["attributions"]],
        "origins": [item["id"] for item in dossier["origins"]],
        "claims": [item["id"] for item in dossier["claims"]],
        "figures": [item["id"] for item in dossier["figures"]],
        "utterances": [item["id"] for item in dossier["utterances"]],
        "stories": [item["id"] for item in dossier["stories"]],
    }


def _uses(dossier: Dossier) -> Iterator[tuple[str, str | None, str]]:
    """Each use of an id: the list it must stand in, the id, and where it is used."""
    for n, said in enumerate(dossier["attributions"]):
        yield from (("actors", name, f"$.attributions[{n}]") for name in [said["speaker"], *said["through"]])
    for n, origin in enumerate(dossier["origins"]):
        yield from (("actors", name, f"$.origins[{n}]") for name in [origin["actor"], *origin["through"]])
    for n, claim in enumerate(dossier["claims"]):
        yield from (("origins", name, f"$.claims[{n}].origins") for name in claim["origins"])
        yield from (("articles", cell["article"], f"$.claims[{n}].cells") for cell in claim["cells"])
    yield from (("claims", drift["claim"], f"$.drift[{n}]") for n, drift in enumerate(dossier["drift"]))
    yield from (("actors", said["speaker"], f"$.utterances[{n}]") for n, said in enumerate(dossier["utterances"]))
    for n, story in enumerate(dossier["stories"]):
        yield from (("articles", name, f"$.stories[{n}]") for name in story["articles"])
    for n, reuse in enumerate(dossier["reuse"]):
        yield from (("articles", name, f"$.reuse[{n}]") for name in (reuse["from"], reuse["to"]))
    yield from (("articles", poll["article"], f"$.polls[{n}]") for n, poll in enumerate(dossier["polls"]))


def check_anonymity(dossier: Dossier) -> Iterator[Failure]:
    """An anonymous source shares no name and no words with anyone else, and stays anonymous wherever it speaks."""
    hidden = [actor for actor in dossier["actors"] if actor["kind"] == "anonymous"]
    names = {name for actor in hidden for name in _names(actor)}
    places = {_place(cite) for actor in hidden for cite in actor["cites"]}
    kinds = {actor["id"]: actor["kind"] for actor in dossier["actors"]}
    for n, actor in enumerate(dossier["actors"]):
        if actor["kind"] == "anonymous":
            continue
        if names & _names(actor) or any(_place(cite) in places for cite in actor["cites"]):
            yield Failure("verify.anonymous", f"$.actors[{n}]", f"{actor['name']!r} is also an anonymous source")
        if any(name[:1].islower() and "anonym" in fold_name(name) for name in [actor["name"], *actor["aliases"]]):
            yield Failure("verify.anonymous", f"$.actors[{n}]", f"{actor['name']!r} has an anonymous alias")
    for n, origin in enumerate(dossier["origins"]):
        if origin["actor"] is not None and (kinds.get(origin["actor"]) == "anonymous") != (origin["kind"] == "anonymous"):
            yield Failure(
                "verify.anonymous", f"$.origins[{n}]", f"{origin['kind']} origin is a {kinds.get(origin['actor'])} actor"
            )
    for n, said in enumerate(dossier["attributions"]):
        yield from _speaker(said, kinds, f"$.attributions[{n}]")


def _speaker(said: Attribution, kinds: dict[str, str], where: str) -> Iterator[Failure]:
    """The speaker is as anonymous as the words, and null where they name nobody."""
    kind = kinds.get(said["speaker"]) if said["speaker"] is not None else None
    if kind is not None and (kind == "anonymous") != (said["speaker_kind"] == "anonymous"):
        yield Failure("verify.anonymous", where, f"{said['speaker_kind']} speaker is a {kind} actor")
    if said["speaker"] is not None and said["speaker_kind"] == "unspecified":
        yield Failure("verify.speaker", where, "the text gives no speaker, yet there is one")
    if said["hedged"] != (said["hedge"] is not None):
        yield Failure("verify.speaker", where, f"hedged is {said['hedged']}, hedge is {said['hedge']}")


def check_damage(dossier: Dossier) -> Iterator[Failure]:
    """No number is read out of words that are broken."""
    broken = [item["cite"] for article in dossier["articles"] for item in article["damage"] if item["kind"] == "number"]
    for n, quantity in enumerate(dossier["quantities"]):
        read = [value for value in (quantity["value"], quantity["low"], quantity["high"]) if value is not None]
        if read and (quantity["damaged"] or _touch(quantity["cite"], broken)):
            yield Failure("verify.damaged", f"$.quantities[{n}]", f"{read[0]} is read out of {quantity['cite']['exact']!r}")
    for n, figure in enumerate(dossier["figures"]):
        for value in figure["values"]:
            if value["value"] is not None and _touch(value["cite"], broken):
                yield Failure("verify.damaged", f"$.figures[{n}]", f"{value['value']} is read out of {value['cite']['exact']!r}")
    for n, poll in enumerate(dossier["polls"]):
        torn = [cite for cite in broken if _touch(poll["cite"], [cite])]
        whole = _numbers(poll["cite"]["exact"]) - {number for cite in torn for number in _numbers(cite["exact"])}
        wanted = [share["percent"] for share in poll["shares"]] + [lead for lead in [poll["lead"]] if lead is not None]
        if torn and any(_plain(number) not in whole for number in wanted):
            yield Failure("verify.damaged", f"$.polls[{n}]", f"a number is read out of {torn[0]['exact']!r}")


def check_no_score(dossier: object) -> Iterator[Failure]:
    """The dossier rates neither truth nor outlets."""
    for path, item in walk(dossier):
        for name in sorted(_SCORES & item.keys()):
            yield Failure("verify.score", f"{path}.{name}", "a dossier says who reports what; it rates nobody")


def walk(value: object) -> Iterator[tuple[str, Json]]:
    """Every object of a JSON value with its path, in reading order; no deep value can exhaust the stack."""
    left: list[tuple[str, object]] = [("$", value)]
    while left:
        path, item = left.pop()
        if isinstance(item, dict):
            yield path, item
            left += [(f"{path}.{name}", inner) for name, inner in reversed(item.items())]
        elif isinstance(item, list):
            left += [(f"{path}[{n}]", inner) for n, inner in reversed(list(enumerate(item)))]


def _names(actor: Actor) -> frozenset[str]:
    """The names of an actor, accents, case and punctuation apart."""
    return frozenset(fold_name(name) for name in [actor["name"], *actor["aliases"]])


def fold_name(name: str) -> str:
    """A name as two spellings of it are compared."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(_WORDS.findall(bare.casefold()))


def _place(cite: Cite) -> tuple[str, int, int]:
    """Where a cite stands."""
    return cite["article"], cite["start"], cite["end"]


def _touch(cite: Cite, others: Iterable[Cite]) -> bool:
    """Whether a cite shares a character with one of the others."""
    return any(
        cite["article"] == other["article"]
        and min(cite["received_end"], other["received_end"]) > max(cite["received_start"], other["received_start"])
        for other in others
    )


def _numbers(words: str) -> set[str]:
    """The numbers written in figures."""
    return {_plain(number) for number in _NUMBER.findall(words)}


def _plain(number: str) -> str:
    """A number without its trailing zeros, decimal point."""
    plain = number.replace(",", ".")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
