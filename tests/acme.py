"""A small fictional case over the shipped model, with every kind of thing that a report shows."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import ONTOLOGY_GRAPH, RDFS
from kg.publish import Build
from kg.resources import Project
from kg.store import EmbeddedStore, write_index

HERE = Path(__file__).parent
NEWS = HERE / "reports" / "acme-news.txt"


def model_quads() -> list[ox.Quad]:
    """Return the quads of the model in their named graph."""
    model = ox.NamedNode(ONTOLOGY_GRAPH)
    return [
        ox.Quad(*quad.triple, model)
        for path in sorted((HERE.parent / "ontology").rglob("*.ttl"))
        if "shapes" not in path.parts
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    ]


def acme_quads() -> list[ox.Quad]:
    """Return the quads of the case and of the model in their named graphs."""
    return model_quads() + list(ox.parse(path=HERE / "reports" / "acme.trig", format=ox.RdfFormat.TRIG))


def indexed(quads: list[ox.Quad]) -> ox.Store:
    """Return a store as a build's index has it: each distinct triple in the default graph too, types closed upwards."""
    store = ox.Store()
    store.extend(quads)
    store.extend(ox.Quad(*quad.triple) for quad in quads)
    store.update(f"INSERT {{ ?node a ?above }} WHERE {{ ?node a/<{RDFS}subClassOf>+ ?above }}")
    return store


@pytest.fixture(scope="session")
def acme() -> EmbeddedStore:
    """Return a store of the case."""
    return EmbeddedStore(Path("acme"), indexed(acme_quads()))


@pytest.fixture(scope="session")
def acme_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Return a project whose finished build is the case."""
    root = tmp_path_factory.mktemp("acme")
    for folder in ("ontology", "data", "queries"):
        (root / folder).mkdir()
    project = Project.at(root)
    build = Build(project.state / "builds" / ("a" * 64))
    build.path.mkdir(parents=True)
    write_index(build.index, indexed(acme_quads()))
    ox.serialize(acme_quads(), str(build.graph_nq), format=ox.RdfFormat.N_QUADS)
    for part in (build.catalogue, build.manifest):
        part.write_text("{}", encoding="utf-8")
    (project.state / "current").write_text(build.hash, encoding="utf-8")
    return project
