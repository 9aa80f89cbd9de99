"""The embedded store answers, and cannot be written, asked when closed, or opened where nothing is."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.errors import Unreadable
from kg.store import EmbeddedStore, Store, write_index


@pytest.fixture
def index(tmp_path: Path) -> Path:
    node = NamedNode("https://example.org/a")
    write_index(tmp_path / "index", [Quad(node, node, node)])
    return tmp_path / "index"


def test_a_finished_index_answers_any_number_of_readers(index: Path) -> None:
    with EmbeddedStore.open(index) as one, EmbeddedStore.open(index) as other:
        for store in (one, other):
            asked: Store = store
            rows = asked.query("SELECT * { ?s a:a ?o }", prefixes={"a": "https://example.org/"})
            assert isinstance(rows, QuerySolutions)
            assert len(list(rows)) == 1


def test_a_store_that_is_closed_says_so(index: Path) -> None:
    store = EmbeddedStore.open(index)
    store.close()
    with pytest.raises(Unreadable, match="closed"):
        store.query("ASK {}")


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_where_no_index_is_nothing_is_opened_and_nothing_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Unreadable, match="no readable index"):
        EmbeddedStore.open(tmp_path / name)
    assert not (tmp_path / "missing").exists()
