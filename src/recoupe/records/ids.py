"""Ids are hashes of content: the same bytes get the same id on every machine and every run."""

import hashlib

from recoupe.records.spans import ArticleId

ID_LENGTH = 16
"""Hexadecimal digits kept: 64 bits, enough for 10**6 articles at a collision chance below 10**-7."""


def hash_bytes(data: bytes) -> str:
    """SHA-256 of the bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def hash_text(text: str) -> str:
    """SHA-256 of the text in UTF-8; lone surrogates are kept as they are."""
    return hash_bytes(text.encode("utf-8", "surrogatepass"))


def article_id(received_sha256: str) -> ArticleId:
    """The id of the article that came as these bytes."""
    return ArticleId(received_sha256[:ID_LENGTH])


def content_id(kind: str, *parts: object) -> str:
    """An id derived from what makes a record distinct: its kind, then its parts in order.

    Example:
        >>> content_id("actor", "person", "Claire Vasseur") == content_id("actor", "person", "Claire Vasseur")
        True
    """
    return hash_text("\x1f".join([kind, *map(str, parts)]))[:ID_LENGTH]
