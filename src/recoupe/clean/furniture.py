"""Rules that call a piece furniture by its own words, by its repetition, or by the furniture beside it.

Nothing is dropped for being short or poor in grammatical words alone: that is how lists, headings and bylines get lost.
"""

import html
import re
from collections import Counter
from collections.abc import Callable

from recoupe.clean.bylines import is_initials, is_name
from recoupe.clean.pieces import Sheet, count_sentences, ends_sentence
from recoupe.language import Tables
from recoupe.language.leftovers import MIN_NEAR_WORDS, Leftovers, Phrases, line_key
from recoupe.records import FurnitureKind

MAX_START_WORDS = 40
"""Longest interface line met that its first words give away: two sentences of a newsletter box."""
MAX_NEAR_WORDS = 18
"""Longest whole-line entry and half as much again."""
MAX_HOLD_WORDS = 70
"""Longest met that a phrase inside gives away: consent and unsubscribe notices."""
NEAR_SHARE = 0.8
"""Words shared with an entry, by Dice: one word changed, lost or gained in five."""
SLIP_SHARE = 0.6
MIN_SLIP_LETTERS = 5
"""A slip of the pen in a shorter word makes another word."""
COMMON = 40
"""Entries a word may stand in and still point at one: those with more are the small words of the seven languages."""
_BOXES = frozenset(["newsletter", "comments", "paywall", "share", "legal", "tags"])
MAX_SHARE_WORDS = 6
MAX_RUN = 24
MIN_SECTIONS = 3
"""Two names of sections may be a heading."""
MAX_HEADING_WORDS = 3
MIN_STEM = 4
"""Letters by which a paragraph is known to speak of its heading."""
MAX_LABELS = 8
MIN_TITLE_WORDS = 5
MAX_SIGN = 3
"""Letters of a writer's sign as agencies and dailies put it under a text."""
MIN_REPEATS = 3
MIN_COPY_WORDS = 8
"""Shorter lines may come back by right: answers, refrains, rows."""
_TOKEN = re.compile(r"\S+")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_CONTACT = re.compile(r"(?:\b[Tt][\u00e9e]l\.?|\b[Pp]hone|\b[Ff]ax)\s?:?\s?[+(\d]|[\w.+-]+@[\w-]+\.\w+")
_DOMAIN = re.compile(r"[\w-]{2,}(?:\.[\w-]{2,})*\.[a-z]{2,8}")
_PLACEHOLDER = re.compile(r"\[[^\[\]]{2,40}\]")
_CRUMBS = re.compile(r"[^.!?<>\u203a\u00bb]{2,40}(?: [>\u203a\u00bb] [^.!?<>\u203a\u00bb]{2,40}){2,6}")
"""A trail of sections: at least three names between pointers, no sentence."""
_POINTERS = re.compile(r"\s*[>\u203a\u00bb|\u2022]\s*|\s+/\s+")
_POINTING = frozenset(">\u203a\u00bb|\u2022/")
MAX_TRAIL_WORDS = 7
MAX_ASK_WORDS = 10
"""Words of a line that asks to follow; headlines about a network seldom end with its name, and do not begin with such a verb."""
_QUOTES = '\u00ab\u201c\u201e"'
_CODE = re.compile(
    r"\{\{|\}\}|\[/?(?:caption|gallery|embed|video|audio|shortcode)\b|\[object Object\]|\bfunction\s?\("
    r"|\b(?:window|document)\.\w+|\b(?:var|const|let) \w+ ?=|[.#][\w-]+ ?\{[^{}]*[:;]|^(?:undefined|null|NaN)$|googletag"
    r"|<\w+[^<>]*>"
)
"""What templates, scripts and style sheets leave in a text."""
_CLOCK = re.compile(r"(?:[1-9]|0[1-9]|1\d|2[0-3])\s?[:hH.]\s?[0-5]\d")
MIN_ENTRY_WORDS = 6
_PLAYER = re.compile(r"\d{1,2}:\d\d\s?/\s?\d{1,2}:\d\d")
_TICK = re.compile(r"[+\u2212-]\s?\d+[.,]\d+\s?%|\d\s?\u00b0")
_BARRED = re.compile(r"\s[|\u2022\u00b7/]\s")
_ROW = re.compile(r"\w\s?:\s?\d[\d .,/:hH%-]*$")
"""A row of figures: "Mairie : 00 00 00", "Oui : 49 %"."""
_SHOUT = re.compile(r"^[\d\s.,:/|+%()#*KkM-]+$")


def call_lexicon(sheet: Sheet, tables: Tables) -> None:
    """Call furniture what the leftover lexicon knows, whole lines first."""
    told: dict[str, tuple[FurnitureKind, str] | None] = {}  # menus and lists of comments say the same again and again
    for n in sheet.open():
        text = sheet.pieces[n].text
        if text not in told:
            told[text] = find_leftover(text, sheet.keys[n], tables.leftovers)
        found = None if _legend(sheet, n) and told[text] and told[text][0] == "legal" else told[text]  # type: ignore[index]
        if (
            found
            and not is_clock(sheet, n)
            and not _heads_paragraph(sheet, n, found[0])
            and not _may_be_title(sheet, n, found[1])
        ):
            sheet.drop(n, *found)


def _legend(sheet: Sheet, n: int) -> bool:
    """Whether a piece stands under a picture, where words on rights are a credit."""
    return "figcaption" in (sheet.pieces[n].tag, *sheet.pieces[n].tags[:3])


def _may_be_title(sheet: Sheet, n: int, rule: str) -> bool:
    """Whether a line a label gives away ("Video: ...") is the title: the page's first heading, or the first words of a text."""
    if rule != "leftovers.label":
        return False
    first = not any(sheet.words[at] >= MIN_TITLE_WORDS and not sheet.dropped(at) for at in range(n))
    return sheet.words[n] > MIN_TITLE_WORDS and (sheet.pieces[n].level == 1 or (first and not sheet.pieces[n].tag))


def _heads_paragraph(sheet: Sheet, n: int, kind: FurnitureKind) -> bool:
    """Whether a known line of a word or three is the heading, between two paragraphs, of one that speaks of just that."""
    if kind in ("advert", "related") or sheet.words[n] > MAX_HEADING_WORDS or not 0 < n < len(sheet.pieces) - 1:
        return False
    word = max(sheet.keys[n].split(), key=len)
    between = sheet.paragraph(n + 1) and sheet.paragraph(n - 1) and not sheet.dropped(n - 1)
    return between and len(word) >= MIN_STEM and word[: max(MIN_STEM, len(word) - 2)] in sheet.keys[n + 1]


def find_leftover(text: str, key: str, known: Leftovers) -> tuple[FurnitureKind, str] | None:
    """The kind of leftover a line is, and the rule that knows it; None when no rule does."""
    words = key.split()
    if not words or len(words) > MAX_HOLD_WORDS:
        return None
    if kind := known.lines.get(key):
        return kind, "leftovers.line"
    if len(words) <= MAX_START_WORDS and (found := _short(text, key, known)):
        return found
    if not known.key_words.isdisjoint(words) and (kind := _first(known.holds, key)):
        return kind, "leftovers.holds"
    kind = _near(words, known)
    return (kind, "leftovers.near") if kind else None


def _short(text: str, key: str, known: Leftovers) -> tuple[FurnitureKind, str] | None:
    """What the beginning or the shape of a short line gives away."""
    glued = known.glued.match(text)
    if glued and text[glued.end() : glued.end() + 1].isupper():
        return "related", "leftovers.glued"
    if _CRUMBS.fullmatch(text):
        return "navigation", "leftovers.breadcrumb"
    if _trail(text, known):
        return "navigation", "leftovers.breadcrumb"
    if _to_network(text, key, known):
        return "share", "leftovers.to-network"
    opening = key.split(" ", 1)[0] in known.first_words and text[0] not in _QUOTES
    if (opening or "*" in known.first_words) and (kind := _first(known.patterns, key)):
        return kind, "leftovers.pattern"
    label = text[:50].partition(":")[0] if ":" in text[:50] else ""
    if label and (kind := known.labels.get(line_key(label))):
        return kind, "leftovers.label"
    kind = _first(known.starts, key) if opening else None
    return (kind, "leftovers.start") if kind else None


def _trail(text: str, known: Leftovers) -> bool:
    """Whether a line is a trail of sections from the home page on: "Accueil / Région", "Home | Politics"."""
    if _POINTING.isdisjoint(text):
        return False
    parts = _POINTERS.split(text)
    names = [part for part in parts if 1 <= part.count(" ") + 1 <= MAX_TRAIL_WORDS]
    home = line_key(parts[0]) in known.homes or line_key(parts[0].partition(" : ")[0]) in known.homes
    return 1 < len(parts) == len(names) and home and text[0].isalpha() and text[-1] not in ".!?"


def _to_network(text: str, key: str, known: Leftovers) -> bool:
    """Whether a line asks to share on, or to follow on, the network it ends with."""
    if key.split(" ", 1)[0] not in known.verbs:
        return False
    words = (key if "(" not in text else line_key(text.partition("(")[0])).split()
    if not 2 <= len(words) <= MAX_ASK_WORDS:
        return False
    return words[-1] in known.networks or " ".join(words[-2:]) in known.networks


def _first(patterns: Phrases, key: str) -> FurnitureKind | None:
    """The kind of the first expression found in the key."""
    return next((kind for kind, pattern in patterns if pattern.search(key)), None)


def _near(words: list[str], known: Leftovers) -> FurnitureKind | None:
    """The kind of the entry nearest to these words, when it is near enough."""
    if not MIN_NEAR_WORDS <= len(words) <= MAX_NEAR_WORDS:
        return None
    bag = Counter(words)
    tally: dict[str, int] = {}
    for word in bag:
        entries = known.near.get(word, ())
        for key in entries if len(entries) <= COMMON else ():
            tally[key] = tally.get(key, 0) + 1
    least, most = (2 if len(words) > MIN_NEAR_WORDS else 1), len(words)
    near = [key for key, shared in tally.items() if shared >= least and 0.66 * most <= key.count(" ") + 1 <= 1.5 * most]
    best = max(((_dice(bag, key), key) for key in near), default=(0.0, ""))
    if best[0] >= NEAR_SHARE:
        return known.lines[best[1]]
    slip = next((key for key in sorted(near) if _slip(words, key.split())), None) if best[0] >= SLIP_SHARE else None
    return known.lines[slip] if slip else None


def _slip(words: list[str], other: list[str]) -> bool:
    """Whether two lines differ in one word alone, and that word in one letter: lost, gained or changed."""
    apart = [pair for pair in zip(words, other, strict=False) if pair[0] != pair[1]]
    if len(words) != len(other) or len(apart) != 1:
        return False
    one, two = sorted(apart[0], key=len)
    if len(one) < MIN_SLIP_LETTERS or len(two) - len(one) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), len(one))
    return one[at + (len(one) == len(two)) :] == two[at + 1 :]


def _dice(bag: Counter[str], key: str) -> float:
    """Share of words two lines have in common."""
    other = Counter(key.split())
    return 2 * (bag & other).total() / (bag.total() + other.total())


def call_structure(sheet: Sheet, tables: Tables) -> None:
    """Call furniture what its form gives away: hashtags, addresses, runs of network names, counters."""
    for n in sheet.open():
        text = sheet.pieces[n].text
        found = _formed(text) or _named(text, sheet.keys[n], tables)
        if found:
            sheet.drop(n, *found)
        elif _SHOUT.match(text) and len(text) <= 12 and not _date_like(text) and not is_clock(sheet, n):
            sheet.drop(n, "other", "leftovers.counter")


def is_clock(sheet: Sheet, n: int) -> bool:
    """Whether a piece is the hour over an entry of a live report: a time of day alone, and words below it."""
    text = sheet.pieces[n].text
    return _CLOCK.fullmatch(text) is not None and n + 1 < len(sheet.pieces) and sheet.words[n + 1] >= MIN_ENTRY_WORDS


def _formed(text: str) -> tuple[FurnitureKind, str] | None:
    """What a line is by its form alone."""
    tokens = _TOKEN.findall(text)
    tagged = sum(token.startswith("#") and len(token) > 1 for token in tokens)
    if text[0] == "&" and not html.unescape(text).strip():
        return "other", "leftovers.reference"
    if tagged == len(tokens) or (tagged >= 4 and tagged >= 0.8 * len(tokens)):
        return "tags", "leftovers.hashtags"
    if _CODE.search(text) or _PLAYER.fullmatch(text):
        return "other", "leftovers.code"
    if len(_TICK.findall(text)) > 1 and _BARRED.search(text) and not ends_sentence(text):
        return "navigation", "leftovers.ticker"
    if _URL.fullmatch(text) or _DOMAIN.fullmatch(text) or _PLACEHOLDER.fullmatch(text):
        return "navigation", "leftovers.address"
    return None


def _named(text: str, key: str, tables: Tables) -> tuple[FurnitureKind, str] | None:
    """Whether a line is names of networks, or of ways to share."""
    networks, tokens = tables.leftovers.networks, _TOKEN.findall(text)
    if key in networks or (len(tokens) <= 16 and all(line_key(t) in networks or not line_key(t) for t in tokens)):
        return "share", "leftovers.networks"
    if not 1 < len(tokens) <= MAX_RUN:
        return None
    known = tables.leftovers
    if _n_known(tokens, lambda key: key in known.networks or known.lines.get(key) == "share") > 1:
        return "share", "leftovers.network-run"
    if _n_known(tokens, lambda key: key in known.sections or known.lines.get(key) == "navigation") >= MIN_SECTIONS:
        return "navigation", "leftovers.section-run"
    return None


def _n_known(tokens: list[str], is_known: Callable[[str], bool]) -> int:
    """How many known lines a line is made of, one behind the other ("Partager Tweeter", "Home Politics Sport"); else 0."""
    words = [word for token in tokens for word in line_key(token).split()]
    at = runs = 0
    while at < len(words):
        keys = (" ".join(words[at:end]) for end in range(min(len(words), at + MAX_SHARE_WORDS), at, -1))
        found = next((key for key in keys if is_known(key)), None)
        if found is None:
            return 0
        at, runs = at + found.count(" ") + 1, runs + 1
    return runs


def _date_like(text: str) -> bool:
    """Whether figures may be a date: a dossier is better off with one too many."""
    return len(re.findall(r"\d+", text)) >= 3


def call_repeats(sheet: Sheet) -> None:
    """Call furniture a line that stands again and again, and the second copy of a paragraph."""
    exact = [sheet.exact(n) for n in range(len(sheet.pieces))]
    times = Counter(exact)
    seen: set[str] = set()
    for n in sheet.open():
        if exact[n] not in seen and is_name(sheet.pieces[n].text):
            seen.add(exact[n])
        elif times[exact[n]] >= MIN_REPEATS and sheet.words[n] <= 16 and not sheet.pieces[n].mark:
            sheet.drop(n, "other", "leftovers.repeated")
        elif exact[n] in seen and sheet.words[n] >= MIN_COPY_WORDS:
            sheet.drop(n, "duplicate", "leftovers.second-copy")
        seen.add(exact[n])


def call_host(sheet: Sheet, repeated: frozenset[str]) -> None:
    """Call furniture the lines that other articles of the host carry as well."""
    for n in sheet.open() if repeated else ():
        if sheet.exact(n) in repeated:
            sheet.drop(n, "other", "leftovers.host-repeats")


def call_introduced(sheet: Sheet, tables: Tables) -> None:
    """Call furniture the titles of other articles that stand after "Read also" and its like."""
    reached = 0
    for n in range(len(sheet.pieces)):
        if n < reached or sheet.calls[n] is None or sheet.keys[n] not in tables.leftovers.introduces:
            continue
        kind: FurnitureKind = "tags" if sheet.calls[n].kind == "tags" else "related"  # type: ignore[union-attr]
        run, stop = _headlike_run(sheet, n + 1)
        reached = stop
        if stop < len(sheet.pieces) and run:
            run = run[: _taken(sheet, run)]
        for at in run:
            sheet.drop(at, kind, "leftovers.introduced")


def _headlike_run(sheet: Sheet, at: int) -> tuple[list[int], int]:
    """Numbers of the undecided title-like pieces from `at` on, and where the run stopped."""
    run: list[int] = []
    while at < len(sheet.pieces) and not sheet.paragraph(at) and (sheet.calls[at] is not None or sheet.headlike(at)):
        if sheet.role(at) or (sheet.calls[at] is None and _ROW.search(sheet.pieces[at].text)):
            break
        if sheet.calls[at] is None:
            run.append(at)
        at += 1
    return run, at


def _taken(sheet: Sheet, run: list[int]) -> int:
    """How many of the title-like lines before a paragraph are titles of other articles: the last may be a heading."""
    if len(run) == 1:
        return 1
    last, others = sheet.words[run[-1]], [sheet.words[n] for n in run[:-1]]
    return len(run) - 1 if last < 0.75 * sum(others) / len(others) or len(run) == 2 else len(run)


def call_beside(sheet: Sheet) -> None:
    """Call furniture short lines that furniture explains: the heading of a form or box, and labels between two lines of it."""
    for n in reversed(sheet.open()):
        following = sheet.calls[n + 1] if n + 1 < len(sheet.pieces) else None
        if following and following.kind in _BOXES and sheet.words[n] <= 6 and sheet.headlike(n) and not _signed(sheet, n):
            sheet.drop(n, following.kind, "leftovers.heads-furniture")
    for run in _runs(sheet.open()):
        low, high = run[0] - 1, run[-1] + 1
        closed = low >= 0 and high < len(sheet.pieces) and _box(sheet, low) and _box(sheet, high)
        if closed and len(run) <= MAX_LABELS and all(sheet.words[n] <= 5 and not _signed(sheet, n) for n in run):
            for n in run:
                sheet.drop(n, "other", "leftovers.between-furniture")


def _signed(sheet: Sheet, n: int) -> bool:
    """Whether a piece is a list item, a credit or a signature in brackets: these stand above boxes by right."""
    text = sheet.pieces[n].text
    sign = len(text) <= MAX_SIGN and text.isalpha() and text.islower()
    signed = sign or text.startswith("\u00a9") or (text[0] in "([" and text[-1] in ")]") or is_name(text) or is_initials(text)
    return bool(sheet.pieces[n].mark) or signed


def _box(sheet: Sheet, n: int) -> bool:
    """Whether a piece is furniture of a form or box."""
    call = sheet.calls[n]
    return call is not None and call.kind in _BOXES


def _runs(numbers: list[int]) -> list[list[int]]:
    """Runs of numbers without a gap."""
    runs: list[list[int]] = []
    for n in numbers:
        if runs and n == runs[-1][-1] + 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def call_sections(sheet: Sheet, tables: Tables, first: int, last: int) -> None:
    """Call furniture the name of a section that stands alone before the first or after the last paragraph."""
    for n in sheet.open():
        if (n < first or n > last) and sheet.keys[n] in tables.leftovers.sections:
            sheet.drop(n, "navigation", "leftovers.section")


def call_tail(sheet: Sheet) -> None:
    """Call furniture what is left after the last paragraph once furniture has begun there."""
    paragraphs = [n for n in range(len(sheet.pieces)) if not sheet.dropped(n) and (sheet.paragraph(n) or sheet.pieces[n].mark)]
    if not paragraphs:
        return
    begun = False
    for n in range(paragraphs[-1] + 1, len(sheet.pieces)):
        call = sheet.calls[n]
        if call is None and _CONTACT.search(sheet.pieces[n].text) and sheet.words[n] <= 40:
            sheet.drop(n, "legal", "leftovers.contact")
        elif call is not None:
            begun = begun or call.kind in ("comments", "related", "newsletter", "tags", "legal", "share", "navigation")
        elif begun and sheet.words[n] <= 25 and not _told(sheet.pieces[n].text):
            sheet.drop(n, "other", "leftovers.tail")


def _told(text: str) -> bool:
    """Whether a line after the last paragraph is still the article's: several sentences, or words in quotation marks."""
    return ends_sentence(text) and (count_sentences(text) > 1 or text[0] in '\u00ab\u201c\u201e"')
