"""A course's picture as plain data. Imports nothing of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True)
class Node:
    """A circle at a place, its text in it, its label above it (or at a place of its own, out of an arrow's way)."""

    name: str
    at: Point
    label: str
    steps: tuple[str, ...] = ()
    label_at: Point | None = None
    radius: float = 38


@dataclass(frozen=True)
class Edge:
    """An arrow from one node to another; its label and its text, centred at a place of their own."""

    name: str
    start: str
    end: str
    label: str = ""
    label_at: Point = (0, 0)
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tile:
    """A box from its upper left corner, its label in it, its text below: for steps that no node or edge stands for."""

    name: str
    at: Point
    size: Point
    label: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True)
class Caption:
    """Words in the picture that belong to no step."""

    at: Point
    words: str


Mark: TypeAlias = Node | Edge | Tile


@dataclass(frozen=True)
class Drawing:
    """Marks on a sheet of that width and height; ValueError for two of one name, or an edge that ends nowhere.

    A mark's `steps` are those that it stands for; a mark without any is given, or only joins two others.
    """

    size: Point
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...] = ()
    tiles: tuple[Tile, ...] = ()
    captions: tuple[Caption, ...] = ()

    def __post_init__(self) -> None:
        names = [mark.name for mark in self.marks]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise ValueError(f"Two marks of the drawing are called {', '.join(sorted(twice))}.")
        nodes = {node.name for node in self.nodes}
        for edge in self.edges:
            if edge.start == edge.end or not {edge.start, edge.end} <= nodes:
                raise ValueError(f"The edge {edge.name} of the drawing does not join two of its nodes.")

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Edges first: nodes lie on their ends."""
        return (*self.edges, *self.areas)

    @property
    def areas(self) -> tuple[Node | Tile, ...]:
        """The marks that have room for words of their own."""
        return (*self.nodes, *self.tiles)
