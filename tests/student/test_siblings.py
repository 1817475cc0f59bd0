"""The modules of a student's folder: found by each other, and gone when his code has run."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from grader.student.siblings import Siblings


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Two students' folders with files, and a package, of the same names."""
    made = []
    for name in ("one", "other"):
        folder = tmp_path / name
        (folder / "tools").mkdir(parents=True)
        (folder / "ex1_a.py").write_text(f"WHO = {name!r}\n")
        (folder / "helper.py").write_text(f"from ex1_a import WHO\nMINE = {name!r}\n")
        (folder / "tools" / "__init__.py").write_text(f"WHO = {name!r}\n")
        (folder / "tools" / "deep.py").write_text(f"from ex1_a import WHO\nMINE = {name!r}\n")
        made.append(folder)
    return made


NAMES = ("ex1_a", "helper", "tools", "tools.deep")


def who(siblings: Siblings) -> set[object]:
    """Whose files are imported in the folder."""
    with siblings.at_hand():
        importlib.invalidate_caches()
        found = [vars(importlib.import_module(name)) for name in NAMES]
        return {value for names in found for key, value in names.items() if key in ("WHO", "MINE")}


def test_folders_with_the_same_names_do_not_mix(folders: list[Path]) -> None:
    """Each student's imports find his own files, in any order and again, packages of his own included."""
    one, other = map(Siblings, folders)
    assert [who(siblings) for siblings in (one, other, one, other)] == [{"one"}, {"other"}, {"one"}, {"other"}]


def test_nothing_is_left_behind(folders: list[Path]) -> None:
    """sys.path, sys.modules and the disk are as they were."""
    path, modules, writes = list(sys.path), set(sys.modules), sys.dont_write_bytecode
    who(Siblings(folders[0]))
    assert list(sys.path) == path
    assert set(sys.modules) == modules
    assert sys.dont_write_bytecode == writes
    assert not list(folders[0].rglob("__pycache__"))


def test_modules_are_kept_from_one_call_to_the_next(folders: list[Path]) -> None:
    """A file is run once; what it holds is there when the next step is called."""
    siblings = Siblings(folders[0])
    with siblings.at_hand():
        first = importlib.import_module("helper")
    with siblings.at_hand():
        assert importlib.import_module("helper") is first


def test_strangers_come_back(folders: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A host's module with an exercise's name is out of the way meanwhile, and there again afterwards."""
    stranger = type(sys)("ex1_a")
    monkeypatch.setitem(sys.modules, "ex1_a", stranger)
    assert who(Siblings(folders[0])) == {"one"}
    assert sys.modules["ex1_a"] is stranger


@pytest.mark.parametrize("name", ["numpy", "json"])
def test_packages_in_use_are_not_shadowed(folders: list[Path], name: str) -> None:
    """A student's numpy.py, or folder json, does not take the place of what the kit itself uses."""
    real = importlib.import_module(name)
    (folders[0] / f"{name}.py").write_text("WHO = 'shadow'\n")
    (folders[0] / name).mkdir()
    (folders[0] / name / "__init__.py").write_text("WHO = 'shadow'\n")
    with Siblings(folders[0]).at_hand():
        assert importlib.import_module(name) is real
    assert sys.modules[name] is real


def test_everything_is_put_back_after_an_exception(folders: list[Path]) -> None:
    """Code that fails leaves no trace either."""
    path, modules = list(sys.path), set(sys.modules)
    (folders[0] / "ex2_b.py").write_text("import helper\n1 / 0\n")
    importlib.invalidate_caches()
    with pytest.raises(ZeroDivisionError), Siblings(folders[0]).at_hand():
        importlib.import_module("ex2_b")
    assert (list(sys.path), set(sys.modules)) == (path, modules)


def test_a_folder_that_is_gone_is_empty(tmp_path: Path) -> None:
    """A folder deleted while it is watched is no crash."""
    with Siblings(tmp_path / "gone").at_hand():
        pass
    assert str(tmp_path / "gone") not in sys.path
