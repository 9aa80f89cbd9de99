"""The alignments: sound, reasoned, outside of the closure, and what each lets a foreign tool see."""

import csv
import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import FOAF, ORG, PROV, SDO

from kg.namespaces import DCTERMS, PREFIXES, RDF, RDFS, SKOS, TG, VOCAB, shorten
from kg.read import load_files
from kg.resources import Project
from tests.align.conftest import ALIGN, View

ROOT = Path(__file__).parents[2]
FILES = {path.stem: path for path in sorted(ALIGN.glob("*.ttl"))}
EXPECTED = Path(__file__).parent / "expected"
SAMPLE = ROOT.parent / "shared" / "fixtures" / "gleif" / "rdf-sample"
WANTED = {"bods", "fibo", "foaf", "ftm", "gleif", "org", "prov", "schema-org", "wikidata"}
NAMESPACE = "https://w3id.org/tiegraph/align/"
FOREIGN = {
    "bods": ("https://vocab.openownership.org/terms#",),
    "fibo": ("https://spec.edmcouncil.org/fibo/ontology/",),
    "foaf": ("http://xmlns.com/foaf/0.1/",),
    "ftm": ("https://schema.followthemoney.tech/#",),
    "gleif": ("https://www.gleif.org/ontology/",),
    "org": ("http://www.w3.org/ns/org#",),
    "prov": ("http://www.w3.org/ns/prov#",),
    "schema-org": ("https://schema.org/",),
    "wikidata": ("http://www.wikidata.org/prop/direct/P",),
}
SOFT = {SKOS + name for name in ("broadMatch", "closeMatch", "exactMatch", "narrowMatch", "relatedMatch")}
HARD = {RDFS + "subClassOf", RDFS + "subPropertyOf"}
NEGATED = ("https://w3id.org/sssom/predicate_modifier", "https://w3id.org/sssom/NegatedPredicate")

Mapping = tuple[str, str, str]


def triples(name: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path=str(FILES[name]))]


def mappings(name: str) -> list[Mapping]:
    """Return the mappings that a file asserts: our term, the relation, theirs."""
    found = [(t.subject.value, t.predicate.value, t.object.value) for t in triples(name)]
    return [mapping for mapping in found if mapping[0].startswith((TG, VOCAB))]


def reasons(name: str) -> dict[str, dict[str, str]]:
    """Return what a file says of each mapping, asserted or denied, by the IRI of the mapping."""
    nodes: dict[str, dict[str, str]] = {}
    for triple in triples(name):
        nodes.setdefault(triple.subject.value, {})[triple.predicate.value] = triple.object.value
    return {iri: said for iri, said in nodes.items() if said.get(RDF + "type") == RDF + "Statement"}


def about(said: dict[str, str]) -> Mapping:
    return said[RDF + "subject"], said[RDF + "predicate"], said[RDF + "object"]


def ontology() -> list[ox.Triple]:
    files = [*(ROOT / "ontology").glob("*.ttl"), *(ROOT / "ontology" / "codes").glob("*.ttl")]
    return [quad.triple for path in files for quad in ox.parse(path=str(path))]


def below(top: str, relation: str) -> set[str]:
    """Return a term of the ontology and all under it."""
    pairs = [(t.subject.value, t.object.value) for t in ontology() if t.predicate.value == RDFS + relation]
    found = {top}
    while more := {lower for lower, upper in pairs if upper in found} - found:
        found |= more
    return found


def test_there_is_one_file_for_each_vocabulary_and_a_question_for_each_file() -> None:
    assert set(FILES) == WANTED
    assert {path.stem for path in ALIGN.glob("*.rq")} == WANTED
    assert {path.stem for path in EXPECTED.glob("*.csv")} == WANTED


@pytest.mark.parametrize("name", FILES)
def test_every_mapped_term_of_ours_exists(name: str) -> None:
    declared = {t.subject.value for t in ontology()}
    ours = {ours for ours, _, _ in [*mappings(name), *map(about, reasons(name).values())]}
    assert ours
    assert ours - declared == set()


@pytest.mark.parametrize("name", FILES)
def test_every_foreign_term_is_of_the_vocabulary_of_the_file(name: str) -> None:
    theirs = {theirs for _, _, theirs in [*mappings(name), *map(about, reasons(name).values())]}
    assert [iri for iri in theirs if not iri.startswith(FOREIGN[name])] == []


@pytest.mark.parametrize(
    ("name", "known"),
    [("org", ORG), ("prov", PROV), ("foaf", FOAF), ("schema-org", SDO)],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_foreign_term_exists_by_the_lists_of_rdflib(
    name: str, known: type[rdflib.namespace.DefinedNamespace]
) -> None:
    namespace = FOREIGN[name][0]
    theirs = {about(said)[2].removeprefix(namespace) for said in reasons(name).values()}
    assert theirs - set(known.__annotations__) == set()
    assert "noSuchTerm" not in known.__annotations__


@pytest.mark.skipif(not SAMPLE.exists(), reason="../shared/ is not there: the sample of GLEIF cannot be read")
def test_every_term_of_gleif_exists_in_its_sample() -> None:
    declared = {
        quad.subject.value for path in SAMPLE.glob("*.ttl") for quad in ox.parse(path=str(path)) if quad.subject
    }
    assert {about(said)[2] for said in reasons("gleif").values()} - declared == set()


@pytest.mark.parametrize("name", FILES)
def test_every_mapping_has_one_reason_and_every_denied_one_is_not_asserted(name: str) -> None:
    asserted = Counter(mappings(name))
    given = reasons(name)
    denied = {about(said) for said in given.values() if said.get(NEGATED[0]) == NEGATED[1]}
    affirmed = Counter(about(said) for said in given.values() if NEGATED[0] not in said)
    assert asserted == affirmed
    assert denied.isdisjoint(asserted)
    for iri, said in given.items():
        assert iri.startswith(f"{NAMESPACE}{name}-")
        assert re.fullmatch(r"[A-Z].*\.", said[SKOS + "note"]), iri


@pytest.mark.parametrize("name", FILES)
def test_a_mapping_is_a_match_or_lies_above_and_is_never_an_equation(name: str) -> None:
    assert {relation for _, relation, _ in mappings(name)} <= SOFT | HARD
    assert not [t for t in triples(name) if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]


@pytest.mark.parametrize("name", FILES)
def test_nothing_that_can_be_planned_or_denied_lies_below_a_foreign_term(name: str) -> None:
    """A tie and its roles are there whatever its standing; only drawn edges, and what is no tie, may be put below."""
    doubtful = below(TG + "Tie", "subClassOf") | below(TG + "involves", "subPropertyOf")
    assert TG + "Post" in doubtful
    assert TG + "holder" in doubtful
    assert [ours for ours, relation, _ in mappings(name) if relation in HARD and ours in doubtful] == []


@pytest.mark.parametrize("name", FILES)
def test_the_header_says_what_was_checked_and_when(name: str) -> None:
    said = {t.predicate.value: t.object.value for t in triples(name) if t.subject.value == NAMESPACE + name}
    assert said[DCTERMS + "title"].startswith("Tiegraph and ")
    assert said[DCTERMS + "source"].startswith(tuple(prefix.rstrip("P") for prefix in FOREIGN[name]))
    assert said[DCTERMS + "license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert re.match(r"Checked on \d{4}-\d\d-\d\d\. \S", said[SKOS + "note"])


@pytest.mark.parametrize("name", FILES)
def test_a_file_declares_its_prefixes_sorted_and_used(name: str) -> None:
    text = FILES[name].read_text(encoding="utf-8")
    declared = dict(re.findall(r"^@prefix ([\w-]+): <(.*?)> \.$", text, flags=re.M))
    bare = re.sub(r'"(?:[^"\\]|\\.)*"|<[^>]*>|^[@#].*$', "", text, flags=re.M)
    assert list(declared) == sorted(declared)
    assert set(declared) == set(re.findall(r"(?<![\w:])([\w-]+):\w", bare))
    assert all(PREFIXES.get(prefix, iri) == iri for prefix, iri in declared.items())


def test_the_build_does_not_read_the_alignments(built: Project) -> None:
    files = load_files(built)
    assert not [path for path in {**files.ontology, **files.shapes, **files.data} if "align" in path.parts]


def test_no_foreign_term_leaks_into_the_closure(exported: tuple[ox.Triple, ...]) -> None:
    foreign = tuple(prefix for prefixes in FOREIGN.values() for prefix in prefixes)
    terms = {term.value for triple in exported for term in triple if isinstance(term, ox.NamedNode)}
    assert [iri for iri in terms if iri.startswith(foreign)] == []
    types = {t.object.value for t in exported if t.predicate.value == RDF + "type"}
    assert [iri for iri in types if not iri.startswith((TG, "http://www.w3.org/"))] == []


def asked(store: ox.Store, name: str) -> tuple[list[str], list[tuple[str, ...]]]:
    found = store.query((ALIGN / f"{name}.rq").read_text(encoding="utf-8"))
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return names, [tuple("" if term is None else short(term) for term in row) for row in found]


def short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return shorten(term.value).strip("<>") if isinstance(term, ox.NamedNode) else getattr(term, "value", "")


@pytest.mark.parametrize("name", FILES)
def test_with_the_alignment_a_foreign_tool_sees_what_is_written_here(name: str, view: View) -> None:
    columns, rows = asked(view(name), name)
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *expected = csv.reader(file)
    assert columns == header
    assert rows == [tuple(row) for row in expected]
    assert rows


@pytest.mark.parametrize("name", FILES)
def test_without_the_alignment_it_sees_nothing(name: str, view: View) -> None:
    assert asked(view(""), name)[1] == []


@pytest.mark.parametrize("name", FILES)
def test_another_engine_sees_the_same(name: str, view: View) -> None:
    graph = rdflib.Graph()
    graph.parse(data=view(name).dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()), format="nt")
    found = graph.query((ALIGN / f"{name}.rq").read_text(encoding="utf-8"))
    rows = Counter(
        tuple(
            "" if term is None else shorten(str(term)).strip("<>") if isinstance(term, rdflib.URIRef) else str(term)
            for term in row
        )
        for row in found
    )
    assert rows == Counter(asked(view(name), name)[1])


@pytest.mark.parametrize("name", FILES)
def test_what_is_planned_hoped_or_denied_is_not_seen(name: str, view: View) -> None:
    unsure = (
        "PREFIX tg: <https://w3id.org/tiegraph/ontology/> "
        "SELECT ?tie { ?tie a tg:Tie ; tg:standing ?s FILTER(?s NOT IN (%s)) }"
    )
    admitted = ", ".join(f"<{VOCAB}standing-{word}>" for word in ("asserted", "attributed", "announced"))
    ties = {short(row[0]) for row in view("").query(unsure % admitted)}  # type: ignore[union-attr]
    assert "id:contribution-alibaba-hkai-lab" in ties
    assert not {cell for row in asked(view(name), name)[1] for cell in row} & ties
