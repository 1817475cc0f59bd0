"""The file names in the downloads of learning platforms. Any other name stays as it is.

Canvas (canvas-lms, lib/content_zipper.rb): `lastfirst[_LATE]_USER_FILE_name.py`, the word characters of the sortable
name in small letters, or `[LATE_]anon_ab1Cd_FILE_name.py` where marking is anonymous; a file handed in again under the
same name gets `-1`, `-2`, ... before its first dot. What was typed instead is `lastfirst_USER_text.html`, a link to the
work `lastfirst_USER_link.html`.
Moodle (mod/assign): `Full Name_PARTICIPANT_assignsubmission_file_` as a folder, or before each file's name.
Blackboard Learn ("Assignment File Download"): `Assignment_USERNAME_attempt_2026-01-31-10-15-00_name.py`, and for each
attempt a text about it, the same without `_name`. Only the names of all students together tell where the assignment
ends and the user name begins (blackboard.py); here a user name has no underscore.
Brightspace ("Download" of submissions): `USER-ASSIGNMENT - Full Name - Jan 31, 2026 1015 AM` as a folder, or before
each file's name and ` - `.
nbgrader's exchange (exchange/default/submit.py): `student+assignment+2015-02-02 15:58:23 UTC+random`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from grader.submissions.names import ARCHIVE, OTHER_ARCHIVES, SOURCES, added_suffix, stem, suffix
from grader.submissions.newest import seconds

# Canvas's file ids are long: a student's own "task_1_2_final.py" is not taken for one of its names.
_CANVAS = re.compile(
    r"(?:(?P<student>.+?)(?P<late>_LATE)?_(?P<user>\d{1,20})|(?P<unnamed_late>LATE_)?anon_(?P<anonymous>[A-Za-z0-9]{5}))"
    r"_(?:(?P<file>\d{4,20})_(?P<name>.+)|(?P<typed>(?:text|link)\.html))"
)
_AGAIN = re.compile(r"(?P<before>[^.]+)-(?P<attempt>\d{1,3})(?P<after>\..+)")
_MOODLE = re.compile(r"(?P<student>.+?)_(?P<user>\d+)_assignsubmission_(?:file|onlinetext)(?:_(?P<name>.*))?")
_BLACKBOARD = re.compile(r"(?P<user>.+?_(?P<student>[^_]+))_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<name>.+)|\.txt)")
_BRIGHTSPACE = re.compile(
    r"(?P<user>\d+)-\d+ - (?P<student>.+?) - (?P<day>\w{3} \d{1,2}, \d{4}) (?P<clock>\d{3,4} [AP]M)(?: - (?P<name>.+))?"
)
_EXCHANGE = re.compile(r"(?P<student>.+)\+[^+]+\+(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? [^+]+)(?:\+\w+)?")


@dataclass(frozen=True)
class Owner:
    """The owner of an entry, by its name.

    student: the id; key: tells two people of one name apart, empty for a name of no platform's.
    file: what the student called the file, where the platform keeps that; uncounted: the same without what may be the
    platform's count of files of that name; attempt: that count (or the time) and the file's own number, of files that
    are listed one by one. time: in seconds, of a whole submission, where the name has one.
    """

    student: str
    platform: str = ""
    key: str = ""
    file: str = ""
    uncounted: str = ""
    attempt: tuple[int, int] = (0, 0)
    time: float = 0
    late: bool = False


LONGEST = 255
"""The longest file name on a disk. One in an archive may be longer, and the patterns would take minutes for it."""


def owner(name: str, is_folder: bool) -> Owner:
    """The owner of an entry of a class's folder or download."""
    known = (found for read in _PLATFORMS if len(name) <= LONGEST and (found := read(name)))
    return next(known, None) or Owner(name if is_folder else without_suffix(name))


def without_suffix(name: str) -> str:
    """The name without a suffix of ours or an archive's; other dots belong to it ("john.smith")."""
    name = name.removesuffix(added_suffix(name))
    if suffix(name) in OTHER_ARCHIVES:
        return stem(name).removesuffix(".tar")
    return stem(name) if suffix(name) in {*SOURCES, ARCHIVE} else name


def _canvas(name: str) -> Owner | None:
    found = _CANVAS.fullmatch(name)
    if not found or not _is_canvas_name(found["student"] or ""):
        return None
    name = found["name"] or found["typed"]
    again = _AGAIN.fullmatch(name)
    return Owner(
        found["student"] or f"anon_{found['anonymous']}",
        platform="Canvas",
        key=found["user"] or found["anonymous"],
        file=name,
        uncounted=again["before"] + again["after"] if again else name,
        attempt=(int(again["attempt"]) if again else 0, int(found["file"] or 0)),
        late=bool(found["late"] or found["unnamed_late"]),
    )


def _is_canvas_name(student: str) -> bool:
    """Whether a name has only lower-case word characters; Canvas, unlike `re`, counts accents and vowel signs."""
    plain = "".join(character for character in student if not unicodedata.category(character).startswith("M"))
    return student == student.lower() and re.fullmatch(r"\w*", plain) is not None


def _moodle(name: str) -> Owner | None:
    found = _MOODLE.fullmatch(name)
    if not found:
        return None
    file = found["name"] or ""
    return Owner(found["student"], platform="Moodle", key=found["user"], file=file, uncounted=file)


def _blackboard(name: str) -> Owner | None:
    found = _BLACKBOARD.fullmatch(name)
    time = _time(found["time"], "%Y-%m-%d-%H-%M-%S") if found else None
    if not found or time is None:
        return None
    file = found["name"] or ""
    return Owner(found["student"], "Blackboard", found["user"], file, uncounted=file, attempt=(time, 0))


def _brightspace(name: str) -> Owner | None:
    found = _BRIGHTSPACE.fullmatch(name)
    time = _time(f"{found['day']} {found['clock']:>07}", "%b %d, %Y %I%M %p") if found else None
    if not found or time is None:
        return None
    whose = Owner(found["student"], "Brightspace", found["user"])
    file = found["name"]
    return replace(whose, file=file, uncounted=file, attempt=(time, 0)) if file else replace(whose, time=time)


def _time(text: str, form: str) -> int | None:
    """The time in seconds, in an unknown zone; None if it is not a date."""
    try:
        return int(datetime.strptime(text, form).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None


def _exchange(name: str) -> Owner | None:
    found = _EXCHANGE.fullmatch(name)
    return Owner(found["student"], time=seconds(found["time"])) if found else None


_PLATFORMS = (_canvas, _moodle, _blackboard, _brightspace, _exchange)
