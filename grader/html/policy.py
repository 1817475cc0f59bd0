"""What a page may run and load: its own style, its own script, and nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib


def policy(style: str, script: str | None = None) -> str:
    """The content security policy that allows only this style, this script, and pictures in data URLs."""
    rules = {
        "default-src": "'none'",
        **({} if script is None else {"script-src": _digest(script)}),
        "style-src": _digest(style),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
