"""Two names in law of one party, in one language."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from kg.conflicts.likeness import meetings
from kg.conflicts.records import Side, clash
from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.conflicts.likeness import Likeness
    from kg.conflicts.records import Clash, Facts

RULE = "two names in law"


def find_names(facts: Facts, likeness: Likeness) -> Iterator[Clash]:
    """Yield names in law of one party in one language that differ in more than case, blanks and punctuation.

    Names have no days, and a party may have changed its own: the conflict is never certain. What is no longer in use
    has its own kind and is not compared.
    """
    for one, other, under in meetings(facts.names, lambda name: name.party, likeness):
        if one.language == other.language and folded(one.text) != folded(other.text):
            sides = [Side(name.iri, f"“{name.text}”") for name in (one, other)]
            yield clash(RULE, "name", sides, under=under, certainty=Certainty.POSSIBLY)


def folded(text: str) -> str:
    """Return the letters and digits of a name, so that spelling of no consequence makes no difference.

    >>> folded("ACME Co., Ltd.") == folded("Acme Co. Ltd")
    True
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
