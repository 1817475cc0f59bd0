"""From an entry to a submission: all of it is read, and nothing is run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from grader.course import Course
from grader.digests import digest
from grader.submissions.choosing import Served, files, notes, rank, served, taken
from grader.submissions.disk import TOGETHER, too_large
from grader.submissions.documents import Document, gathered
from grader.submissions.entry import Entry
from grader.submissions.files import Submission
from grader.submissions.items import exercises_of
from grader.submissions.limits import MOST_BYTES, MOST_NOTES, TooLarge, Unreadable
from grader.submissions.names import stem
from grader.submissions.sheet import Sheet, sheet_of
from grader.submissions.unread import Unread


def read(entry: Entry, course: Course) -> Submission:
    """The submission of an entry; its `fault` is the student's.

    An OSError (no permission, a broken disk, a file that was removed) is the machine's fault, and is raised.
    """
    try:
        found = gathered(entry.parts, course)
    except Unreadable as fault:
        return _submission(entry, [], fault=str(fault))
    try:
        sheets, no_text = _sheets(found.documents, course)
    except TooLarge as fault:
        return _submission(entry, found.documents, fault=str(fault))
    unread = [*no_text, *found.too_large]
    chosen = served(sheets, course)
    decisive = _decisive(unread, chosen, course)
    if decisive:
        return _submission(entry, found.documents, fault=decisive)
    left_out = [f"{one.sentence} It was left out." for one in unread]
    said = [*entry.notes, *found.notes, *notes(chosen, sheets, course), *left_out]
    return _submission(entry, found.documents, chosen, sheets, said)


def _sheets(documents: Sequence[Document], course: Course) -> tuple[list[Sheet], list[Unread]]:
    """The documents that are text, and the others with the reason (TooLarge if all together are).

    Cutting a text into cells may take seconds for each MB, so it stops at the limit.
    """
    sheets, unread, room = list[Sheet](), [], MOST_BYTES
    for document in documents:
        try:
            sheet = sheet_of(document, course)
        except Unreadable as fault:
            unread.append(Unread(document.name, str(fault), document.age, document.attempt))
            continue
        sheets.append(sheet)
        room -= sheet.size
        if room < 0:
            raise too_large(TOGETHER, MOST_BYTES)
    return sheets, unread


def _decisive(unread: Sequence[Unread], chosen: Served, course: Course) -> str | None:
    """The sentence about an unread file that an exercise may need.

    A file that is not needed (an old copy, a helper in another coding, a notebook full of pictures) costs nothing, and
    is noted.
    """
    used = taken(chosen, course) if unread else {}
    names = exercises_of(course)
    surest = sorted(unread, key=lambda one: stem(one.name) not in names)
    return next((one.sentence for one in surest if _is_needed(one, used, names)), None)


def _is_needed(one: Unread, used: Mapping[str, Sheet], names: set[str]) -> bool:
    """Whether work in it may be overlooked: an exercise has no source in `used`, or one of lower rank.

    A file whose name is no exercise's may hold any of them, or an experiment. One that is not text counts as an
    experiment if any exercise is used; one that is too large, if all are and none is of an earlier attempt.
    """
    exercise = stem(one.name)
    if exercise in names:
        return exercise not in used or rank(one, exercise) > rank(used[exercise], exercise)
    if not one.too_large:
        return not used
    return len(used) < len(names) or any(one.attempt > sheet.attempt for sheet in used.values())


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
