"""Rows of the gradebook's tables in bulk: read, created if missing, and written back if changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias
from uuid import uuid4

import sqlalchemy as sql
from sqlalchemy.engine import Connection

from grader.nbgrading.database import tables

Row: TypeAlias = dict[str, Any]


class Rows:
    """The rows of a table that belong to a batch of submissions.

    table: its name; keys: the columns by which a row is found; changing: the columns that are written back.
    """

    def __init__(self, table: str, keys: tuple[str, ...], changing: tuple[str, ...] = ()) -> None:
        self._table = tables()[table]
        self._keys, self._changing = keys, changing
        self._rows: dict[tuple[str, ...], Row] = {}
        self._before: dict[tuple[str, ...], tuple[object, ...]] = {}

    def load(self, connection: Connection, among: Iterable[object], *conditions: sql.ColumnElement[bool]) -> None:
        """Read the rows whose first key is one of these, and for which all conditions hold."""
        wanted = sql.select(self._table).where(self._table.c[self._keys[0]].in_(list(among)), *conditions)
        for found in connection.execute(wanted).mappings():
            row = dict(found)
            key = tuple(row[name] for name in self._keys)
            self._rows[key], self._before[key] = row, self._changeable(row)

    def need(self, *key: str, **others: object) -> Row:
        """The row with that key; if there is none, a new one with these other columns."""
        if key not in self._rows:
            made = {"id": uuid4().hex, **dict.fromkeys(self._changing), **others}
            self._rows[key] = {**made, **dict(zip(self._keys, key, strict=True))}
        return self._rows[key]

    def ids(self) -> list[str]:
        """The rows' ids."""
        return [row["id"] for row in self._rows.values()]

    def save(self, connection: Connection) -> None:
        """Insert the new rows, and update the changed ones."""
        fresh = [row for key, row in self._rows.items() if key not in self._before]
        if fresh:
            self._insert(connection, fresh)
        changed = [row for key, row in self._rows.items() if self._before.get(key) not in (None, self._changeable(row))]
        if changed:
            values: dict[str, Any] = {name: sql.bindparam(f"new_{name}") for name in self._changing}
            update = sql.update(self._table).where(self._table.c.id == sql.bindparam("row")).values(**values)
            connection.execute(update, [self._update(row) for row in changed])

    def _insert(self, connection: Connection, fresh: list[Row]) -> None:
        if connection.dialect.driver != "psycopg":
            connection.execute(sql.insert(self._table), fresh)
            return
        # INSERT, row by row, takes PostgreSQL twice as long.
        names = list(fresh[0])
        driver: Any = connection.connection.driver_connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {self._table.name} ({', '.join(names)}) FROM STDIN") as copy:
            for row in fresh:
                copy.write_row([row[name] for name in names])

    def _changeable(self, row: Row) -> tuple[object, ...]:
        return tuple(row[name] for name in self._changing)

    def _update(self, row: Row) -> Row:
        return {"row": row["id"], **{f"new_{name}": row[name] for name in self._changing}}
