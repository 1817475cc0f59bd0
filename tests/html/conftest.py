"""The browser's fixtures, for the tests of pages."""

from tests.axe import axe
from tests.browser import browser, visit

__all__ = ["axe", "browser", "visit"]
