"""Notes and links to a dossier; reading one back; and `verify`, which trusts no stage."""

from recoupe.dossier.compile import Settings, compile_dossier
from recoupe.dossier.parse import parse_dossier
from recoupe.dossier.verify import Failure, verify

__all__ = ["Failure", "Settings", "compile_dossier", "parse_dossier", "verify"]
