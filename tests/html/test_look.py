"""The colours that all pages share: told apart by every kind of eye, on light and on dark, and readable."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import combinations
from typing import TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray

Colour: TypeAlias = NDArray[np.float64]

LOOK = files("grader.html").joinpath("look.css").read_text(encoding="utf-8")
OUTCOMES = ("right", "wrong", "halt", "todo", "fault")

EYES = {
    "usual": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
"""What linear red, green and blue become (Machado, Oliveira and Fernandes, 2009, severity 1.0)."""

TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""Oklab (Ottosson, 2020), in which a distance of 0.02 is just seen."""


def hexadecimal(scheme: str) -> dict[str, str]:
    """The variables of a scheme that are colours."""
    blocks = re.findall(r":root \{(.*?)\}", LOOK, re.DOTALL)
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[0 if scheme == "light" else 1]))


def colours(scheme: str) -> dict[str, Colour]:
    """The same as linear red, green and blue."""
    return {name: _linear(_parts(value)) for name, value in hexadecimal(scheme).items()}


def _parts(value: str) -> Colour:
    return np.array([int(value[at : at + 2], 16) for at in (1, 3, 5)]) / 255


def _linear(parts: Colour) -> Colour:
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def oklab(colour: Colour) -> Colour:
    return np.asarray(TO_OKLAB @ np.cbrt(TO_LMS @ np.clip(colour, 0, 1)))


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of the Web Content Accessibility Guidelines."""
    light, dark = sorted((float(c @ [0.2126, 0.7152, 0.0722]) for c in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("eye", list(EYES))
def test_outcomes_are_told_apart_by_every_eye(scheme: str, eye: str) -> None:
    """Shapes say it, too; the colours of any two outcomes are far apart all the same."""
    seen = {name: oklab(np.array(EYES[eye]) @ colours(scheme)[name]) for name in OUTCOMES}
    near = {pair: float(np.linalg.norm(seen[pair[0]] - seen[pair[1]])) for pair in combinations(OUTCOMES, 2)}
    assert min(near.values()) > 0.08, near


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_signs_stand_out(scheme: str) -> None:
    """Words 4.5 to 1 on paper and cards, signs 3 to 1."""
    found = colours(scheme)
    for name in ("ink", "soft", "accent", "fault"):
        assert min(contrast(found[name], found[ground]) for ground in ("paper", "card")) > 4.5, name
    for name in OUTCOMES:
        assert contrast(found[name], found["card"]) > 3, name
    assert contrast(found["fault"], found["fault-paper"]) > 3
    assert contrast(found["ink"], found["fault-paper"]) > 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_on_the_strongest_shade_can_be_read(scheme: str) -> None:
    """A node that everybody has right is as dark as it gets, and has words on it."""
    strongest = re.search(r"\.shade \{\s+opacity: ([\d.]+)", LOOK)
    assert strongest
    share = float(strongest[1])
    found = hexadecimal(scheme)
    mixed = share * _parts(found["right"]) + (1 - share) * _parts(found["card"])
    assert contrast(_linear(_parts(found["ink"])), _linear(mixed)) > 4.5
