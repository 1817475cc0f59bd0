"""The page of a class in a real browser: what an instructor does with it."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from grader.courses.backprop import course
from grader.html.report.code import Piece
from grader.reports.report import Report, report_of, same_for_all
from tests.axe import Axe
from tests.browser import Visit
from tests.html.classes import SIGN, STEPS, a_class, student, verdict, write_page, wrong

CODE = {("bob", "delta"): Piece("def delta(prediction, actual):\n    return actual - prediction")}


def small_class() -> list[Report]:
    delta = course.step("delta")
    return [
        student("ann"),
        student("bob", notes=["It was handed in late."], delta=wrong("delta"), error=wrong("error", "abs", "No abs.")),
        student("cleo", delta=wrong("delta")),
        student("dan", delta=verdict(delta, "timed_out", None, "Stopped after 2 seconds in line 3: why?")),
        student("eve", delta=verdict(delta, "not_written", None, "Still to be written.")),
        report_of("fay", course, same_for_all(course, "error", "our own fault"), isolated=True),
    ]


@pytest.fixture
def page(visit: Visit, tmp_path: Path) -> Page:
    """The page of a small class."""
    return visit.open(write_page(tmp_path, small_class(), CODE))


def names(page: Page) -> list[str]:
    """The students in the table, from the top."""
    return page.locator("#rows tr th").all_inner_texts()


def cell(page: Page, name: str, step: str) -> Locator:
    column = [step.name for step in STEPS].index(step) + 2
    return page.locator("#rows tr", has_text=name).locator(f"[data-column='{column}']")


def is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_every_outcome_has_its_own_look(page: Page) -> None:
    """Signs differ in shape, not in colour alone, and each cell says what it shows."""
    found = {name: cell(page, name, "delta") for name in ("ann", "bob", "dan", "eve", "fay")}
    mask = "cell => getComputedStyle(cell, '::before').maskImage"
    assert len({one.evaluate(mask) for one in found.values()}) == 5
    said = [one.get_attribute("aria-label") for one in found.values()]
    meanings = ["right", "wrong, sign", "does not run, timed_out", "not started", "not graded"]
    assert said == [f"delta: {meaning}" for meaning in meanings]


def test_a_mistake_of_a_thousand_is_counted_beside_its_sentence(visit: Visit, tmp_path: Path) -> None:
    """A large class's numbers do not run into the words behind them."""
    page = visit.open(write_page(tmp_path, [student(f"s{n}", delta=wrong("delta")) for n in range(1000)]))
    count = page.locator(".times").first
    assert count.evaluate("count => count.firstChild.data") == "1000"
    assert count.evaluate("count => count.scrollWidth <= count.clientWidth")


def test_what_could_not_be_graded_stands_on_top(page: Page) -> None:
    """It is seen without scrolling, named, and no zero."""
    alert = page.locator(".alert")
    expect(alert).to_contain_text("1 submission could not be graded")
    expect(alert).to_contain_text("fay: our own fault")
    expect(alert).to_be_in_viewport()
    assert page.locator("#rows tr", has_text="fay").locator("td").first.inner_text() == "?"
    expect(page.locator(".histogram desc")).to_have_text("22 points: 1. 23 points: 3. 24 points: 1. ")


def test_sorting(page: Page) -> None:
    """By name, by points, by a step; a second click turns it round; who has no points stays last."""
    assert names(page) == ["ann", "bob", "cleo", "dan", "eve", "fay"]
    points = page.get_by_role("button", name="Points")
    points.click()
    assert names(page) == ["ann", "cleo", "dan", "eve", "bob", "fay"]
    points.click()
    assert names(page) == ["bob", "cleo", "dan", "eve", "ann", "fay"]
    expect(page.locator("[aria-sort='ascending']")).to_have_text("Points")
    page.get_by_role("button", name="delta").click()
    assert names(page) == ["ann", "bob", "cleo", "dan", "eve", "fay"]
    page.get_by_role("button", name="delta").click()
    assert names(page)[:2] == ["fay", "eve"]


def test_filters(page: Page) -> None:
    """By name, by step and by outcome, alone and together, and back to all."""
    page.get_by_label("Name").fill("E")
    assert names(page) == ["cleo", "eve"]
    page.get_by_label("Name").fill("")
    page.get_by_role("combobox", name="Step").select_option("delta")
    assert len(names(page)) == 6
    assert page.locator("#grid .names button").all_inner_texts() == ["delta"]
    page.get_by_label("Outcome").select_option("wrong")
    assert names(page) == ["bob", "cleo"]
    expect(page.locator("#found")).to_have_text("2 of 6 students")
    page.get_by_label("Name").fill("zoe")
    expect(page.get_by_text("No student matches.")).to_be_visible()
    page.get_by_role("button", name="Show all").click()
    assert len(names(page)) == 6


def test_a_cause_leads_to_its_students(page: Page) -> None:
    """From a mistake behind a step to those who made it."""
    first = page.locator(".stuck > li").first
    expect(first).to_contain_text("delta")
    expect(first.locator(".causes li").first).to_contain_text(SIGN)
    first.get_by_role("link", name="Show who: delta, sign").click()
    assert names(page) == ["bob", "cleo"]
    expect(page.locator("#by-cause")).to_contain_text(SIGN)


def test_a_student_opens(page: Page) -> None:
    """A click on a name, or on a sign: his steps, the feedback, his own code of what failed; and back again."""
    page.get_by_role("link", name="bob").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("bob")
    shown = page.locator("#student")
    expect(shown).to_contain_text("22 of 24 points, 22 of 24 steps right")
    expect(shown).to_contain_text("It was handed in late.")
    expect(shown.locator(".feedback").first).to_contain_text("No abs.")
    expect(shown.locator(".code")).to_have_text(CODE["bob", "delta"].source)
    assert page.title().startswith("bob: ")
    page.go_back()
    expect(page.locator("#class")).to_be_visible()
    expect(page.get_by_role("link", name="bob")).to_be_focused()
    cell(page, "dan", "delta").click()
    expect(page.locator("#student")).to_contain_text("Stopped after 2 seconds")
    page.get_by_role("link", name="Next").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("eve")
    page.keyboard.press("Escape")
    expect(page.locator("#student")).to_be_hidden()


def test_without_a_mouse(page: Page) -> None:
    """One Tab reaches the table, arrows move in it, Enter opens; a tip says what a sign stands for."""
    page.get_by_label("Outcome").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Student")).to_be_focused()
    for key in ("ArrowDown", "ArrowDown", "End", "Home", *["ArrowRight"] * 6):
        page.keyboard.press(key)
    expect(cell(page, "bob", "delta")).to_be_focused()
    expect(page.locator("#tip")).to_contain_text(SIGN)
    page.keyboard.press("Enter")
    expect(page.locator("#student h3:focus")).to_contain_text("delta")
    page.keyboard.press("Escape")
    expect(cell(page, "bob", "delta")).to_be_focused()  # the browser comes back to the table a moment later
    page.keyboard.press("Control+Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("#rows tr th").first).to_have_text("fay")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('#grid')")


def test_without_its_script(browser: Browser, tmp_path: Path) -> None:
    """What could not be graded, where the class is stuck and why, points and drawing are there all the same."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(write_page(tmp_path, small_class()).as_uri())
    for text in ("fay: our own fault", SIGN, "median 23"):
        expect(page.locator("#class")).to_contain_text(text)
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".drawing")).to_be_visible()
    expect(page.get_by_role("link", name="Show")).to_have_count(0)
    context.close()


def test_on_paper(page: Page) -> None:
    """All students and all causes, not only those in sight; afterwards the screen is as it was."""
    page.evaluate("document.querySelector('#filters input').value = ''")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#filters")).to_be_hidden()
    assert page.locator("details:not([open])").count() == 0
    assert len(page.pdf()) > 10_000
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#filters")).to_be_visible()


def test_paper_has_letters_for_signs(page: Page) -> None:
    """As pictures of their own the signs of 2,000 students are 118 MB that take half a minute; each has its letter."""
    page.emulate_media(media="print")
    look = "signs => signs.map(one => getComputedStyle(one, '::before')).map(s => [s.content, s.maskImage].join(' '))"
    signs = page.locator(".sign").evaluate_all(look)
    assert len(signs) > 6 * len(STEPS)
    assert set(signs) == {f'"{letter}" none' for letter in "✓✗!◦?"}
    assert len(page.locator(".legend").inner_text().split()) > 5
    page.emulate_media(media="screen")
    assert not set(page.locator(".sign").evaluate_all(look)) & set(signs)


def test_many_students_print_small(visit: Visit, tmp_path: Path) -> None:
    """A hundred students stay below a megabyte."""
    page = visit.open(write_page(tmp_path, a_class(100)))
    assert 10_000 < len(page.pdf()) < 1_000_000


def test_a_large_class_is_quick(visit: Visit, tmp_path: Path) -> None:
    """2,000 students and 24 steps are there within the browser's patience: only the rows in sight are made."""
    page = visit.open(write_page(tmp_path, a_class(2000)))
    expect(page.locator("#found")).to_have_text("2000 students")
    expect(page.get_by_role("link", name="student0000")).to_be_visible()
    assert page.locator("#rows tr").count() < 100
    page.locator("#rows td").first.focus()
    page.keyboard.press("Control+End")
    expect(page.get_by_role("link", name="student1999")).to_be_in_viewport()
    page.get_by_role("button", name="gradient_w1").click()
    page.get_by_label("Name").fill("student19")
    expect(page.locator("#found")).to_have_text("100 of 2000 students")
    page.get_by_role("button", name="Show all").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#rows tr").count() == 2000


def test_the_rows_in_sight_are_the_right_ones(visit: Visit, tmp_path: Path) -> None:
    """Wherever it is scrolled to, the table holds every row once, in its order and at its place."""
    page = visit.open(write_page(tmp_path, a_class(300)))
    for place in (0, 50, 299, 120, 130, 3):
        page.evaluate(f"scroller.scrollTop = {place} * rowHeight")
        expect(page.get_by_role("link", name=f"student{place:04}")).to_be_visible()
        page.wait_for_function("!waiting")
        rows = [int(name.removeprefix("student")) for name in names(page)]
        assert rows == list(range(rows[0], rows[-1] + 1))
        assert page.locator("#rows tr").evaluate_all("rows => rows.every(r => r.ariaRowIndex == +r.dataset.row + 4)")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_nothing_stands_in_the_way(
    visit: Visit, tmp_path: Path, axe: Axe, scheme: Literal["light", "dark"], width: int
) -> None:
    """axe-core finds no grave fault, on the class and on a student's page, light and dark; no page is too wide."""
    page = visit.page
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    visit.open(write_page(tmp_path, small_class(), CODE))
    assert axe.faults(page) == []
    assert not is_too_wide(page)
    page.get_by_role("link", name="bob").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("bob")
    assert axe.faults(page) == []
    assert not is_too_wide(page)
    page.set_viewport_size({"width": 320, "height": 640})
    assert not is_too_wide(page)
    page.go_back()
    assert not is_too_wide(page)


def test_axe_would_find_a_fault(page: Page, axe: Axe) -> None:
    """The check above can fail: a button without a name is a grave fault."""
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert any(fault.startswith("button-name") for fault in axe.faults(page))
