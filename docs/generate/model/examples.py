"""An example in Turtle for each class: a node of the data as it is written there, else one of the synthetic world."""

import re
from dataclasses import dataclass
from pathlib import Path

from model.read import ROOT, Model

PLACES = (ROOT / "data", ROOT / "tests" / "shapes" / "valid", ROOT / "ontology")
LONGEST, WIDEST = 14, 160


@dataclass(frozen=True, slots=True)
class Example:
    """A block of Turtle, the class that it is of, and the file that it stands in."""

    text: str
    type: str
    path: Path

    @property
    def is_real(self) -> bool:
        """Whether it is a node of the data."""
        return self.path.is_relative_to(PLACES[0])

    @property
    def weight(self) -> tuple[bool, int, str]:
        """How much an example shows: it fits on a page, then the number of its properties, then by its text."""
        lines = self.text.splitlines()
        fits = len(lines) <= LONGEST and max(map(len, lines)) <= WIDEST
        return (not fits, -len(lines) if fits else len(self.text), self.text)


def find_examples(model: Model) -> dict[str, Example]:
    """Return an example for each class: of the class itself where there is one, else of a class below it."""
    found: dict[str, Example] = {}
    for place in PLACES:
        nodes = [block for path in sorted(place.rglob("*.ttl")) if "align" not in path.parts for block in _blocks(path)]
        for term in model.classes():
            own = [block for block in nodes if block.type == term.name]
            if term.name not in found and own:
                found[term.name] = min(own, key=lambda block: block.weight)
    for term in model.classes():
        below = [lower for lower in found if term.name in model.above(lower) and lower in model.terms]
        if term.name not in found and below:
            found[term.name] = found[min(below, key=lambda lower: (not found[lower].is_real, lower))]
    return found


def _blocks(path: Path) -> list[Example]:
    """Return the blocks of a file that open with their type."""
    parts = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    typed = ((part.strip(), re.match(r"\S+ a tg:(\w+)", part.strip())) for part in parts)
    return [Example(text, match[1], path) for text, match in typed if match]
