"""Files that hold several articles give each of them, and say what is wrong with the rest."""

import gzip
import io
import json
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.read.formats import READERS, Part, open_container
from recoupe.read.formats.feeds import parse_feed, read_opml
from recoupe.read.formats.part import FormatError, Item, rendition

HTML = "<html><body><p>La digue a tenu, dit-on à Port-Clair.</p></body></html>"


def warc_record(html: str, url: str = "https://la-digue.example/1", kind: str = "text/html; charset=utf-8") -> bytes:
    """A WARC response record."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n{html}".encode()
    head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-02T03:04:05Z\r\n"
    head += "WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\n"
    return f"{head}Content-Length: {len(http)}\r\n\r\n".encode() + http + b"\r\n\r\n"


def zipped(**files: bytes) -> bytes:
    """A zip file."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


def docx() -> bytes:
    """A Word file with a title, a heading and two paragraphs."""
    from docx import Document

    document, stream = Document(), io.BytesIO()
    document.add_paragraph("La digue tient", style="Title")
    document.add_paragraph("L’eau a baissé de 40 centimètres <en deux jours>.")
    document.add_paragraph("Ce que dit la commune", style="Heading 1")
    document.save(stream)
    return stream.getvalue()


def pdf(words: str) -> bytes:
    """A PDF of one page with a text layer, written by hand."""
    content = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.4\n", list[int]()
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    )


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Môle</title><language>fr</language><item><title>La digue &amp; la ville</title><link>https://le-mole.example/1</link>
<description>Un résumé.</description><content:encoded><![CDATA[<p>La digue a tenu.</p>]]></content:encoded>
<pubDate>Mon, 02 Mar 2026 08:00:00 +0100</pubDate></item><item><title>Sans texte</title><link>https://le-mole.example/2</link></item>
</channel></rss>"""
NINJS = {
    "uri": "urn:nordet:1",
    "headlines": [{"role": "short", "value": "Digue"}, {"role": "main", "value": "La digue a tenu"}],
    "bodies": [
        {"contenttype": "text/plain", "value": "En clair."},
        {"contenttype": "text/html", "value": "<p>La digue a tenu.</p>"},
    ],
    "by": "Awa Sorel",
    "language": "fr",
    "versioncreated": "2026-03-02T08:00:00Z",
    "infosources": [{"name": "Nordet"}],
}
NEWSML = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="tag:nordet,1"><itemMeta>
<provider><name>Nordet</name></provider><versionCreated>2026-03-02T08:00:00Z</versionCreated></itemMeta><contentMeta>
<headline>La digue a tenu</headline><by>Awa Sorel</by><language tag="fr"/></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>La <b>digue</b> a tenu.</p></body></html>
</inlineXML></contentSet></newsItem></itemSet></newsMessage>"""
MAIL = """From: Mairie de Port-Clair <presse@port-clair.example>\nSubject: =?utf-8?q?La_digue_a_tenu=2C_d=C3=A9j=C3=A0?=
Date: Mon, 02 Mar 2026 08:00:00 +0100\nMessage-ID: <m1@port-clair.example>\nContent-Type: text/plain; charset=utf-8

La digue a tenu.\n\nLa mairie remercie les équipes.\n"""
CSV = 'titre;texte;date;url\nLa digue;"La digue a tenu.\n\nL’eau baisse.";2026-03-02;https://le-mole.example/1\nVide;;;\n'


@pytest.mark.parametrize(
    ("name", "data", "holds"),
    [
        ("a.warc", warc_record(HTML), ["La digue a tenu"]),
        ("a.warc.gz", gzip.compress(warc_record(HTML)) + gzip.compress(warc_record(HTML, kind="image/png")), ["La digue"]),
        ("a.wacz", zipped(archive__data_warc=warc_record(HTML)), ["Port-Clair"]),
        (
            "flux.rss",
            RSS.encode(),
            ['og:title" content="La digue &amp; la ville', "<p>La digue a tenu.</p>", "2026-03-02T07:00:00Z"],
        ),
        (
            "a.ninjs.json",
            json.dumps(NINJS).encode(),
            ["<h1>La digue a tenu</h1>", "<p>La digue a tenu.</p>", "Awa Sorel", "Nordet"],
        ),
        ("a.newsml", NEWSML.encode(), ["<h1>La digue a tenu</h1>", "<p>La digue a tenu.</p>", "2026-03-02T08:00:00Z"]),
        (
            "a.eml",
            MAIL.encode(),
            ["<h1>La digue a tenu, déjà</h1>", "<p>La mairie remercie les équipes.</p>", "Mairie de Port-Clair"],
        ),
        ("a.csv", CSV.encode(), ["<p>L’eau baisse.</p>", "2026-03-02"]),
        ("a.csv", CSV.encode("cp1252"), ["<p>L’eau baisse.</p>"]),
        ("a.jsonl", b'\n{"title": "T", "text": "La digue a tenu.", "authors": ["A", "B"]}\n', ["A, B", "La digue a tenu."]),
        ("a.docx", docx(), ["<h1>La digue tient</h1>", "&lt;en deux jours&gt;", "<h2>Ce que dit la commune</h2>"]),
        ("a.pdf", pdf("La digue a tenu."), ["La digue a tenu."]),
    ],
)
def test_each_form_gives_its_article(name: str, data: bytes, holds: list[str]) -> None:
    parts = list(open_container(name, data) or ())
    assert parts
    page = parts[0].data.decode()
    assert [words for words in holds if words not in page] == []


def test_a_warc_record_keeps_where_and_when_it_was_captured() -> None:
    part = next(iter(open_container("a.warc", warc_record(HTML)) or ()))
    assert (part.url, part.captured, part.encoding) == ("https://la-digue.example/1", "2026-03-02T03:04:05Z", "utf-8")


def test_an_archive_cut_short_gives_what_came_before_the_cut_then_says_so() -> None:
    whole = gzip.compress(warc_record(HTML))
    got = list[Part]()
    with pytest.raises(FormatError, match="breaks after 2"):
        got.extend(open_container("a.warc.gz", whole + whole[:-20]) or ())
    parts = iter(open_container("a.warc.gz", whole + whole[:-20]) or ())
    assert next(parts).data.decode() == HTML


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.warc", b"pas une archive", "WARC"),
        ("a.warc", b"", "no WARC response"),
        ("a.wacz", b"pas un zip", "not a WACZ"),
        ("a.wacz", zipped(readme_txt=b"x"), "archive/"),
        ("a.rss", b"bonjour", "not a feed"),
        ("a.feed.json", b'{"a": 1}', "not a JSON feed"),
        ("a.ninjs.json", b"[1, 2]", "no ninjs item"),
        ("a.newsml", b"<a/>", "no newsItem"),
        ("a.newsml", b'<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><x>&c;</x>', "entities"),
        ("a.eml", b"", "without a text part"),
        ("a.csv", b"nom,age\nA,3\n", "no column says where the text is"),
        ("a.jsonl", b"{oups\n", "line 1 is not JSON"),
        ("a.pdf", b"%PDF-1.4 tronque", "cannot be read"),
        ("a.pdf", pdf(""), "without a text layer"),
        ("a.docx", b"PK", "not a Word file"),
        ("a.docx", zipped(a=b"x"), "not a Word file"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_a_format_error(name: str, data: bytes, says: str) -> None:
    with pytest.raises(FormatError, match=says):
        list(open_container(name, data) or ())


def test_an_unknown_ending_is_no_container() -> None:
    assert open_container("article.html", b"<p>x</p>") is None


@pytest.mark.parametrize("name", sorted({f"a{ending}" for ending in READERS} - {"a.parquet"}))
@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=400))
def test_no_bytes_raise_anything_but_a_format_error(name: str, data: bytes) -> None:
    try:
        parts = list(open_container(name, data) or ())
    except FormatError:
        parts = []
    assert all(isinstance(part.data, bytes) for part in parts)


def test_a_feed_tells_whole_articles_from_summaries() -> None:
    assert [entry.whole for entry in parse_feed(RSS.encode())] == [True, False]


def test_an_opml_list_names_its_feeds_with_their_folders() -> None:
    opml = b"""<opml version="2.0"><body><outline text="Nord"><outline text="Le Mole" type="rss" xmlUrl="https://le-mole.example/rss"/>
    </outline><outline title="Digue" xmlUrl="https://la-digue.example/atom"/></body></opml>"""
    assert [(s.title, s.feed, s.folder) for s in read_opml(opml)] == [
        ("Le Mole", "https://le-mole.example/rss", "Nord"),
        ("Digue", "https://la-digue.example/atom", ""),
    ]


def test_the_same_item_gives_the_same_page_and_nothing_is_added() -> None:
    item = Item(title="T <1>", body="Un.\n\nDeux.")
    assert rendition(item) == rendition(item)
    page = rendition(item).decode()
    assert "<h1>T &lt;1&gt;</h1>" in page
    assert "author" not in page


def test_parquet_without_its_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(FormatError, match=r"recoupe\[parquet\]"):
        list(open_container("a.parquet", b"PAR1") or ())
