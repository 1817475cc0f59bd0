"""`grader report RESULTS --output FILE`"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import click

from grader.reports.gradescope import VISIBILITIES
from grader.reports.left_out import LeftOut
from grader.reports.platforms import PLATFORMS
from grader.reports.roster import NoRoster
from grader.text import cleaned

if TYPE_CHECKING:
    from grader.reports.results import Results

FORMATS = {
    "html": "grader.html.report",
    "junit": "grader.reports.junit",
    "csv": "grader.reports.gradebook",
    "gradescope": "grader.reports.gradescope",
}
"""The module of each format, loaded when it is asked for: its function `write` makes the file."""

GOES_WITH = {"submissions": "html", "lms": "csv", "roster": "csv", "column": "csv", "visibility": "gradescope"}
"""The one format that knows an option."""

NOT_ALL = 3


class Write(Protocol):
    """Writes results in one format. `asked` holds those of its options that were given.

    What is wrong with the submissions is a NoSubmissions, with a roster a NoRoster, with the output an OSError. LeftOut
    says that all is written but for some students.
    """

    def __call__(self, results: Results, output: Path, **asked: Any) -> None: ...


@click.command()
@click.argument("source", metavar="RESULTS", type=click.Path(path_type=Path))
@click.option("--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="html", show_default=True)
@click.option("--submissions", type=click.Path(path_type=Path), help="What was graded: shows students' own code.")
@click.option("--lms", type=click.Choice(list(PLATFORMS)), help="csv: whose gradebook imports it [canvas].")
@click.option("--roster", type=click.Path(path_type=Path), help="csv: that gradebook's export, to be filled in.")
@click.option("--column", metavar="NAME", help="csv: what its column is called in the gradebook.")
@click.option("--visibility", type=click.Choice(VISIBILITIES), help="gradescope: when students see the tests.")
def command(source: Path, output: Path, form: str, **options: Any) -> None:
    """Make a page of the class out of RESULTS, the results.jsonl of `grader grade` or its folder.

    Or, with --format, its grades in another program's format. Exit codes: 0 all written, 2 bad usage, 3 some students
    are not in it; it says which.
    """
    asked = {name: value for name, value in options.items() if value is not None}
    for name in asked:
        if GOES_WITH[name] != form:
            raise click.UsageError(f"--{name} goes with --format {GOES_WITH[name]}, not with {form}.")
    try:
        from grader.reports.results import NoResults, results  # msgspec: an extra
        from grader.submissions import NoSubmissions

        write: Write = import_module(FORMATS[form]).write
    except ModuleNotFoundError as fault:
        lacking = f'This needs the package {fault.name}: pip install "pytest-exercises[grade]"'
        raise click.ClickException(lacking) from None
    try:
        found = results(source)
        write(found, output, **asked)
    except (NoResults, NoRoster, NoSubmissions) as fault:
        raise click.UsageError(str(fault)) from None
    except LeftOut as fault:
        click.echo(f"Not all students are in {output}:", err=True)
        for sentence in fault.sentences:
            click.echo(f"  {cleaned(sentence)}", err=True)
        sys.exit(NOT_ALL)
    except OSError as fault:
        raise click.ClickException(f"{fault.filename or output}: {fault.strerror}") from None
    if found.why:
        click.echo(f"Without titles: {found.why}.", err=True)
    click.echo(f"{output} is written: {len(found.reports)} student{'s' * (len(found.reports) != 1)}.")
