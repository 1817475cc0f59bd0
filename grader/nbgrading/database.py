"""nbgrader's gradebook as a database (SQLite, PostgreSQL, ...): opened, and its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sql
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from grader.nbgrading.nbgrader_parts import api
from grader.tools import install

PATIENCE = 60
"""Seconds to wait while another program, such as the formgrader, writes to an SQLite file."""


class NoGradebook(Exception):
    """A gradebook that cannot be used; the message says why, and what to do."""


class GradebookFault(Exception):
    """The database refused a write; the message says why."""


def tables() -> Mapping[str, sql.Table]:
    """nbgrader's tables by name."""
    return dict(api.Base.metadata.tables)


@contextmanager
def opened(url: str, root: Path) -> Iterator[Engine]:
    """The engine of an existing gradebook, for as long as the block runs; no new database is created.

    `root`: the folder to which the path of an SQLite file is relative: nbgrader works in the course folder.
    """
    try:
        parsed = make_url(url)
        engine = _file(parsed, root) if parsed.get_backend_name() == "sqlite" else sql.create_engine(parsed)
    except (ArgumentError, NoSuchModuleError) as fault:
        raise NoGradebook(f"{_shown(url)} is not a database that can be opened here: {fault}.") from None
    except ModuleNotFoundError as fault:
        raise NoGradebook(
            f"{_shown(url)} needs the package {fault.name}; for PostgreSQL: {install('postgresql')}, and begin the URL"
            " with postgresql+psycopg."
        ) from None
    try:
        _check(engine, url)
        yield engine
    finally:
        engine.dispose()


def _file(url: sql.URL, root: Path) -> Engine:
    path = root / (url.database or "")
    if not path.is_file():
        raise NoGradebook(f"There is no gradebook at {path}: {_GENERATE}.")
    return sql.create_engine(url.set(database=str(path)), connect_args={"timeout": PATIENCE})


def _check(engine: Engine, url: str) -> None:
    try:
        found = sql.inspect(engine).has_table("assignment")
    except DatabaseError as fault:
        raise NoGradebook(f"The gradebook at {_shown(url)} does not answer: {fault.orig}") from None
    if not found:
        raise NoGradebook(f"The database at {_shown(url)} is not a gradebook yet: {_GENERATE}.")


_GENERATE = "run `nbgrader generate_assignment` first, and see that both commands use the same --db"


def _shown(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return repr(url)
