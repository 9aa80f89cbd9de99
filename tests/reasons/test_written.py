"""Lines are those of the files as they are now; whatever else is so is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.reasons import Place
from kg.reasons.written import BROKEN, CHANGED, ELSEWHERE, GONE, OTHERWISE
from kg.resources import Project
from tests.reasons.conftest import Asking

FILE = "data/acme/pact.ttl"


def place(graph: Graph) -> Place:
    reason = graph.why("id:agreement-pact", "tg:start", "2018-05").reason
    assert reason is not None
    (found,) = reason.places
    return found


def edit(change: Callable[[str], str]) -> Callable[[Path], object]:
    return lambda path: path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "note", "moved"),
    [
        (lambda path: path, "", 0),
        (edit(lambda text: f"# a line more\n{text}"), CHANGED, 1),
        (edit(lambda text: text.replace("2018-05", "2018-06")), OTHERWISE, None),
        (edit(lambda text: text.replace(";", "", 1)), BROKEN, None),
        (Path.unlink, GONE, None),
    ],
    ids=["as it was", "changed elsewhere", "says something else", "no Turtle any more", "gone"],
)
def test_a_file_that_changed_since_the_build_is_told(
    asking: Asking, tiny: Project, spoil: Callable[[Path], object], note: str, moved: int | None
) -> None:
    graph, path = asking(), tiny.root / FILE
    number = next(n for n, row in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1) if "start" in row)
    spoil(path)
    assert place(graph) == Place(FILE, None if moved is None else number + moved, note)


def test_an_axiom_that_is_gone_from_the_ontology_is_told(asking: Asking, tiny: Project) -> None:
    graph, model = asking(), tiny.ontology / "tiny.ttl"
    edit(lambda text: text.replace("rdfs:subPropertyOf tg:tiedTo", "rdfs:label 'partner of'@en"))(model)
    reason = graph.why("Acme", "tiedTo", "Blanc").reason
    assert reason is not None
    assert reason.premises[0].places == (Place("ontology", note=OTHERWISE),)


def test_data_that_was_given_in_place_of_the_projects_own_has_its_file(tiny: Project, tmp_path: Path) -> None:
    from kg.build import build_graph
    from kg.graph import open_graph
    from kg.resources import find_project

    other = tmp_path / "other"
    tiny.data[0].rename(other)
    build_graph(find_project(tiny.root, data=[other]))
    tiny.data[0].mkdir()
    with open_graph(tiny.root) as graph:
        assert place(graph) == Place("--data 0/acme/pact.ttl", note=ELSEWHERE)
