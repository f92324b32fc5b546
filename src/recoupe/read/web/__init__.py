"""Pages from the web: addresses checked, opt-outs honoured, one host never hurried."""

from recoupe.read.web.fetch import fetch_pages
from recoupe.read.web.settings import WebSettings

__all__ = ["WebSettings", "fetch_pages"]
