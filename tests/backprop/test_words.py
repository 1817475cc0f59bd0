"""Sentences that tables of mistakes share stand in one place."""

from __future__ import annotations

import re
from pathlib import Path

from grader.courses.backprop import words

HOME = Path(words.__file__)
SENTENCES = {name: text for name, text in vars(words).items() if name.isupper()}
TABLES = "\n".join(path.read_text(encoding="utf-8") for path in HOME.parent.rglob("*.py") if path != HOME)


def test_a_shared_sentence_has_one_home() -> None:
    """A shared sentence is written once, so that a change reaches every table."""
    assert [name for name, text in SENTENCES.items() if f'"{text}"' in TABLES] == []
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_a_shared_sentence_is_told() -> None:
    """Every shared sentence is told by some table."""
    assert set(SENTENCES) == set(re.findall(r"\bsay\.([A-Z\d_]+)", TABLES))
