"""Students' texts are hostile: on the page of a class they are text, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from grader.courses.backprop import course
from grader.html.report.code import Piece, shown
from grader.reports.report import Report, report_of, same_for_all
from tests.axe import Axe
from tests.browser import Visit
from tests.html.classes import student, verdict, write_page

TEXTS = (
    "<script>alert('script')</script>",
    "</script><script>alert('closing')</script>",
    "<img src=x onerror=alert('handler')>",
    "\" onmouseover=\"alert('double')\" autofocus onfocus=\"alert('focus')",
    "' style='position:fixed;inset:0' onclick='alert(3)",
    "<!--<script>",
    "]]><svg onload=alert('svg')>",
    "javascript:alert('address')",
    "{{ 7 * 7 }}{% raw %}",
    "\\u003cscript\\u003ealert('escape')\\u003c/script\\u003e",
    "&lt;script&gt;alert('entity')&lt;/script&gt;",
    "</title></style></noscript><iframe src='https://example.com/'></iframe>",
    "<base href='https://example.com/'><link rel=stylesheet href=//example.com/x.css>",
    "<form action='https://example.com/'><button>Submit</button></form><meta http-equiv=refresh content='0;url=//a.b'>",
    "__proto__",
    "\u202egpj.exe\u2066 \u2028\x1b[2J\x00\ud800",
    "שלום" * 40,
)
HARMFUL = "script:not([type]):not(body > script), iframe, img, base, link, form, meta[http-equiv=refresh], [onload]"


def hostile_class() -> list[Report]:
    """Everything that a student can write is hostile: the name, the messages, the notes, what broke the grader."""
    delta, error = course.step("delta"), course.step("error")
    return [
        *(
            student(
                text,
                notes=[text],
                delta=verdict(delta, "wrong", text, f"{text}\n{text}"),
                error=verdict(error, "raised", None, f"{text} in line 3."),
            )
            for text in TEXTS
        ),
        *(report_of(f"{t} 2", course, same_for_all(course, "error", t), isolated=False, error=t) for t in TEXTS),
        *(report_of(f"{t} 3", course, same_for_all(course, "broken", t), isolated=True) for t in TEXTS),
    ]


def harmless(page: Page) -> None:
    """Nothing but our own two scripts is in the page, and nothing has handlers."""
    assert page.locator(HARMFUL).count() == 0
    assert page.locator("script").count() == 2
    attributes = page.locator("*").evaluate_all("all => all.flatMap(e => [...e.attributes].map(a => a.name))")
    assert not [name for name in attributes if name.startswith("on")]


def test_hostile_texts_do_nothing(visit: Visit, tmp_path: Path) -> None:
    """On the class's page, in tips and filters, and on every student's page: no dialog, request, error, element."""
    code = {(text, "delta"): Piece(shown(f"def delta():\n    {text}"), shown(text)) for text in TEXTS}
    page = visit.open(write_page(tmp_path, hostile_class(), code))
    harmless(page)
    page.get_by_label("Name").fill("<script>")
    for number in range(min(10, page.locator("#rows tr").count())):
        page.locator("#rows tr").nth(number).locator("td").nth(5).hover()
    harmless(page)
    page.get_by_role("button", name="Show all").click()
    total = page.evaluate("students.length")
    for number in range(0, total, 2):
        page.evaluate(f"location.hash = 'student={number}'")
        expect(page.locator("#student-name")).to_have_text(page.evaluate(f"students[{number}].name.trim()"))
        harmless(page)
    assert total == 3 * len(TEXTS)
    assert page.title().startswith(page.evaluate(f"students[{number}].name.trim()"))


def test_texts_are_shown_as_they_are(visit: Visit, tmp_path: Path) -> None:
    """Harmless is not silent: the instructor reads what the student wrote."""
    code = {(TEXTS[0], "delta"): Piece(shown(f"def delta():\n    {TEXTS[1]}"))}
    page = visit.open(write_page(tmp_path, hostile_class()[:3], code))
    page.get_by_role("link", name=TEXTS[0], exact=True).click()
    expect(page.locator("#student-name")).to_have_text(TEXTS[0])
    expect(page.locator(".code")).to_have_text(f"def delta():\n    {TEXTS[1]}")
    expect(page.locator(".feedback").last).to_contain_text(TEXTS[0])


def test_unseen_names_can_be_seen(visit: Visit, tmp_path: Path, axe: Axe) -> None:
    """A name of marks that show nothing has a link that can be read and clicked; two students never look the same."""
    page = visit.open(write_page(tmp_path, [student(name) for name in ("\u200b", "\u202e", "ab", "a\u202eb", "")]))
    shown = ["(no name)", "\\u200b", "\\u202e", "a\\u202eb", "ab"]
    assert sorted(page.locator("#rows a").all_inner_texts()) == shown
    assert axe.faults(page) == []
    page.get_by_role("link", name="a\\u202eb").click()
    expect(page.locator("#student-name")).to_have_text("a\\u202eb")


@pytest.mark.parametrize(
    "address",
    [
        "student=1e9",
        "student=-1",
        "student=constructor",
        "student=<img>",
        "step=__proto__&cause=0",
        "step=1&cause=length",
    ],
)
def test_a_made_up_address_shows_the_class(visit: Visit, tmp_path: Path, address: str) -> None:
    """A link to a student or a mistake that is not there leads from a student back to the whole class, unfiltered."""
    page = visit.open(write_page(tmp_path, hostile_class()))
    page.evaluate("location.hash = 'student=0'")
    expect(page.locator("#student")).to_be_visible()
    page.evaluate(f"location.hash = {address!r}")
    expect(page.locator("#class")).to_be_visible()
    expect(page.locator("#student")).to_be_hidden()
    expect(page.locator("#clear")).to_be_hidden()
    expect(page.locator("#by-cause")).to_be_hidden()
    expect(page.locator("#found")).to_have_text(f"{3 * len(TEXTS)} students")


def test_the_policy_stops_a_script_that_got_in(visit: Visit, tmp_path: Path) -> None:
    """The second wall: even markup that was not escaped could not run, load or send anything."""
    file = write_page(tmp_path, hostile_class()[:1])
    text = file.read_text(encoding="utf-8")
    bad = "<script>alert(1)</script><img src=https://example.com/a.png onerror=alert(2)><b style='color:red'>x</b>"
    file.write_text(text.replace("</main>", f"{bad}</main>", 1), encoding="utf-8")
    page = visit.open(file)
    page.wait_for_timeout(200)
    refused = [problem for problem in visit.problems if "Content Security Policy" in problem]
    assert refused == visit.problems
    assert len(refused) >= 4
    visit.problems.clear()
