"""What paths and networks cost on a graph of many ties: `python -m tests.bench.network [TIES]`.

Parties are tied by preferential attachment, so that there are hubs as in real networks; every tie has its statement.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import LimitReached
from kg.namespaces import ID, ONTOLOGY_GRAPH, RDF, RDFS, TG, VOCAB, XSD
from kg.network.around import network_around
from kg.network.paths import find_paths
from kg.store import EmbeddedStore, write_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIES = 100_000
PER_PARTY = 5
ROOT = Path(__file__).parents[2]
GRAPH = ox.NamedNode("https://w3id.org/tiegraph/graph/bench/ties")
KINDS = (
    ("Agreement", "State", "party", "party", "startEarliest"),
    ("Founding", "Event", "founder", "founded", "dateEarliest"),
    ("Stake", "State", "owner", "owned", "startEarliest"),
    ("SupplyRelation", "State", "supplier", "customer", "startEarliest"),
)
SOURCE = ox.NamedNode(ID + "source-bench")


def main() -> None:
    """Print the CPU seconds of questions about parties drawn at random, and of the largest hub."""
    ties = int(sys.argv[1]) if len(sys.argv) > 1 else TIES
    with tempfile.TemporaryDirectory() as folder:
        write_index(Path(folder) / "index", quads(ties))
        with EmbeddedStore.open(Path(folder) / "index") as store:
            for words, times in measure(store, ties):
                print(f"{words}: median {statistics.median(times):.2f}, longest {max(times):.2f} CPU s of {len(times)}")


def measure(store: EmbeddedStore, ties: int) -> Iterator[tuple[str, list[float]]]:
    """Yield what was asked and the CPU seconds of each time."""
    chance, many = random.Random(2), ties // PER_PARTY
    pairs = [[party(n) for n in chance.sample(range(many), 2)] for _ in range(20)]
    for length in (4, 6):
        yield (
            f"3 best paths of at most {length} steps",
            [seconds(lambda a=a, b=b, n=length: find_paths(store, a, b, build="", max_length=n)) for a, b in pairs],
        )
    yield (
        "the same on a day",
        [
            seconds(lambda a=a, b=b: find_paths(store, a, b, build="", max_length=6, as_of="2015-06-30"))
            for a, b in pairs
        ],
    )
    for depth in (1, 2, 3):
        yield (
            f"network of depth {depth}",
            [seconds(lambda a=a, d=depth: network_around(store, a, build="", depth=d)) for a, _ in pairs[:5]],
        )
    for depth in (1, 2):
        yield (
            f"network of the largest hub, depth {depth}",
            [seconds(lambda d=depth: network_around(store, party(0), build="", depth=d))],
        )


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a question; one that meets a limit says so and counts."""
    before = time.process_time()
    try:
        work()
    except LimitReached as limit:
        print(f"  {limit}")
    return time.process_time() - before


def quads(ties: int) -> Iterator[ox.Quad]:
    """Yield what a build's index holds of so many ties: the ontology, and each fact by name and in the default graph."""
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        for found in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            yield from (ox.Quad(*found.triple), ox.Quad(*found.triple, ox.NamedNode(ONTOLOGY_GRAPH)))
    for triple in triples(ties):
        yield from (ox.Quad(*triple), ox.Quad(*triple, GRAPH))
    inferred = ((ID + f"org-{n}", "Agent") for n in range(ties // PER_PARTY))
    yield from (ox.Quad(*_typed(iri, kind)) for iri, kind in inferred)
    for number in range(ties):
        yield ox.Quad(*_typed(tie(number), "Tie"))
        yield ox.Quad(*_typed(tie(number), KINDS[number % len(KINDS)][1]))


def triples(ties: int) -> Iterator[ox.Triple]:
    """Yield parties, ties between them and a statement for each."""
    chance, ends = random.Random(1), list[int]()
    for number in range(ties // PER_PARTY):
        yield from _named(party(number), "Organisation", f"Party {number}")
    for number in range(ties):
        fresh = number // PER_PARTY
        other = chance.choice(ends) if ends and chance.random() < 0.8 else chance.randrange(fresh + 1)
        ends += [fresh, other]
        kind, _, source, target, bound = KINDS[number % len(KINDS)]
        node = ox.NamedNode(tie(number))
        yield from _named(tie(number), kind, f"Tie {number}")
        yield ox.Triple(node, ox.NamedNode(TG + source), ox.NamedNode(party(fresh)))
        yield ox.Triple(node, ox.NamedNode(TG + target), ox.NamedNode(party(other)))
        yield ox.Triple(node, ox.NamedNode(TG + "standing"), ox.NamedNode(VOCAB + "standing-asserted"))
        day = ox.Literal(f"{chance.randint(2005, 2020)}-01-01", datatype=ox.NamedNode(XSD + "date"))
        yield ox.Triple(node, ox.NamedNode(TG + bound), day)
        yield from _stated(number, node)


def _stated(number: int, node: ox.NamedNode) -> Iterator[ox.Triple]:
    statement, passage = ox.NamedNode(f"{ID}statement-{number}"), ox.NamedNode(f"{SOURCE.value}#char={number},{number}")
    yield from _named(statement.value, "Statement", f"Statement {number}")
    yield ox.Triple(statement, ox.NamedNode(TG + "states"), node)
    yield ox.Triple(statement, ox.NamedNode(TG + "passage"), passage)
    yield ox.Triple(statement, ox.NamedNode(TG + "modality"), ox.NamedNode(VOCAB + "modality-asserted"))
    yield ox.Triple(statement, ox.NamedNode(TG + "polarity"), ox.NamedNode(VOCAB + "polarity-affirmed"))
    yield ox.Triple(passage, ox.NamedNode(TG + "inSource"), SOURCE)


def _named(iri: str, kind: str, label: str) -> Iterator[ox.Triple]:
    yield _typed(iri, kind)
    yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(RDFS + "label"), ox.Literal(label, language="en"))


def _typed(iri: str, kind: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(iri), ox.NamedNode(RDF + "type"), ox.NamedNode(TG + kind))


def party(number: int) -> str:
    """Return the IRI of a party."""
    return f"{ID}org-{number}"


def tie(number: int) -> str:
    """Return the IRI of a tie."""
    return f"{ID}tie-{number}"


if __name__ == "__main__":
    main()
