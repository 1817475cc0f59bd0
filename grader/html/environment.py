"""The templates, and the frame of a page: a page is one file, and can run or load nothing but its own parts."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from grader.html.policy import policy
from grader.text import counted

_ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})

_environment = Environment(
    loader=PackageLoader("grader.html"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.globals["counted"] = counted


def rendered(template: str, styles: Iterable[str], scripts: Iterable[str], **values: object) -> str:
    """A template with these files of grader/html as style and script; its policy allows no others."""
    style = "\n".join(map(_text, styles))
    script = "\n".join(map(_text, scripts))
    frame = {"style": Markup(style), "script": Markup(script), "policy": policy(style, script)}
    return _environment.get_template(template).render(**frame, **values)


def embedded(value: object) -> Markup:
    """JSON for a script element: ASCII without characters that have a meaning in HTML."""
    return Markup(json.dumps(value, separators=(",", ":"), allow_nan=False).translate(_ESCAPES))


def _text(name: str) -> str:
    return files("grader.html").joinpath(name).read_text(encoding="utf-8")
