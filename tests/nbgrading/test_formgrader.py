"""nbgrader's page for graders, in a real browser and on a real server, after `grader autograde`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import Visit, browser, visit
from tests.nbgrading.lesson import ESSAY, STEPS, Lesson, cell
from tests.notebooks.classroom import SCRIPTS

__all__ = ["browser", "visit"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="submissions are isolated on Linux only")

EX1, EX2 = "ex1_forward_pass", "ex2_error"

FORMGRADER = "nbgrader.server_extensions.formgrader"
OTHERS = (
    *("jupyterlab", "jupyterlab_jupytext", "jupyter_lsp", "jupyter_server_terminals", "notebook", "notebook_shim"),
    *(f"nbgrader.server_extensions.{name}" for name in ("assignment_list", "course_list", "validate_assignment")),
)
"""Jupyter's other extensions, which only take time to load."""

PATIENCE = 60
"""Seconds in which the server has to come up."""

MATHJAX = "**/mathjax/**"
STAND_IN = "var MathJax = {Hub: {Config() {}, Queue() {}, Startup: {signal: {Interest() {}}}}};"
"""nbgrader takes MathJax from elsewhere, and nothing but MathJax; there is no formula on these pages."""

ANSWER = "Because errors travel back."


class Formgrader:
    """A course's folder, and the address at which a grader works on it."""

    def __init__(self, lesson: Lesson, url: str) -> None:
        self.lesson, self.url = lesson, url

    def open(self, visit: Visit, *parts: str) -> Page:
        """A page, once all that it shows is there."""
        visit.page.route(MATHJAX, lambda route: route.fulfill(body=STAND_IN, content_type="text/javascript"))
        visit.page.goto("/".join([f"{self.url}formgrader", *parts]), wait_until="networkidle")
        return visit.page

    def notebook(self, visit: Visit, student: str, exercise: str) -> Page:
        """A student's notebook, by the way that a grader takes."""
        page = self.open(visit, "manage_students", student, "backprop")
        page.get_by_role("link", name=exercise).click()
        page.wait_for_load_state("networkidle")
        return page


@pytest.fixture(scope="module")
def formgrader(released: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Formgrader]:
    place = tmp_path_factory.mktemp("formgrader")
    shutil.copytree(released, place / "course")
    lesson = Lesson(place / "course")
    lesson.submit("ann", {}, STEPS)
    lesson.change("ann", ESSAY, lambda nb: cell(nb, "why").update(source=ANSWER))
    lesson.submit("ben", {"forward_h1": "return i1 * w2 + i2 * w1"}, ("forward_h2", "error"))
    done = lesson.autograde()
    assert done.returncode == 0, done.stderr
    with _server(lesson.path, place / "jupyter") as url:
        yield Formgrader(lesson, url)


@contextmanager
def _server(course_dir: Path, own: Path) -> Iterator[str]:
    """A Jupyter server for this machine alone, with folders of its own; yields its address."""
    extensions = {FORMGRADER: True, **dict.fromkeys(OTHERS, False)}
    (own / "config").mkdir(parents=True)
    config = {"ServerApp": {"jpserver_extensions": extensions}}
    (own / "config" / "jupyter_server_config.json").write_text(json.dumps(config), encoding="utf-8")
    folders = {f"JUPYTER_{name.upper()}_DIR": str(own / name) for name in ("config", "data", "runtime")}
    env = {**os.environ, **folders, "HOME": str(own), "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    command = [str(Path(SCRIPTS) / "jupyter"), "server", "--no-browser", "--allow-root", "--IdentityProvider.token="]
    with (
        open(own / "log", "wb") as log,
        subprocess.Popen(
            [*command, "--ServerApp.port=0"], cwd=course_dir, env=env, stdout=log, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            yield _address(server, own)
        finally:
            server.terminate()


def _address(server: subprocess.Popen[bytes], own: Path) -> str:
    """Where the server answers: it writes that down once it does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        for found in (own / "runtime").glob("jpserver-*.json"):
            return str(json.loads(found.read_text(encoding="utf-8"))["url"])
        time.sleep(0.1)
    raise AssertionError((own / "log").read_text(encoding="utf-8"))


def _rows(page: Page) -> list[list[str]]:
    """The table of a page."""
    return [[entry.inner_text() for entry in row.locator("td").all()] for row in page.locator("#main-table tr").all()]


def test_the_submissions_have_their_scores(formgrader: Formgrader, visit: Visit) -> None:
    """Protects the overview: each submission is there as graded, with the points that it has got."""
    page = formgrader.open(visit, "manage_submissions", "backprop")
    found = {row[1]: row[3:5] for row in _rows(page)}
    assert found == {"ann": ["needs manual grading", "5 / 10"], "ben": ["needs manual grading", "2 / 10"]}
    assert [row[0] for row in _rows(formgrader.open(visit))] == ["backprop"]


def test_a_students_notebook_shows_our_feedback(formgrader: Formgrader, visit: Visit) -> None:
    """Protects whoever looks at a grade: below the check stands why, and the score beside it is the same."""
    page = formgrader.notebook(visit, "ben", EX1)
    text = page.inner_text("body")
    assert "✗ forward_h1: wrong. Points: 0 of 1" in text
    assert "Check which input each weight sits on in the drawing" in text
    assert "✓ forward_h2: right. Points: 1 of 1" in text
    assert "· forward_out: not written. Points: 0 of 1" in text
    scores = [page.locator(f"#test_{step}").get_attribute("placeholder") for step in STEPS[:3]]
    assert scores == ["0", "1", "0"]
    assert page.locator("textarea").last.get_attribute("placeholder") == "No response."


def test_a_human_grades_what_waits_for_him(formgrader: Formgrader, visit: Visit) -> None:
    """Protects manual grading: what waits is marked, points that are typed in arrive, and stay when graded again."""
    overview = formgrader.open(visit, "gradebook", "backprop")
    assert [row[0] for row in _rows(overview)] == [ESSAY, EX1, EX2]
    page = formgrader.notebook(visit, "ann", ESSAY)
    assert ANSWER in page.inner_text("body")
    assert "needs_manual_grade" in str(page.locator("#why").get_attribute("class"))
    with page.expect_response(lambda response: response.request.method == "PUT") as answered:
        page.locator("#why").fill("1.5")
        page.locator("#why").press("Tab")
    assert answered.value.ok
    assert formgrader.lesson.autograde("--force", "--student", "ann", "--quiet").returncode == 0
    with formgrader.lesson.gradebook() as found:
        assert found.find_submission("backprop", "ann").score == 6.5
