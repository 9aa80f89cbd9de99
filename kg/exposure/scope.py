"""Whom a version can reach at all, and how sure a listing by name is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.spans import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.exposure.case import Case, Seed
    from kg.exposure.records import Alike, Registered

_WORDS = {
    "brand": "a brand is a name and no person in law; a list may name it, no rule on ownership reaches it",
    "unit": "a unit without personality has no owners of its own; a list may name it, no rule on ownership reaches it",
}
_PERSON = "a natural person has no owners; a list may name people, no rule on ownership reaches them"


def beyond(case: Case, party: str, registered: Iterable[Registered]) -> str:
    """Say in words why a version cannot reach a party, or nothing if it can."""
    if case.version.outside:
        return case.version.outside
    known = case.parties.get(party)
    if known is None:
        return ""
    if known.person:
        return _PERSON
    if known.status not in case.version.reaches:
        return _WORDS.get(known.status, f"this version does not reach a {known.status.replace('-', ' ')}")
    for entry in registered:
        places = entry.places & case.version.except_places
        if case.name(entry.party) == party and places and entry.on(case.day) is Certainty.CERTAINLY:
            return f"{entry.label}: this version spares what is registered there"
    return ""


def may_be_listed(case: Case, party: str) -> tuple[Seed, Alike | None] | None:
    """Return the entry that may name a party, itself or as another that it may be; None if there is none."""
    if seed := case.seeds.get(party):
        return seed, None
    for guess in case.guesses.get(party, ()):
        if seed := case.seeds.get(guess.other):
            return seed, guess.claim
    return None
