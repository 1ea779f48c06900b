"""The reading room: the ledger in a browser. Pages show what ledger and reports return; they decide nothing."""

from allegedly.web.app import make_app, serve
from allegedly.web.settings import LOOPBACK, PORT, Settings, is_loopback

__all__ = ["LOOPBACK", "PORT", "Settings", "is_loopback", "make_app", "serve"]
