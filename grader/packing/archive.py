"""Zip archives whose bytes depend only on their content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Mapping

BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the earliest that a zip can hold."""

PLAIN, EXECUTABLE = 0o100644, 0o100755


def zipped(files: Mapping[str, bytes], executable: Collection[str] = ()) -> bytes:
    """An archive of the files, sorted by name; those in `executable` are executable when unpacked."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, BEGINNING)
            info.create_system = 3  # Unix, so that the permissions below are kept
            info.external_attr = (EXECUTABLE if name in executable else PLAIN) << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, files[name])
    return data.getvalue()
