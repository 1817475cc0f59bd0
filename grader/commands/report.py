"""`grader report RESULTS --output FILE`"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from grader.batch.record import RECORD
from grader.batch.store import GRADES, JOURNAL, is_unfinished
from grader.commands import NOT_ALL
from grader.commands.shared.outputs import refuse_to_lose
from grader.commands.shared.writing import writing
from grader.reports.gradescope import VISIBILITIES
from grader.reports.lines import RESULTS, NoResults
from grader.reports.platforms import PLATFORMS
from grader.reports.roster import NoRoster
from grader.reports.without_points import LeftOut, ungraded
from grader.submissions import NoSubmissions
from grader.submissions.names import suffix
from grader.text import cleaned, counted
from grader.tools import tool

if TYPE_CHECKING:
    from grader.reports.results import Results

FORMATS = {
    "html": "grader.html.report",
    "junit": "grader.reports.junit",
    "csv": "grader.reports.gradebook",
    "gradescope": "grader.reports.gradescope",
}
"""The module of each format, loaded only if needed: its function `write` makes the file."""

GOES_WITH = {"submissions": "html", "lms": "csv", "roster": "csv", "column": "csv", "visibility": "gradescope"}
"""The format that each option belongs to."""

NAMED = {".html": "html", ".htm": "html", ".xml": "junit", ".csv": "csv", ".json": "gradescope"}
"""The format that a file's suffix stands for."""


class Write(Protocol):
    """Writes results in one format. `asked` holds the given options of that format.

    NoSubmissions, NoRoster or OSError if the submissions, the roster or the output are at fault. LeftOut if all is
    written but some graded students.
    """

    def __call__(self, results: Results, output: Path, **asked: Any) -> None: ...


@click.command()
@click.argument("source", metavar="RESULTS", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="html",
    show_default=True,
    help="A page (html), or another program's format.",
)
@click.option("--submissions", type=click.Path(path_type=Path), help="What was graded: shows students' own code.")
@click.option("--lms", type=click.Choice(list(PLATFORMS)), help="csv: whose gradebook imports it [canvas].")
@click.option("--roster", type=click.Path(path_type=Path), help="csv: that gradebook's export, to be filled in.")
@click.option("--column", metavar="NAME", help="csv: what its column is called in the gradebook.")
@click.option("--visibility", type=click.Choice(VISIBILITIES), help="gradescope: when students see the tests.")
def command(source: Path, output: Path, form: str, **options: Any) -> None:
    """Make a page of the class out of RESULTS, the results.jsonl of `grader grade` or its folder.

    Or, with --format, its grades in another program's format. Exit codes: 0 all written, 1 it cannot be written, 2
    bad usage, 3 some students have no points in it; it says which.
    """
    asked = _asked(form, options)
    read, write = _tools(form)
    refuse_to_lose(output, _read_or_kept(source, asked), asked.get("submissions"))
    _refuse_another_name(output, form)
    with _told(output):
        found = read(source)
        lost = _written(write, found, output, asked)
    if found.why:
        click.echo(f"Without titles: {found.why}.", err=True)
    if is_unfinished(_folder(source)):
        click.echo("The run has not come to its end: this is what has been graded so far.", err=True)
    _end(output, len(found.reports), [*ungraded(found.reports), *lost])


def _asked(form: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """The given options (bad usage if one belongs to another format)."""
    asked = {name: value for name, value in options.items() if value is not None}
    for name in asked:
        if GOES_WITH[name] != form:
            raise click.UsageError(f"--{name} goes with --format {GOES_WITH[name]}, not with {form}.")
    if not asked.get("column", "any").strip():
        raise click.UsageError("--column needs a name that can be seen.")
    return asked


def _refuse_another_name(output: Path, form: str) -> None:
    """Bad usage if the suffix is another format's: a page opened as a table would show no grades."""
    promised = NAMED.get(suffix(output.name), form)
    if promised != form:
        way_out = f"add --format {promised}, or name another file"
        raise click.UsageError(f"{output} has the name of a report in {promised}: {way_out}.")


def _tools(form: str) -> tuple[Callable[[Path], Results], Write]:
    """The functions that read results and write this format: both need packages of an extra."""
    results, written = (tool(module, "grade", click.UsageError) for module in ("grader.reports.results", FORMATS[form]))
    return results.results, written.write


def _written(write: Write, found: Results, output: Path, asked: Mapping[str, Any]) -> Sequence[str]:
    """Write the report; returns the sentences about graded students who are not in it."""
    try:
        write(found, output, **asked)
    except LeftOut as fault:
        return fault.sentences
    return ()


@contextmanager
def _told(output: Path) -> Iterator[None]:
    """End the command with one sentence if a file cannot be read or written."""
    try:
        with writing(output):
            yield
    except (NoResults, NoRoster, NoSubmissions) as fault:
        raise click.UsageError(str(fault)) from None


def _read_or_kept(source: Path, asked: Mapping[str, Any]) -> list[Path]:
    """The files that must not be overwritten: those of the run, and the roster."""
    folder = _folder(source)
    run = [folder / name for name in (RESULTS, JOURNAL, GRADES, RECORD)]
    return [source, *run, *filter(None, [asked.get("roster")])]


def _folder(source: Path) -> Path:
    return source if source.is_dir() else source.parent


def _end(output: Path, students: int, missing: Sequence[str]) -> None:
    """Tell that the report is written, or who has no points in it."""
    if not missing:
        click.echo(f"{output} is written: {counted(students, 'student')}.")
        return
    click.echo(f"Not all students have points in {output}:", err=True)
    for sentence in missing:
        click.echo(f"  {cleaned(sentence)}", err=True)
    sys.exit(NOT_ALL)
