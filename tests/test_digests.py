"""One digest for many pieces."""

from __future__ import annotations

from grader.digests import digest


def test_no_piece_runs_into_the_next() -> None:
    """Two submissions are not taken for the same because their texts are the same when put together."""
    made = {digest(pieces) for pieces in (["ab", "c"], ["a", "bc"], ["abc"], ["a", "b", "c"], ["2:ab1:c"], ["ab", ""])}
    assert len(made) == 6


def test_names_that_are_no_text_have_a_digest() -> None:
    """A file's name on the disk may be any bytes; two such names are two."""
    escaped, lone = b"\xff".decode("utf-8", "surrogateescape"), "\ud800"
    assert len({digest([escaped]), digest([lone]), digest([b"\xff"]), digest([""])}) == 4
