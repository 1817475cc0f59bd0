"""How a student's id is shown: as it is, or with what cannot be seen in it written out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.reports.names import shown_name
from grader.text import cleaned


@pytest.mark.parametrize(
    ("student", "shown"),
    [
        ("Zoë Ng", "Zoë Ng"),
        ("שלום", "שלום"),
        ("a\u202eb", "a\\u202eb"),
        ("\u200b", "\\u200b"),
        ("\u202e\u200b", "\\u202e\\u200b"),
        ("\u3164", "\\u3164"),
        ("a\ufe0f", "a\\ufe0f"),
        ("a\nb\x1b[31m", "a\\u000ab\\u001b[31m"),
        ("\udcff", "\\udcff"),
        (" \u2003", "\\u0020\\u2003"),
        ("", "(no name)"),
    ],
)
def test_what_is_unseen_is_written_out(student: str, shown: str) -> None:
    """A name that can be read stays; one of blanks alone can be seen, and clicked on."""
    assert shown_name(student) == shown


@given(st.text(), st.text())
def test_any_id_can_be_seen_and_told_apart(one: str, other: str) -> None:
    """Nothing that turns or hides text is left; two ids look the same only if one has an escape's letters in it."""
    shown = shown_name(one)
    assert shown.strip()
    assert cleaned(shown, len(shown)) == shown
    assert "\\u" in one + other or "(no name)" in (one, other) or (shown == shown_name(other)) == (one == other)
