"""Dates that cannot all be, and dates that a relation tells more exactly than they were written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.check.findings import Problem, Severity
from kg.terms import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.derive import Contradiction, Derivation, Difference


def date_problems(derivation: Derivation) -> Iterator[Problem]:
    """Yield what deriving found: what contradicts itself, and what is worth knowing."""
    yield from map(_contradiction, derivation.contradictions)
    yield from map(_difference, derivation.differences)


def _contradiction(found: Contradiction) -> Problem:
    """Return dates that cannot all be as a problem at the relation between them, whichever end it is about."""
    subject, path, value = found.origin.subject, found.origin.predicate, found.origin.object
    backwards = subject != found.node
    value = subject if backwards else value
    return Problem(found.node, found.message, path, value, inverse=backwards, premises=found.premises)


def _difference(found: Difference) -> Problem:
    """Return a date that a relation tells more exactly as a problem that is none: it is worth knowing."""
    origin = found.origin
    command = f"kg why {' '.join(show(term) for term in found.told)}"
    message = f"{found.message}; nothing need be done, `{command}` shows the reasoning"
    return Problem(found.node, message, path=origin.predicate, value=origin.object, severity=Severity.INFO)
