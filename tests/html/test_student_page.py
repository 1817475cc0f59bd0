"""A student's page in a real browser: nothing fails, nothing runs, everybody can read it."""

from __future__ import annotations

import pytest

from tests.axe import Axe
from tests.browser import Visit
from tests.conftest import StudentFolder


@pytest.fixture(params=["empty", "half", "done"])
def student(request: pytest.FixtureRequest, exercises: StudentFolder) -> StudentFolder:
    """A page at three moments: nothing written; some right, some wrong, some broken; all right."""
    if request.param == "half":
        exercises.solve("forward_h1", "forward_out", "gradient_w6", "updated_weight", "train")
        exercises.write("forward_h2", "return i1 * w2 + i2 * w4")
        exercises.write("gradient_w2", 'print("x" * 500)\nreturn 1')
        exercises.write("hidden_layer", 'raise ValueError("<script>alert(1)</script>" + "x" * 200)')
    elif request.param == "done":
        exercises.solve()
    exercises.run("--exercise-page", "progress.html")
    return exercises


def test_a_page_is_read_on_every_screen_and_by_everybody(student: StudentFolder, visit: Visit, axe: Axe) -> None:
    """Light and dark, a desk and a phone: no console error, no sideways scrolling, no grave fault for axe-core."""
    page = visit.open(student.pytester.path / "progress.html")
    for width in (1280, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert axe.faults(page) == []
    assert page.locator("svg.drawing").get_attribute("role") == "img"


@pytest.mark.parametrize("font", ["Inter", "DejaVu Sans"])
def test_words_stay_inside_their_marks(student: StudentFolder, visit: Visit, font: str) -> None:
    """No value is wider than its box, no word leaves the drawing: also in the widest letters that are common."""
    page = visit.open(student.pytester.path / "progress.html")
    page.evaluate("font => document.querySelector('.drawing').style.fontFamily = font", font)
    too_wide = page.evaluate(
        """() => [...document.querySelectorAll('.drawing text')].filter(text => {
            const box = text.getBBox(), mark = text.parentElement;
            const shape = mark.matches('.tile') ? mark.querySelector('rect').getBBox() : {x: 0, width: 600};
            return box.x < shape.x - 0.5 || box.x + box.width > shape.x + shape.width + 0.5;
        }).map(text => text.textContent)"""
    )
    assert too_wide == []


def test_dark_is_dark_and_paper_is_light(exercises: StudentFolder, visit: Visit) -> None:
    """The reader's own scheme is followed."""
    exercises.run("--exercise-page", "progress.html")
    page = visit.open(exercises.pytester.path / "progress.html")
    backgrounds = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        backgrounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = (sum(map(int, colour[4:-1].split(","))) for colour in backgrounds)
    assert light > 600
    assert dark < 120


def test_nothing_can_be_slipped_in(exercises: StudentFolder, visit: Visit) -> None:
    """Were a student's text ever to become an element, the page's own policy would still let nothing run or load."""
    exercises.run("--exercise-page", "progress.html")
    file = exercises.pytester.path / "progress.html"
    text = file.read_text(encoding="utf-8")
    slipped = '<script>document.title = "run"</script><img src="http://127.0.0.1:9/x"><style>h1 { color: red }</style>'
    file.write_text(text.replace("<main>", f"<main>{slipped}"), encoding="utf-8")
    page = visit.open(file)
    assert page.title() != "run"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
    assert len(visit.problems) == 3
    assert all("Content Security Policy" in problem for problem in visit.problems)
    visit.problems.clear()
