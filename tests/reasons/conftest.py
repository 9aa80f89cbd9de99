"""A project of a few lines, built, in which a test can ask why."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.build import build_graph
from kg.graph import Graph, open_graph
from kg.namespaces import PREFIXES
from kg.resources import Project

Asking = Callable[..., Graph]
HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())


def line_of(path: Path, text: str) -> int:
    """Return the line on which a text stands."""
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1) if text in line)


@pytest.fixture
def asking(tiny: Project) -> Iterator[Asking]:
    """Return a function that adds to the pact of Acme and Blanc, or changes words in it, builds, and opens the graph."""
    opened: list[Graph] = []

    def make(more: str = "", *, ontology: str = "", swap: tuple[str, str] | None = None) -> Graph:
        pact, model = tiny.data[0] / "acme" / "pact.ttl", tiny.ontology / "tiny.ttl"
        text = pact.read_text(encoding="utf-8")
        if swap:
            assert swap[0] in text
            text = text.replace(*swap)
        pact.write_text(f"{text}\n{more}\n", encoding="utf-8")
        if ontology:
            model.write_text(model.read_text(encoding="utf-8") + ontology, encoding="utf-8")
        build_graph(tiny)
        opened.append(open_graph(tiny.root))
        return opened[-1]

    yield make
    for graph in opened:
        graph.close()


@pytest.fixture(scope="module")
def shipped(built: Project) -> Iterator[Graph]:
    """Return the shipped graph."""
    with open_graph(built.root) as graph:
        yield graph
