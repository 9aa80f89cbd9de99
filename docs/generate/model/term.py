"""A term of the ontology, with what shapes and projections say of it."""

from dataclasses import dataclass, field

KINDS = ("class", "object property", "datatype property", "annotation property", "flat edge")


@dataclass(slots=True)
class Term:
    """A class or property: what its module says, and what shapes demand; names are local names."""

    name: str
    module: str
    kind: str
    label: str = ""
    chinese: str = ""
    definition: str = ""
    examples: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    disjoint: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)  # symmetric, transitive, inverse of
    iri_kind: str = ""
    source_role: str = ""
    target_role: str = ""
    tie_label: str = ""
    stands_on: list[str] = field(default_factory=list)
    points_at: list[str] = field(default_factory=list)  # classes, code lists (`vocab:x`) or datatypes (`xsd:x`)
    drawn_from: list[str] = field(default_factory=list)  # for a flat edge: the classes of ties
    mappings: list[tuple[str, str, str]] = field(default_factory=list)  # relation, foreign term, reason

    @property
    def is_class(self) -> bool:
        """Whether it is a class."""
        return self.kind == "class"

    @property
    def classes(self) -> list[str]:
        """The classes that a property points at."""
        return [name for name in self.points_at if ":" not in name]
