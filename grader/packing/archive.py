"""Zip archives whose bytes depend on nothing but what is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the first one that a zip can hold."""

PLAIN, EXECUTABLE = 0o100644, 0o100755


def zipped(files: Mapping[str, bytes], executable: Collection[str] = ()) -> bytes:
    """An archive of the files by name, sorted; those in `executable` may be run once they are unpacked."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, BEGINNING)
            info.create_system = 3  # Unix: the system that keeps the rights below
            info.external_attr = (EXECUTABLE if name in executable else PLAIN) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, files[name])
    return data.getvalue()
