"""Two engines, one answer: what the columns close and check, the reference implementations close and check alike."""

import pytest

from kg.check.project import Case
from kg.check.shapes import check_shapes
from kg.close import infer_triples
from kg.columns import to_triples
from kg.read import load_files, parse_files
from kg.resources import Project


@pytest.fixture(scope="module")
def case(built: Project) -> Case:
    return Case.of(parse_files(load_files(built)))


def test_the_shipped_graph_closes_alike(case: Case) -> None:
    known = [*case.stock.authored(), *case.origins()]
    ontology = list(case.stock.schema())
    ours, owlrl = (infer_triples(ontology, known, engine=engine).triples for engine in ("columns", "owlrl"))
    assert ours == owlrl
    assert len(ours) > 500


def test_a_spoilt_shipped_graph_gets_the_same_findings(case: Case) -> None:
    """Every third statement loses a triple, so that many shapes have something to say."""
    seen = sorted(set(to_triples(case.seen)), key=str)
    spoilt = [t for n, t in enumerate(seen) if n % 7 or "/statement-" not in str(t.subject)]
    shapes = list(case.stock.rules)
    ours, pyshacl = (sorted(map(str, check_shapes(spoilt, shapes, engine=engine))) for engine in ("columns", "pyshacl"))
    assert ours == pyshacl
    assert len(ours) > 50
