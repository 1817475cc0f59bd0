"""Sentences that tables of mistakes share stand in one place."""

from __future__ import annotations

import re
from pathlib import Path

from grader.courses.backprop import words

HOME = Path(words.__file__)
SENTENCES = {name: text for name, text in vars(words).items() if name.isupper()}
TABLES = "\n".join(path.read_text(encoding="utf-8") for path in HOME.parent.rglob("*.py") if path != HOME)


def test_a_shared_sentence_has_one_home() -> None:
    """Protects who mends a sentence from mending one of several: the same slip is told alike everywhere."""
    assert [name for name, text in SENTENCES.items() if f'"{text}"' in TABLES] == []
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_a_shared_sentence_is_told() -> None:
    """Protects the list from what no table tells any more."""
    assert set(SENTENCES) == set(re.findall(r"\bsay\.([A-Z\d_]+)", TABLES))
