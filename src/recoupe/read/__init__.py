"""Bytes to `Page`: files, folders and the standard input, decoded, nothing taken away."""

from recoupe.read.inputs import read_bytes, read_inputs
from recoupe.read.settings import ReadSettings

__all__ = ["ReadSettings", "read_bytes", "read_inputs"]
