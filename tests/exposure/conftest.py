"""The cases of exposure as stores: the rules, a common source and one case each, with what a build derives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.derive import Hierarchy, derive_triples
from kg.namespaces import ID
from kg.read import Document, read_file
from kg.store import EmbeddedStore

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted((HERE / "cases").glob("*.ttl"))
COMMON = [HERE / "common.ttl", *sorted((ROOT / "data" / "regimes").glob("*.ttl"))]
_EXPECT = re.compile(r"^# expect (\S+) (\S+) (\S+): (.+)\n((?:# (?:proof|note:) .+\n)*)", re.M)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the header of a case expects: a verdict, the steps of its proof, and words that a note must have."""

    case: str
    party: str
    regime: str
    day: date
    verdict: str
    steps: tuple[str, ...]
    note: str

    def __str__(self) -> str:
        """Name the expectation."""
        return f"{self.case}: {self.party.rpartition('-')[2]}, {self.regime}, {self.day}"


def read_expectations(path: Path) -> list[Expectation]:
    """Read what the comments of a case expect."""
    found = []
    for match in _EXPECT.finditer(path.read_text(encoding="utf-8")):
        party, regime, day, verdict, rest = match.groups()
        steps = tuple(re.findall(r"^# proof (.+)$", rest, re.M))
        note = "".join(re.findall(r"^# note: (.+)$", rest, re.M))
        iri = ID + party.removeprefix("id:")
        found.append(Expectation(path.stem, iri, regime, date.fromisoformat(day), verdict, steps, note))
    return found


@cache
def documents(path: Path) -> Document:
    return read_file(path, path.read_bytes())


@cache
def hierarchy() -> Hierarchy:
    modules = sorted((ROOT / "ontology").glob("*.ttl"))
    return Hierarchy.read(triple for path in modules for triple in documents(path).triples)


def store_of(*paths: Path) -> EmbeddedStore:
    """Return a store of files and the rules, as a build's index would have them."""
    files = [documents(path) for path in (*COMMON, *paths)]
    authored = [triple for document in files for triple in document.triples]
    derived = derive_triples(authored, hierarchy()).origins
    known = {*authored, *derived}
    known |= set(hierarchy().expand(known))
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in known)
    store.bulk_extend(ox.Quad(*t, document.graph) for document in files if document.graph for t in document.triples)
    return EmbeddedStore(Path("case"), store)
