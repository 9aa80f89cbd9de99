"""Whoever uses a term that is deprecated finds here how to mend what they have."""

from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).parents[2]
TG = "https://w3id.org/tiegraph/ontology/"
UPDATES = sorted((ROOT / "migration").rglob("*.ru"))


def deprecated(folder: Path) -> list[str]:
    """Return the terms of an ontology that are deprecated."""
    store = ox.Store()
    for path in folder.rglob("*.ttl"):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    rows = store.query("SELECT ?term { ?term <http://www.w3.org/2002/07/owl#deprecated> true } ORDER BY ?term")
    assert isinstance(rows, ox.QuerySolutions)
    return [str(row["term"].value) for row in rows]


def without_update(terms: list[str], folder: Path) -> list[str]:
    """Return the deprecated terms for which no file of a version mends anything."""
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*/*.r[uq]")]
    names = {term: (f"<{term}>", "tg:" + term.removeprefix(TG)) for term in terms}
    return [term for term in terms if not any(name in text for name in names[term] for text in texts)]


def test_every_deprecated_term_has_its_update() -> None:
    assert without_update(deprecated(ROOT / "ontology"), ROOT / "migration") == []


def test_a_term_without_update_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "0.2.0").mkdir()
    (tmp_path / "0.2.0" / "one.ru").write_text("DELETE { ?s tg:one ?o } WHERE { ?s tg:one ?o }", encoding="utf-8")
    (tmp_path / "terms.ttl").write_text(
        "".join(f"<{TG}{name}> <http://www.w3.org/2002/07/owl#deprecated> true .\n" for name in ("one", "two")),
        encoding="utf-8",
    )
    assert without_update(deprecated(tmp_path), tmp_path) == [TG + "two"]


def test_an_update_is_sparql_and_may_be_run_twice() -> None:
    for path in UPDATES:
        mend_twice(path.read_text(encoding="utf-8"), deprecated(ROOT / "ontology"))


def test_an_update_that_does_nothing_or_more_each_time_would_be_found() -> None:
    terms = [TG + "one"]
    mend_twice(f"DELETE {{ ?s <{TG}one> ?o }} INSERT {{ ?s <{TG}two> ?o }} WHERE {{ ?s <{TG}one> ?o }}", terms)
    for update in (f"DELETE WHERE {{ ?s <{TG}two> ?o }}", f"INSERT {{ [] <{TG}two> ?o }} WHERE {{ ?s ?p ?o }}"):
        with pytest.raises(AssertionError):
            mend_twice(update, terms)


def mend_twice(update: str, terms: list[str]) -> None:
    """Run an update twice on data that use deprecated terms."""
    store = ox.Store()
    for term in terms:
        store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode(term), ox.NamedNode("urn:b")))
    before = set(store)
    store.update(update)
    once = set(store)
    store.update(update)
    assert once == set(store) != before
