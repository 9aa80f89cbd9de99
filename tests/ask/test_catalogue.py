"""Only queries that keep the rules get into the catalogue."""

import json
from pathlib import Path

import pytest

from kg.ask import Catalogue, catalogue
from kg.errors import NotFound, QueryRefused, Unreadable
from kg.resources import Project

HEADER = """\
#+ summary: Which things are there?
#+ params:
#+   kind: {type: iri}
#+ columns:
#+   thing: {type: iri}
#+   n: {type: integer}
#+ key: [thing]
"""
BODY = """\
PREFIX tg: <https://w3id.org/tiegraph/ontology/>
SELECT ?thing (COUNT(?o) AS ?n) WHERE { VALUES ?kind { tg:Person } ?thing a ?kind ; ?p ?o } GROUP BY ?thing
ORDER BY ?thing
"""

CHECK = """\
#+ summary: What is wrong?
#+ kind: check
#+ columns:
#+   node: {type: iri}
#+   message: {type: string}
#+ key: [node]
SELECT ?node ("wrong" AS ?message) WHERE { ?node ?p ?o } ORDER BY ?node
"""


def made(folder: Path, text: str, name: str = "topic/things") -> Path:
    path = folder / f"{name}.rq"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_good_query_gets_in_with_its_kind(tmp_path: Path) -> None:
    made(tmp_path, HEADER + BODY)
    found = json.loads(json.dumps(catalogue(tmp_path)))
    assert found["queries"]["things"]["kind"] == "select"
    assert found["prefixes"]["tg"] == "https://w3id.org/tiegraph/ontology/"


def test_check_query_is_a_select(tmp_path: Path) -> None:
    made(tmp_path, CHECK)
    assert catalogue(tmp_path)["queries"]["things"]["kind"] == "check"


def test_no_folder_gives_an_empty_catalogue(tmp_path: Path) -> None:
    assert catalogue(tmp_path / "queries")["queries"] == {}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("?thing a ?kind", "?thing a ?knd . SERVICE <http://a/> {} ?thing a ?kind", ":9:84: SERVICE is refused"),
        ("PREFIX tg: <https://w3id.org/tiegraph/ontology/>", "", ":9:56: prefix 'tg:' is not declared; add PREFIX tg:"),
        (
            "tiegraph/ontology/>",
            "tiegraph/onto/>",
            ":8:12: prefix 'tg:' stands for <https://w3id.org/tiegraph/ontology/>",
        ),
        ("VALUES ?kind { tg:Person }", "", ": parameter 'kind' has no block; add VALUES ?kind { ... }"),
        (
            "SELECT ?thing (COUNT(?o) AS ?n)",
            "SELECT (COUNT(?o) AS ?n) ?thing",
            ": the header's columns are thing, n, the",
        ),
        (BODY, "SELECT * WHERE { VALUES ?kind { 1 } }", ": SELECT * is refused in a stored query; name the columns"),
        ("?thing a ?kind ;", "?thing a ?kind", ":9:83: not valid SPARQL at '?p', expected"),
        ("#+ key: [thing]", "#+ key: [name]", ": `key` names 'name', which is no column"),
        ("#+ columns", "#+ source: name\n#+ columns", ": `source` names 'name', which is no column"),
        ("#+ columns", "#+ kind: ask\n#+ columns", ": the header says `kind: ask`, the query is SELECT"),
        ("tg:Person", "<https://e.org/\\u0041>", ":9:71: the escape \\u0041 is refused"),
    ],
)
def test_query_that_breaks_a_rule_is_named_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in HEADER + BODY
    path = made(tmp_path, (HEADER + BODY).replace(old, new))
    with pytest.raises(QueryRefused) as caught:
        catalogue(tmp_path)
    assert str(caught.value).removeprefix(str(path)).startswith(message)


def test_name_is_used_once_in_the_whole_tree(tmp_path: Path) -> None:
    made(tmp_path, HEADER + BODY, "a/things")
    made(tmp_path, HEADER + BODY, "b/things")
    with pytest.raises(QueryRefused, match=r"a second query named 'things', beside a/things\.rq"):
        catalogue(tmp_path)


def test_unknown_name_is_answered_with_the_nearest(small: Project) -> None:
    stored = Catalogue.load(small.state / "builds" / ("0" * 64) / "catalogue.json")
    assert stored["rounds"].summary == "Which rounds did a company raise?"
    with pytest.raises(NotFound, match="no stored query 'round'; did you mean 'rounds'"):
        stored["round"]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"queries": '])
def test_broken_catalogue_is_unreadable_and_says_what_to_do(tmp_path: Path, text: str) -> None:
    (tmp_path / "catalogue.json").write_text(text)
    with pytest.raises(Unreadable, match="kg build --force"):
        Catalogue.load(tmp_path / "catalogue.json")


def test_shipped_queries_keep_all_rules() -> None:
    assert len(catalogue(Path(__file__).parents[2] / "queries")["queries"]) > 20
