"""The files that students are given: the exercises, a README, and requirements.txt."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import Distribution, distribution

from grader.building import makes_it, written_steps
from grader.course import Course
from grader.installed import KIT, package_of
from grader.packing.texts import text

EXERCISES = "exercises"


class CannotPack(Exception):
    """The course cannot be packed; the message says why, and what to do."""


def handouts(course: Course, hand_in: str) -> dict[str, bytes]:
    """The files by name, without any solution or part of the hidden suite.

    hand_in: the template of the paragraph about how to hand in.
    """
    return {
        **{f"{EXERCISES}/{name}": data for name, data in stubs(course).items()},
        "README.md": _readme(course, hand_in),
        "pytest.ini": text("pytest.ini"),
        "requirements.txt": "".join(f"{line}\n" for line in requirements(course)).encode(),
    }


def stubs(course: Course) -> dict[str, bytes]:
    """The exercise files by name (CannotPack if one is missing, cannot be read, or has a solved step)."""
    return {f"{name}.py": _stub(course, name, steps) for name, steps in course.step_names.items()}


def _stub(course: Course, name: str, steps: Sequence[str]) -> bytes:
    file, way_out = course.exercises_folder / f"{name}.py", makes_it(course.name)
    try:
        data = file.read_bytes()
        written = written_steps(data.decode(), steps)
    except FileNotFoundError:
        raise CannotPack(f"There is no {file}: {way_out}.") from None
    except OSError as fault:
        raise CannotPack(f"{file} cannot be read: {fault.strerror}.") from None
    except (SyntaxError, ValueError) as fault:
        raise CannotPack(f"{file} cannot be read: {fault}.") from None
    if written:
        raise CannotPack(f"{file} holds {written[0]} solved, not to do: {way_out} from the solved file.")
    return data


def requirements(course: Course) -> list[str]:
    """The requirements for pip: the kit, and the course's own package if it has one, in the versions used here."""
    packages = dict.fromkeys([KIT, provider(course).name])
    return [f"{name}=={distribution(name).version}" for name in packages]


def provider(course: Course) -> Distribution:
    """The installed package that contains the course (CannotPack if there is none)."""
    package = package_of(course)
    if package is None:
        raise CannotPack(f"The course {course.name} comes from no installed package: install it with pip.")
    return package


def _readme(course: Course, hand_in: str) -> bytes:
    steps = course.steps
    rows = [f"| `{EXERCISES}/{e.name}.py` | {e.title} | {len(e.steps)} |" for e in course.exercises]
    return text(
        "readme.md",
        title=course.title,
        files="\n".join(rows),
        steps=len(steps),
        points=f"{sum(step.points for step in steps):g}",
        first=steps[0].name,
        file=f"{EXERCISES}/{steps[0].exercise}.py",
        hand_in=text(hand_in).decode().strip(),
    )
