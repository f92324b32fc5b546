"""One block of an article as HTML: what stands in it underlined by kind, what the dossier points at with its anchor."""

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from recoupe.records import Notes, Span
from recoupe.render.targets import Target


@dataclass(frozen=True, slots=True)
class Mark:
    """Words to wrap.

    Attributes:
        look: the class that underlines them; "" for an anchor alone.
        anchor: the id the first piece gets; None for an underline alone.
    """

    span: Span
    look: str = ""
    anchor: str | None = None


def marks_of(notes: Notes, targets: Iterable[Target]) -> tuple[Mark, ...]:
    """Everything to wrap in one article, outermost first where two marks cover the same words."""
    marks = [Mark(target.span, f"at at-{target.kind.partition('-')[0]}", target.anchor) for target in targets]
    marks += [Mark(damage.span, "damage") for damage in notes.damage]
    marks += [Mark(said.content, "attributed" if said.mode == "indirect" else "quote") for said in notes.attributions]
    marks += [Mark(quantity.span, "figure") for quantity in notes.quantities if not quantity.damaged]
    marks += [Mark(moment.span, "date") for moment in notes.moments]
    return tuple(sorted(marks, key=mark_order))


def mark_order(mark: Mark) -> tuple[int, int, str, str]:
    """What marks are put in order by: outermost first where two start together."""
    return mark.span.start, -mark.span.end, mark.look, mark.anchor or ""


def marked(text: str, block: Span, marks: Iterable[Mark]) -> Markup:
    """The words of a block with its marks, escaped; a mark that crosses another is cut in two where the other ends.

    Args:
        text: the clean text of the article.
        block: the part of it to show.
        marks: sorted; those outside the block are passed over.
    """
    waiting = [(mark.span.start, -mark.span.end, n, mark) for n, mark in enumerate(_clipped(block, marks))]
    heapq.heapify(waiting)
    parts: list[Markup] = []
    open_until: list[int] = []
    at = block.start
    while waiting or open_until:
        closing = open_until[-1] if open_until else block.end
        if not waiting or waiting[0][0] >= closing:
            parts += [escape(text[at:closing]), Markup("</span>")]
            at = open_until.pop()
            continue
        start, _, n, mark = heapq.heappop(waiting)
        end = min(mark.span.end, closing)
        if end < mark.span.end:
            heapq.heappush(waiting, (end, -mark.span.end, n, Mark(Span(end, mark.span.end), f"{mark.look} on".strip())))
        parts += [escape(text[at:start]), _opening(mark)]
        open_until.append(end)
        at = start
    parts.append(escape(text[at : block.end]))
    return Markup("").join(parts)


def _clipped(block: Span, marks: Iterable[Mark]) -> Iterable[Mark]:
    """The marks, or the parts of them, that lie in a block."""
    for mark in marks:
        start, end = max(mark.span.start, block.start), min(mark.span.end, block.end)
        if start < end:
            yield Mark(Span(start, end), mark.look, mark.anchor if start == mark.span.start else None)


def _opening(mark: Mark) -> Markup:
    """The tag that opens a mark."""
    named = Markup(' id="{}" tabindex="-1"').format(mark.anchor) if mark.anchor else Markup("")
    return Markup('<span class="{}"{}>').format(mark.look, named)
