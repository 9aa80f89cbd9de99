"""Names mean things, never more."""

from collections.abc import Iterator

import pytest

from kg.ask.resolve import resolve
from kg.errors import Ambiguous, NotFound
from kg.namespaces import ID
from kg.publish import current_build
from kg.resources import Project
from kg.store import EmbeddedStore


@pytest.fixture(scope="module")
def store(small: Project) -> Iterator[EmbeddedStore]:
    with EmbeddedStore.open(current_build(small).index) as opened:
        yield opened


@pytest.mark.parametrize(
    "name",
    [
        "id:org-acorn",
        "org-acorn",
        f"<{ID}org-acorn>",
        f"{ID}org-acorn",
        "Acorn Robotics",
        "acorn robotics",
        "橡果",
        "X-42",
        "x-42",
    ],
)
def test_all_names_of_a_thing_mean_it(store: EmbeddedStore, name: str) -> None:
    assert resolve(store, name) == ID + "org-acorn"


@pytest.mark.parametrize(
    "name", ["  acorn   robotics ", "\uff21corn Robotics", "\u00c1corn Robotics", "X\u201142", " id:org-acorn "]
)
def test_a_name_is_taken_as_kg_find_takes_it(store: EmbeddedStore, name: str) -> None:
    assert resolve(store, name) == ID + "org-acorn"


def test_a_spelling_of_two_names_is_ambiguous(store: EmbeddedStore) -> None:
    with pytest.raises(Ambiguous):
        resolve(store, " \uff22olt ")


def test_name_with_two_meanings_lists_them_and_chooses_none(store: EmbeddedStore) -> None:
    with pytest.raises(Ambiguous) as caught:
        resolve(store, "Bolt")
    assert caught.value.candidates == ["id:org-bolt", "id:org-bolt-holding"]


def test_what_is_no_entity_is_found_by_its_label(store: EmbeddedStore) -> None:
    assert resolve(store, "Round A") == ID + "round-a"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("Acorn Robotic", "Acorn Robotics"),
        ("acorn robitics", "Acorn Robotics"),
        ("id:org-acron", "id:org-acorn"),
        ("id:company-acorn", "id:org-acorn"),
        ("id:org-nosuch", None),
        ("id:", None),
        ("Zebra", None),
    ],
)
def test_unknown_name_is_answered_with_the_nearest(store: EmbeddedStore, name: str, nearest: str | None) -> None:
    with pytest.raises(NotFound) as caught:
        resolve(store, name)
    assert list(caught.value.nearest)[:1] == ([nearest] if nearest else [])


@pytest.mark.parametrize("name", ['" } UNION { ?node ?p ?name', "\\u0022", "<a b>", "<>", "id:<", "http://", "", "\n"])
def test_hostile_name_is_only_not_found(store: EmbeddedStore, name: str) -> None:
    with pytest.raises(NotFound):
        resolve(store, name)
