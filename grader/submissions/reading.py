"""From an entry to a submission: everything in it read, and nothing of it run."""

from __future__ import annotations

from collections.abc import Sequence

from grader.course import Course
from grader.digests import digest
from grader.submissions.choosing import Served, files, notes, served
from grader.submissions.disk import TOGETHER, too_large
from grader.submissions.documents import Document, gathered
from grader.submissions.entry import Entry
from grader.submissions.files import Submission
from grader.submissions.items import exercises_of
from grader.submissions.limits import MOST_BYTES, MOST_NOTES, Unreadable
from grader.submissions.names import stem
from grader.submissions.sheet import Sheet, sheet_of


def read(entry: Entry, course: Course) -> Submission:
    """The submission of an entry; what a student is to blame for is its `fault`.

    An OSError (no permission, a broken disk, a file that went away) is the machine's, and is raised.
    """
    try:
        found = gathered(entry.parts, course)
    except Unreadable as fault:
        return _submission(entry, [], fault=str(fault))
    sheets, no_text = _sheets(found.documents, course)
    if sum(len(cell.source) for sheet in sheets for cell in sheet.cells) > MOST_BYTES:
        return _submission(entry, found.documents, fault=str(too_large(TOGETHER, MOST_BYTES)))
    unreadable = {**no_text, **found.too_large}
    chosen = served(sheets, course)
    decisive = _decisive(unreadable, chosen, course)
    if decisive:
        return _submission(entry, found.documents, fault=decisive)
    left_out = [f"{sentence} It was left out." for sentence in unreadable.values()]
    said = [*entry.notes, *found.notes, *notes(chosen, sheets, course), *left_out]
    return _submission(entry, found.documents, chosen, sheets, said)


def _sheets(documents: Sequence[Document], course: Course) -> tuple[list[Sheet], dict[str, str]]:
    """The documents that are text, and what is wrong with the others, by name."""
    sheets, unreadable = [], {}
    for document in documents:
        try:
            sheets.append(sheet_of(document, course))
        except Unreadable as fault:
            unreadable[document.name] = str(fault)
    return sheets, unreadable


def _decisive(unreadable: dict[str, str], chosen: Served, course: Course) -> str | None:
    """The sentence about a file that an exercise would have been taken from.

    One that is not needed (an old copy, a helper in another coding, a notebook full of pictures) costs nothing, and is
    noted.
    """
    lost = exercises_of(course) - set(chosen)
    needed = [sentence for name, sentence in unreadable.items() if stem(name) in lost or not chosen]
    return needed[0] if needed else None


def _submission(
    entry: Entry,
    documents: Sequence[Document],
    chosen: Served | None = None,
    sheets: Sequence[Sheet] = (),
    said: Sequence[str] = (),
    fault: str | None = None,
) -> Submission:
    kept = tuple(said[:MOST_NOTES]) if fault is None else entry.notes
    read_from = (piece for document in documents for piece in (document.name, document.data))
    all_of_it = digest([entry.student, fault or "", *kept, *read_from])
    return Submission(entry.student, files(chosen or {}, sheets), fault, kept, digest=all_of_it)
