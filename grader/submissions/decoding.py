"""The bytes of a Python file as text, as Python itself would decode them."""

from __future__ import annotations

import codecs
import io
import re
import tokenize
from contextlib import suppress
from typing import NoReturn

from grader.submissions.limits import Unreadable, named

# Some of Python's codecs take quadratic time (punycode, idna) or hide text from a reader of the bytes
# (unicode_escape, utf_7): only codecs in which people write files are accepted.
_CODINGS = re.compile(
    r"utf-8(-sig)?|ascii|iso8859-\d+|cp\d+|mac-\w+|koi8-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|johab|tis-620|hz"
)


def decoded(data: bytes, name: str) -> str:
    """The text of a .py file with "\\n" line ends; its coding cookie is honoured, a byte order mark is harmless."""
    coding = _coding(data, name)
    try:
        text = data.decode(coding)
    except UnicodeDecodeError as fault:
        raise Unreadable(f"{named(name)} is not {_spelled(coding)} (byte {fault.start + 1}): {_WAY_OUT}.") from None
    return checked(plain_ends(text), name)


def plain_ends(text: str) -> str:
    """The text with all line ends as "\\n"."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def checked(text: str, name: str) -> str:
    """The text; Unreadable if it holds a character that no program text holds."""
    if "\0" in text:
        raise Unreadable(f"{named(name)} has a NUL byte in it, so it is not Python: hand in the file as text.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise Unreadable(f"{named(name)} has half a character in it (a lone surrogate): {_WAY_OUT}.") from None
    return text


_WAY_OUT = "save it again as UTF-8 and hand in that"


def _coding(data: bytes, name: str) -> str:
    try:
        found, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    except (SyntaxError, LookupError, ValueError):
        _complain(data, name)
    # detect_encoding says "utf-8" also of a file with a mark in front and no cookie.
    return "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else _taken(found, name)


def _taken(declared: str, name: str) -> str:
    """The coding by Python's own name, if it is accepted (LookupError if Python does not know it)."""
    coding = codecs.lookup(declared).name
    if not _CODINGS.fullmatch(coding):
        raise Unreadable(f"{named(name)} says that it is written in {coding}, which is not read: {_WAY_OUT}.")
    return coding


def _complain(data: bytes, name: str) -> NoReturn:
    """The sentence for a file whose first lines Python cannot read: unknown coding, or bytes that do not fit it."""
    cookie = re.search(rb"coding[:=][ \t]*([-\w.]{1,40})", b"\n".join(data[:400].split(b"\n", 2)[:2]))
    declared = cookie[1].decode("ascii", "replace") if cookie else "utf-8"
    with suppress(LookupError, UnicodeDecodeError):
        checked(data.decode(_taken(declared, name)), name)  # Python 3.14 looks for NUL bytes, too
    raise Unreadable(f"{named(name)} is not {_spelled(declared) if cookie else 'UTF-8'}: {_WAY_OUT}.")


def _spelled(coding: str) -> str:
    return "UTF-8" if coding.startswith("utf-8") else f"in the coding that it declares, {coding}"
