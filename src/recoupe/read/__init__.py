"""Bytes to `Page`: files, folders, archives, feeds, addresses; decoded, nothing taken away."""

from recoupe.read.bytes import read_bytes
from recoupe.read.inputs import read_inputs
from recoupe.read.settings import ReadSettings

__all__ = ["ReadSettings", "read_bytes", "read_inputs"]
