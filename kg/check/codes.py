"""Code lists in messages: whoever is asked for a code is told which there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.namespaces import SKOS, VOCAB, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import Triple

FEW = 6  # codes that a message names one by one
_ASKED = re.compile(r"one concept of vocab:([a-z-]+)(?! \()")
IN_SCHEME = NamedNode(SKOS + "inScheme")


def with_codes(message: str, triples: Iterable[Triple]) -> str:
    """Add to a message that asks for a code those that there are, or where many are, the command that lists them."""
    asked = _ASKED.search(message)
    if not asked:
        return message
    scheme = NamedNode(VOCAB + asked.group(1))
    found = (t.subject for t in triples if t.predicate == IN_SCHEME and t.object == scheme)
    codes = {subject.value for subject in found if isinstance(subject, NamedNode)}
    if not codes:
        return message
    if len(codes) > FEW:
        return f"{message}; `kg show vocab:{asked.group(1)}` lists them"
    return f"{message}; there are {', '.join(sorted(map(shorten, codes)))}"
