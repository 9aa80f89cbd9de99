"""sh:minLength, sh:maxLength, sh:pattern, sh:languageIn and sh:uniqueLang."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import polars as pl
from pyoxigraph import Literal

from kg.check.shacl.hits import NONE, Hits
from kg.check.shacl.patterns import to_rust
from kg.check.shacl.shapes_graph import ShapeError
from kg.check.shacl.values import mask
from kg.namespaces import XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.check.shacl.model import Constraint
    from kg.check.shacl.scope import Scope
    from kg.check.shacl.shapes_graph import Described
    from kg.check.shacl.values import Values
    from kg.relations import Mask

PARAMETERS = ("minLength", "maxLength", "pattern", "flags", "languageIn", "uniqueLang")


@dataclass(frozen=True, slots=True)
class MinLength:
    """Each value is a literal or IRI of so many characters or more."""

    length: int
    component: ClassVar[str] = "MinLengthConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"shorter than {self.length} characters"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        return scope.fail_values(lambda values: (values.length >= self.length) & ~values.is_blank)


@dataclass(frozen=True, slots=True)
class MaxLength:
    """Each value is a literal or IRI of so many characters at most."""

    length: int
    component: ClassVar[str] = "MaxLengthConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"longer than {self.length} characters"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        return scope.fail_values(lambda values: (values.length <= self.length) & ~values.is_blank)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Each value is a literal or IRI in which a regular expression finds something."""

    pattern: str
    flags: str
    component: ClassVar[str] = "PatternConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"does not match {self.pattern!r}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that are not."""
        expression = to_rust(self.pattern, self.flags)
        return scope.fail_values(lambda values: mask(values.text.str.contains(expression)))


@dataclass(frozen=True, slots=True)
class LanguageIn:
    """Each value has a language tag that one of some language ranges takes in."""

    ranges: tuple[str, ...]
    component: ClassVar[str] = "LanguageInConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return f"not a text in {' or '.join(self.ranges)}"

    def violations(self, scope: Scope) -> Hits:
        """Find values that have not."""
        wanted = [language.lower() for language in self.ranges]

        def accepts(values: Values) -> Mask:
            """Ask of each distinct tag, of which there are few."""
            tags = values.language.unique().drop_nulls()
            fits = [tag for tag in tags if any(wide in ("*", tag) or tag.startswith(wide + "-") for wide in wanted)]
            return mask(values.language.is_in(fits))

        return scope.fail_values(accepts)


@dataclass(frozen=True, slots=True)
class UniqueLang:
    """No two values of a node have one language tag; one result for each tag that two have."""

    component: ClassVar[str] = "UniqueLangConstraintComponent"

    @property
    def says(self) -> str:
        """What is wrong."""
        return "two values of one language"

    def violations(self, scope: Scope) -> Hits:
        """Find focus nodes with two."""
        pairs = pl.DataFrame({"focus": scope.at, "value": scope.value})
        tags = pl.DataFrame({"value": scope.distinct.codes, "tag": scope.distinct.language})
        counted = pairs.join(tags.drop_nulls(), on="value").group_by("focus", "tag").len()
        twice = counted.filter(pl.col("len") > 1).sort("focus", "tag")
        return Hits(twice["focus"].to_numpy(), np.full(twice.height, NONE))


def read(shape: Described) -> Iterator[Constraint]:
    """Read what a shape demands."""
    if (least := shape.integer("minLength")) is not None:
        yield MinLength(least)
    if (most := shape.integer("maxLength")) is not None:
        yield MaxLength(most)
    flags = shape.string("flags") or ""
    if (pattern := shape.string("pattern")) is not None:
        to_rust(pattern, flags)  # so that what cannot be done is known before anything is validated
        yield Pattern(pattern, flags)
    if shape.one("languageIn") is not None:
        yield LanguageIn(tuple(_tags(shape)))
    shape.need_path("uniqueLang")
    if shape.is_true("uniqueLang"):
        yield UniqueLang()


def _tags(shape: Described) -> Iterator[str]:
    """Return the members of sh:languageIn."""
    for member in shape.lists("languageIn")[0]:
        if not isinstance(member, Literal) or member.datatype.value != XSD + "string":
            raise ShapeError("a member of sh:languageIn that is no string")
        yield member.value
