"""XML that came from outside, read without entities, network or external files."""

from lxml import etree

from recoupe.read.formats.part import FormatError


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML file.

    A document type with entities is refused whole: a billion laughs needs no more than ten lines of them.

    Raises:
        FormatError: not well-formed, or it declares entities.
    """
    if b"<!ENTITY" in data[: 2**20]:
        raise FormatError("the XML declares entities, which no agency or feed list needs: refused")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"not well-formed XML: {error}") from error


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: etree._Element | None) -> str:
    """The text of an element and all below, white space folded."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""
