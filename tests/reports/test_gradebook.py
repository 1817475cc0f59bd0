"""CSV files for gradebooks: their columns, nobody's formula, no zero and no empty cell for what was not graded."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.courses.backprop import course
from grader.reports.gradebook import table, write
from grader.reports.platforms import PLATFORMS
from grader.reports.roster import NoRoster, read_roster
from grader.reports.without_points import LeftOut
from tests.reports.made import alike, mixed, of

TITLE = "Backpropagation, step by step"

CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,Essay (77),Homework (123),Current Score
,,,,,Manual Posting,,
    Points Possible,,,,,10,24,(read only)
"Ng, Bo",11,s1,bo@uni.example,Mo,9,,90
"=Lee, Al",12,s2,al@uni.example,Mo,,,
"Ray, Jo",13,s3,jo1@uni.example,Tu,5,,50
"Ray, Jo",14,s4,jo2@uni.example,Tu,6,,60
"""


def rows(path: Path, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    ("lms", "expected"),
    [
        (
            "canvas",
            [
                ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", TITLE],
                ["    Points Possible", "", "", "", "", "24"],
                ["alice", "", "", "alice", "", "24"],
                ["bob", "", "", "bob", "", "3"],
            ],
        ),
        ("moodle", [["Username", TITLE], ["alice", "24"], ["bob", "3"]]),
        (
            "blackboard",
            [
                ["Last Name", "First Name", "Username", f"{TITLE} [Total Pts: 24 Score]"],
                ["", "", "alice", "24"],
                ["", "", "bob", "3"],
            ],
        ),
        (
            "brightspace",
            [
                ["Username", f"{TITLE.replace(',', '')} Points Grade", "End-of-Line Indicator"],
                ["alice", "24", "#"],
                ["bob", "3", "#"],
            ],
        ),
    ],
)
def test_the_columns_are_the_gradebooks(tmp_path: Path, lms: str, expected: list[list[str]]) -> None:
    """Each importer finds its own column names, the students by what it knows them by, and the points."""
    output = tmp_path / "grades.csv"
    write(of(mixed("bob"), alike("alice", "passed")), output, lms=lms)
    assert rows(output) == expected


def test_a_title_that_no_item_of_brightspace_can_have(tmp_path: Path) -> None:
    """Protects a new grade item: Brightspace refuses these characters in its name, or never saves it again."""
    reports = of(alike("alice", "passed"))
    titled = replace(reports, course=replace(course, title='A+ in 50% <"of"> a/b, c|d * e = f'))
    write(titled, tmp_path / "grades.csv", lms="brightspace")
    assert rows(tmp_path / "grades.csv")[0][1] == "A in 50 of ab cd e f Points Grade"


def test_canvas_takes_the_header_for_its_own(tmp_path: Path) -> None:
    """What Canvas asks of a header before it reads on (gradebook_importer.rb: row_has_student_headers?, header?)."""
    output = tmp_path / "grades.csv"
    write(of(mixed("bob")), output)
    header, points = rows(output)[:2]
    assert len(header) > 3
    assert "Student" in header[0]
    assert "ID" in header[1]
    assert (header[2], header[3]) == ("SIS User ID", "SIS Login ID")
    assert "Section" in header[4]
    assert "Points Possible" in points[0]


def test_blackboard_has_every_cell_quoted(tmp_path: Path) -> None:
    """Blackboard wants each cell of a comma-separated file between quotation marks."""
    output = tmp_path / "grades.csv"
    write(of(mixed("bob")), output, lms="blackboard", column="Homework [Total Pts: 24 Score] |123")
    assert output.read_text().splitlines() == [
        '"Last Name","First Name","Username","Homework [Total Pts: 24 Score] |123"',
        '"","","bob","3"',
    ]


@pytest.mark.parametrize("lms", PLATFORMS)
def test_who_was_not_graded_has_no_row(tmp_path: Path, lms: str) -> None:
    """No zero, and no empty cell either, which Canvas and Moodle take for "no grade"."""
    output = tmp_path / "grades.csv"
    write(of(mixed("bob"), alike("eve", "error", "the sandbox died")), output, lms=lms)
    assert "bob" in output.read_text()
    assert "eve" not in output.read_text()


def test_an_export_of_canvas_is_filled_in(tmp_path: Path) -> None:
    """Students are found by login, by SIS id, by the name that Canvas gives their files; no other grade is touched."""
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    roster.write_text(CANVAS, encoding="utf-8-sig")
    reports = of(mixed("BO@uni.example"), alike("leeal", "passed"), alike("rayjo_14", "broken"))
    write(reports, output, roster=roster, column="Homework (123)")
    assert rows(output) == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Homework (123)"],
        ["    Points Possible", "", "", "", "", "24"],
        ["Ng, Bo", "11", "s1", "bo@uni.example", "Mo", "3"],
        ["'=Lee, Al", "12", "s2", "al@uni.example", "Mo", "24"],
        ["Ray, Jo", "14", "s4", "jo2@uni.example", "Tu", "0"],
    ]
    assert "Essay" not in output.read_text()


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["Zoë Müller", "สมชาย ใจดี", "मीना शर्मा", "שָׂרָה כֹּהֵן", "محمد علي"])
def test_names_are_found_in_whatever_way_they_are_spelled(
    tmp_path: Path, name: str, form: Literal["NFC", "NFD"]
) -> None:
    """Protects a class whose names have vowel signs, or accents that a Mac has taken off their letters on its disk."""
    first, last = name.split()
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    exports = {
        "canvas": (f"{last}{first}".lower(), f'Student,ID,Section\n"{last}, {first}",7,Mo\n'),
        "moodle": (name, f"First name,Last name,Email address\n{first},{last},x@y\n"),
    }
    for lms, (student, export) in exports.items():
        roster.write_text(export, encoding="utf-8")
        write(of(mixed(unicodedata.normalize(form, student))), output, lms=lms, roster=roster)
        assert rows(output)[-1][-1] == "3"


def test_who_cannot_be_told_in_an_export_is_named(tmp_path: Path) -> None:
    """Nobody gets another one's points: unknown, one of two, and two submissions for one row are left out and named."""
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    roster.write_text(CANVAS)
    reports = of(mixed("rayjo"), mixed("zoe"), mixed("s1"), mixed("11"), mixed("leeal"))
    with pytest.raises(LeftOut) as left:
        write(reports, output, roster=roster)
    assert list(left.value.sentences) == [
        "11 and another student are both line 4 of the roster: no row is written.",
        "rayjo may be any of the lines 6, 7 of the roster: no row is written.",
        "s1 and another student are both line 4 of the roster: no row is written.",
        "zoe is not in the roster: no row is written.",
    ]
    assert [row[0] for row in rows(output)] == ["Student", "    Points Possible", "'=Lee, Al"]


def test_exports_of_moodle_and_blackboard_are_filled_in(tmp_path: Path) -> None:
    """Whatever separator and coding the export has (semicolons, tabs, UTF-16), the file has commas and UTF-8."""
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    roster.write_text("First name;Surname;Email address;Quiz (Real)\nZoë;Ng;z@uni.example;-\nAl;Lee;a@uni.example;4\n")
    write(of(mixed("Zoë Ng"), alike("a@uni.example", "passed")), output, lms="moodle", roster=roster)
    assert rows(output) == [
        ["First name", "Surname", "Email address", TITLE],
        ["Zoë", "Ng", "z@uni.example", "3"],
        ["Al", "Lee", "a@uni.example", "24"],
    ]
    header = '"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Quiz [Total Pts: 9 Score] |5"'
    roster.write_text(f"{header}\nNg\tZoë\tzng\t77\t9\n", encoding="utf-16")
    write(of(mixed("77")), output, lms="blackboard", roster=roster)
    assert rows(output)[1] == ["Ng", "Zoë", "zng", "77", "3"]


def test_the_worksheet_of_a_moodle_assignment_is_filled_in(tmp_path: Path) -> None:
    """Protects who gives what stands beside the download: nobody was found in it, nor are two of one name mixed up."""
    output, roster = tmp_path / "grades.csv", tmp_path / "roster.csv"
    people = ["4101,Ann Ng,a@x", "4102,Jo Doe,j@x", "4103,Jo Doe,jo@x"]
    lines = [
        "Identifier,Full name,Email address,Status,Grade",
        *(f"Participant {who},Submitted,7.00" for who in people),
    ]
    roster.write_text("\n".join(lines))
    graded = of(mixed("Ann Ng"), alike("Jo Doe_4102", "passed"), alike("Jo Doe_4103", "wrong"))
    write(graded, output, lms="moodle", roster=roster)
    assert rows(output) == [
        ["Full name", "Email address", TITLE],
        ["Ann Ng", "a@x", "3"],
        ["Jo Doe", "j@x", "24"],
        ["Jo Doe", "jo@x", "0"],
    ]


def test_groups_of_moodle_are_found_by_their_members(tmp_path: Path) -> None:
    """Protects a class that hands in by groups, whose names Moodle puts first; who comes alone is not taken apart."""
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    roster.write_text("First name,Last name,Email address\nJean-Luc,Ng,j@x\nAl,Lee,a@x\nLuc,Ng,l@x\n")
    members = of(mixed("Group 7-Jean-Luc Ng"), alike("G-8-Al Lee", "passed"))
    write(members, output, lms="moodle", roster=roster)
    assert [row[1:] for row in rows(output)[1:]] == [["Ng", "j@x", "3"], ["Lee", "a@x", "24"]]
    with pytest.raises(LeftOut, match="Anne-Luc Ng is not in the roster"):
        write(of(mixed("Anne-Luc Ng"), alike("Al Lee", "passed")), output, lms="moodle", roster=roster)
    assert len(rows(output)) == 2


def test_an_export_of_brightspace_is_filled_in(tmp_path: Path) -> None:
    """Its ids have a mark that no login has; names and addresses are not to be imported."""
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    roster.write_text(
        "OrgDefinedId,Username,Last Name,First Name,Quiz Points Grade <Numeric MaxPoints:9>,End-of-Line Indicator\n"
        "#77,#bng,Ng,Bo,4,#\n#78,#alee,Lee,Al,,#\n#79,#jray,Ray,Jo,,#\n"
    )
    reports = of(mixed("Bo Ng"), alike("alee", "passed"), alike("79", "broken"))
    write(reports, output, lms="brightspace", roster=roster, column="Homework Points Grade")
    assert rows(output) == [
        ["OrgDefinedId", "Username", "Homework Points Grade", "End-of-Line Indicator"],
        ["#77", "#bng", "3", "#"],
        ["#78", "#alee", "24", "#"],
        ["#79", "#jray", "0", "#"],
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "has no column ID or SIS User ID or SIS Login ID in its first line"),
        (b"name,points\nbob,3\n", "it is not an export of Canvas"),
        (b"Vorname,Nachname,ID-Nummer\nBo,Ng,7\n", "or one in another language. Choose English there"),
        (b"\x89PNG\r\n\xff\xfe", "is no CSV file"),
    ],
)
def test_what_is_no_export_is_said(tmp_path: Path, data: bytes, why: str) -> None:
    """A wrong file is named with the reason, and nothing is written."""
    roster, output = tmp_path / "export.csv", tmp_path / "grades.csv"
    roster.write_bytes(data)
    with pytest.raises(NoRoster, match=why):
        write(of(mixed("bob")), output, roster=roster)
    assert not output.exists()


def test_an_export_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A file that is not there is named with the system's reason."""
    with pytest.raises(NoRoster, match=r"absent\.csv cannot be read: No such file"):
        read_roster(tmp_path / "absent.csv", PLATFORMS["canvas"])


def test_nobody_passes_for_another(tmp_path: Path) -> None:
    """A login name with an unseen mark in it is written with its escape: its points are not another student's."""
    output = tmp_path / "grades.csv"
    write(of(mixed("bob"), alike("bo\u200bb", "passed"), alike("\u202ebob", "passed")), output, lms="moodle")
    assert rows(output)[1:] == [["bob", "3"], ["bo\\u200bb", "24"], ["\\u202ebob", "24"]]


@given(st.text(min_size=1), st.sampled_from(sorted(PLATFORMS)))
def test_no_cell_begins_a_formula(student: str, lms: str) -> None:
    """A spreadsheet opens the file: a stranger's id is no formula, no second row, and no other column."""
    platform = PLATFORMS[lms]
    row = dict.fromkeys(platform.known_by, student)
    text = table(platform, [*platform.columns, "=1+1"], 24.0, [(row, 3.0)])
    text.encode()
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert len(read) == 2 + platform.points_row
    assert {len(line) for line in read} == {len(platform.columns) + (2 if platform.last else 1)}
    assert not any(cell.lstrip().startswith(tuple("=+-@＝＋－＠")) for line in read for cell in line)
    assert not [sign for line in read for cell in line for sign in cell if unicodedata.category(sign)[0] == "C"]
