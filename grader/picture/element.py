"""An SVG element as it stands in a page: a picture, with a title and words for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape


def element(kind: str, size: tuple[float, float], title: str, said: str, content: Iterable[str]) -> str:
    """The element of that class and size in units, with a line for each part of its content."""
    width, height = map(digits, size)
    head = f'<svg class="{kind}" role="img" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
    about = f"<title>{escape(title)}</title><desc>{escape(said)}</desc>"
    return "\n".join([head, about, *content, "</svg>"])


def digits(number: float) -> str:
    """A number in four digits: more would show nothing."""
    return f"{number:.4g}"
