"""The ontology keeps its rules: each is a query that returns nothing on it, and a row on a file that breaks it."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import PREFIXES

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
RULES = sorted((ROOT / "tests/rules").glob("*.rq"))
BROKEN = ROOT / "tests/rules/broken"
MODEL = sorted([*ONTOLOGY.glob("*.ttl"), *(ONTOLOGY / "codes").glob("*.ttl")])
TG = "https://w3id.org/tiegraph/ontology/"
VOCAB = "https://w3id.org/tiegraph/vocab/"


def loaded(*paths: Path) -> ox.Store:
    store = ox.Store()
    for path in paths:
        store.extend(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    return store


@cache
def model() -> ox.Store:
    return loaded(*MODEL)


def rows(store: ox.Store, query: str) -> list[list[str]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    return [[str(row[variable]) for variable in found.variables] for row in found]


def terms(store: ox.Store) -> set[str]:
    """Return the local names of the classes and of the properties of Tiegraph that are not deprecated."""
    query = f"""PREFIX owl: <http://www.w3.org/2002/07/owl#>
    SELECT DISTINCT ?term {{
      VALUES ?type {{ owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty }}
      ?term a ?type FILTER(STRSTARTS(STR(?term), "{TG}"))
      FILTER NOT EXISTS {{ ?term owl:deprecated true }}
    }}"""
    return {row[0].strip("<>").removeprefix(TG) for row in rows(store, query)}


def unused(names: set[str], text: str) -> list[str]:
    """Return the terms that a text never mentions as tg:Name."""
    mentioned = set(re.findall(r"\btg:([A-Za-z][\w-]*)", text))
    return sorted(names - mentioned)


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_the_ontology_keeps(rule: Path) -> None:
    assert rows(model(), rule.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_a_file_that_breaks_the_rule_is_found(rule: Path) -> None:
    assert rows(loaded(BROKEN / f"{rule.stem}.ttl"), rule.read_text(encoding="utf-8"))


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)
def test_a_rule_opens_with_its_sentence(rule: Path) -> None:
    lines = rule.read_text(encoding="utf-8").splitlines()
    sentence = " ".join(line.removeprefix("# ") for line in lines if line.startswith("# "))
    assert lines[0].startswith("# ")
    assert re.fullmatch(r"[A-Z].*[^.]\.", sentence)


def test_every_broken_file_has_its_rule() -> None:
    assert sorted(path.stem for path in BROKEN.glob("*.ttl")) == [rule.stem for rule in RULES]


def test_every_term_is_used_by_a_query_a_projection_or_a_shape() -> None:
    users = [*(ROOT / "queries").rglob("*.rq"), *(ONTOLOGY / "shapes").glob("*.ttl")]
    text = "\n".join(without_comments(path.read_text(encoding="utf-8")) for path in users)
    projections = (ONTOLOGY / "projections.ttl").read_text(encoding="utf-8")
    text += "\n".join(re.findall(r"^tg:projection-.*?\.$", projections, flags=re.M | re.S))
    assert unused(terms(model()), text) == []


def test_a_term_that_nothing_uses_would_be_named() -> None:
    assert unused({"founder", "founderOf"}, "?x tg:founderOf ?y") == ["founder"]


@pytest.mark.parametrize("path", MODEL, ids=lambda path: path.stem)
def test_a_module_declares_only_prefixes_of_the_one_table_sorted_and_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^@prefix (\w+): <(.*?)> \.$", text, flags=re.M))
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>', "", without_comments(text))
    used = {prefix for prefix in re.findall(r"(?<![\w@:])(\w+):", bare) if prefix != "prefix"}
    assert list(declared) == sorted(declared)
    assert declared.items() <= PREFIXES.items()
    assert set(declared) == {p for p in used if re.search(rf"(?<![\w@]){p}:[\w-]", bare)}


@pytest.mark.parametrize("path", MODEL, ids=lambda path: path.stem)
def test_a_module_gives_each_subject_one_block_that_opens_with_its_type(path: Path) -> None:
    subjects = re.findall(r"^(\S+) (\S+) ", path.read_text(encoding="utf-8"), flags=re.M)
    blocks = [(subject, verb) for subject, verb in subjects if subject not in {"@prefix", "#"}]
    assert {verb for _, verb in blocks} == {"a"}
    assert len({subject for subject, _ in blocks}) == len(blocks)


@pytest.mark.parametrize("path", sorted((ONTOLOGY / "codes").glob("*.ttl")), ids=lambda path: path.stem)
def test_a_code_list_is_named_after_its_scheme(path: Path) -> None:
    query = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?scheme { ?scheme a skos:ConceptScheme }"
    assert rows(loaded(path), query) == [[f"<{VOCAB}{path.stem}>"]]


PREFIXES_OF_THE_EXAMPLE = f"@prefix tg: <{TG}> . @prefix ex: <https://example.org/> . "


def closed(example: str) -> set[tuple[str, str, str]]:
    """Return what follows from the ontology and an example by OWL 2 RL, about the example, as short names."""
    import owlrl
    import rdflib

    graph = rdflib.Graph()
    for path in MODEL:
        if path.parent == ONTOLOGY:
            graph.parse(path)
    graph.parse(data=PREFIXES_OF_THE_EXAMPLE + example, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    names = {term: re.split(r"[/#]", str(term))[-1] for triple in graph for term in triple}
    return {(names[s], names[p], names[o]) for s, p, o in graph}


@pytest.fixture(scope="module")
def followed() -> set[tuple[str, str, str]]:
    return closed(
        "ex:group tg:unitOf ex:laboratory . ex:laboratory tg:unitOf ex:university . ex:ann tg:founderOf ex:firm . "
        "ex:firm tg:partnerOf ex:works . ex:tie a tg:Founding ; tg:founder ex:bob ; tg:founded ex:shop ."
    )


@pytest.mark.parametrize(
    "triple",
    [
        ("group", "unitOf", "university"),
        ("firm", "foundedBy", "ann"),
        ("works", "partnerOf", "firm"),
        ("firm", "tiedTo", "ann"),
        ("university", "tiedTo", "group"),
        ("tie", "type", "Tie"),
        ("tie", "involves", "shop"),
    ],
    ids=" ".join,
)
def test_what_must_follow_follows(triple: tuple[str, str, str], followed: set[tuple[str, str, str]]) -> None:
    assert triple in followed


@pytest.mark.parametrize(
    "triple",
    [
        ("bob", "founderOf", "shop"),
        ("bob", "tiedTo", "shop"),
        ("bob", "type", "Agent"),
        ("firm", "partnerOf", "firm"),
        ("works", "tiedTo", "ann"),
        ("university", "unitOf", "group"),
    ],
    ids=" ".join,
)
def test_what_must_not_follow_does_not(triple: tuple[str, str, str], followed: set[tuple[str, str, str]]) -> None:
    assert triple not in followed


@pytest.mark.parametrize("types", ["tg:Signing , tg:Agreement", "tg:Person , tg:Unit", "tg:Count , tg:Stake"])
def test_a_node_of_two_kinds_that_exclude_each_other_is_inconsistent(types: str) -> None:
    assert any(o == "ErrorMessage" for _, _, o in closed(f"ex:x a {types} ."))
