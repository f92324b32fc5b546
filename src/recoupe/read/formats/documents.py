"""PDF and Word files: their words, paragraph by paragraph."""

import logging
import re
from collections.abc import Iterator
from html import escape
from io import BytesIO
from zipfile import BadZipFile

from recoupe.read.formats.part import FormatError, Item, Part, rendition

MOST_PAGES = 500
"""A longer PDF is a book or a report, not an article."""

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_])")
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?")


def read_pdf(data: bytes) -> Iterator[Part]:
    """The text layer of a PDF, as one plain text; a scan without a text layer is a FormatError, not an empty article.

    Words cut by a hyphen at a line's end are joined, and a short line that ends a sentence ends a paragraph: layout is lost,
    words are not.

    Raises:
        FormatError: not a PDF, locked, over `MOST_PAGES` pages, or without a text layer.
    """
    from pypdf import PdfReader  # noqa: PLC0415  loaded when a PDF is read
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings would reach the terminal; ours is the FormatError
    try:
        reader = PdfReader(BytesIO(data))
        if len(reader.pages) > MOST_PAGES:
            raise FormatError(f"a PDF of {len(reader.pages)} pages; the most is {MOST_PAGES}")
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, OSError) as error:
        raise FormatError(f"the PDF cannot be read: {error}") from error
    text = "\n\n".join(_paragraphs(page) for page in pages if page.strip())
    if not text:
        raise FormatError("a PDF without a text layer: scan it with a character reader first")
    yield Part("text", text.encode("utf-8", "replace"), "text", encoding="utf-8")


def _paragraphs(page: str) -> str:
    """Lines of one paragraph run together; a blank line, or a short line that ends a sentence, parts two."""
    lines = [line.strip() for line in _HYPHEN.sub("", page).split("\n")]
    longest = max(map(len, lines), default=0)
    out, paragraph = list[str](), list[str]()
    for line in lines:
        if line:
            paragraph.append(line)
        if paragraph and (not line or (len(line) < 0.8 * longest and line[-1] in ".!?\u00bb\u201d:")):
            out.append(" ".join(paragraph))
            paragraph = []
    return "\n".join([*out, " ".join(paragraph)]).strip()


def read_docx(data: bytes) -> Iterator[Part]:
    """The paragraphs of a Word file; its first title-styled paragraph is the title, its properties give author and date.

    Raises:
        FormatError: not a Word file, or without a word in it.
    """
    from docx import Document  # noqa: PLC0415  loaded when a Word file is read
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = Document(BytesIO(data))
        paragraphs = [((p.style.name or "") if p.style else "", p.text.strip()) for p in document.paragraphs]
        known = document.core_properties
    except (OpcError, BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise FormatError(f"not a Word file: {error}") from error
    titled = next((n for n, (style, text) in enumerate(paragraphs) if text and style == "Title"), None)
    rest = [(style, text) for n, (style, text) in enumerate(paragraphs) if text and n != titled]
    if titled is None and not rest:
        raise FormatError("a Word file without a word in it")
    item = Item(
        title=paragraphs[titled][1] if titled is not None else "",
        body="\n".join(_marked(style, text) for style, text in rest),
        is_html=True,
        authors=(known.author,) if known.author and known.author != "python-docx" else (),
        language=known.language or "",
    )
    yield Part("text", rendition(item), "html")


def _marked(style: str, text: str) -> str:
    tag = "h2" if style.startswith("Heading") else "li" if style.startswith("List") else "p"
    return f"<{tag}>{escape(text, quote=False)}</{tag}>"
