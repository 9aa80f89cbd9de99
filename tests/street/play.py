"""A small project that can be edited at random: statements come and go, files too, ontology, shapes and questions."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.build import Outcome, build_graph
from kg.errors import DoesNotConform, KgError
from kg.resources import Project

TINY = Path(__file__).parents[1] / "tiny"
PREFIXES = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/tiegraph/id/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shapes: <https://w3id.org/tiegraph/shapes/> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .
@prefix vocab: <https://w3id.org/tiegraph/vocab/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ONTOLOGY = """\
tg:seat a owl:ObjectProperty , owl:FunctionalProperty .
tg:partOf a owl:ObjectProperty , owl:TransitiveProperty .
tg:count a owl:DatatypeProperty .
tg:ratio a owl:DatatypeProperty .
[] a owl:Restriction ; owl:onProperty tg:partOf ; owl:someValuesFrom tg:Organisation ; rdfs:subClassOf tg:Entity .
"""
SHAPES = """\
<https://w3id.org/tiegraph/shapes/all> sh:declare
  [ sh:prefix "tg" ; sh:namespace "https://w3id.org/tiegraph/ontology/"^^xsd:anyURI ] .
shapes:Part a sh:NodeShape ; sh:targetSubjectsOf tg:partOf ; sh:severity sh:Warning ;
  sh:sparql [ sh:message "as many as its whole"@en ; sh:severity sh:Warning ;
    sh:prefixes <https://w3id.org/tiegraph/shapes/all> ;
    sh:select "SELECT $this ?value WHERE { $this tg:count ?value ; tg:partOf ?whole . ?whole tg:count ?value }" ] ;
  sh:property shapes:Part-deep , shapes:Part-siblings .
shapes:Part-deep a sh:PropertyShape ; sh:path ( tg:partOf tg:partOf ) ; sh:class tg:Organisation ;
  sh:message "What is two levels up is an organisation."@en ; sh:severity sh:Warning .
shapes:Part-siblings a sh:PropertyShape ; sh:path ( tg:partOf [ sh:inversePath tg:partOf ] ) ; sh:maxCount 2 ;
  sh:message "Three siblings or more."@en ; sh:severity sh:Warning .
shapes:Seat a sh:NodeShape ; sh:targetObjectsOf tg:seat ; sh:property shapes:Seat-kind .
shapes:Seat-kind a sh:PropertyShape ; sh:path [ sh:inversePath tg:seat ] ; sh:severity sh:Warning ;
  sh:node [ sh:property [ sh:path [ sh:zeroOrMorePath tg:partOf ] ; sh:maxCount 3 ] ] ;
  sh:message "Whoever sits here has few levels above."@en .
shapes:Told a sh:NodeShape ; sh:targetClass tg:Agreement ; sh:property shapes:Told-start .
shapes:Told-start a sh:PropertyShape ; sh:path tg:startEarliest ; sh:maxCount 0 ; sh:severity sh:Warning ;
  sh:message "Its beginning is told."@en .
shapes:Busy a sh:NodeShape ; sh:targetClass tg:Entity ; sh:property shapes:Busy-ties .
shapes:Busy-ties a sh:PropertyShape ; sh:path [ sh:inversePath tg:involves ] ; sh:maxCount 3 ; sh:severity sh:Warning ;
  sh:message "It is part of many ties."@en .
shapes:Closed a sh:NodeShape ; sh:targetClass tg:Person ; sh:closed true ; sh:severity sh:Warning ;
  sh:property [ sh:path rdfs:label ] , [ sh:path tg:involves ] ;
  sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) .
"""
CHECK = """\
#+ summary: Which two nodes have one count?
#+ kind: check
#+ columns:
#+   node:     {type: iri}
#+   message:  {type: string}
#+   value:    {type: iri}
#+   severity: {type: string}
#+ key: [node, value]
PREFIX tg: <https://w3id.org/tiegraph/ontology/>
SELECT DISTINCT ?node ?message ?value ?severity
WHERE {
  ?node tg:count ?count .
  ?value tg:count ?count .
  FILTER(STR(?node) < STR(?value))
  BIND("it counts what another one counts" AS ?message)
  BIND("warning" AS ?severity)
}
ORDER BY ?node ?value
"""
NODES = [f"id:n{number}" for number in range(6)]
KINDS = ["tg:Organisation", "tg:Organisation", "tg:Person", "tg:Agreement", "tg:Agreement", "tg:Signing"]
BASE = "\n".join(f'{node} a {kind} ; rdfs:label "{node}"@en .' for node, kind in zip(NODES, KINDS, strict=True)) + (
    "\nid:n3 tg:party id:n0 , id:n1 .\nid:n4 tg:party id:n0 , id:n1 .\nid:n5 tg:signatory id:n0 , id:n1 .\n"
)
STATEMENTS = [
    *(f'{node} rdfs:label "another"@en .' for node in NODES),
    *(f"{one} tg:partOf {other} ." for one, other in zip(NODES, [*NODES[2:], *NODES[:2]], strict=True)),
    *(f"{one} tg:seat {other} ." for one in NODES[:2] for other in NODES[:2]),
    *(f"{node} tg:count {count} ." for node in NODES[:3] for count in ("5", '"05"^^xsd:integer', "7")),
    *(f"{node} tg:ratio {ratio} ." for node in NODES[:2] for ratio in ("1.0", "1.00", '"1"^^xsd:decimal')),
    *(f'{node} tg:start "{month}"^^xsd:gYearMonth .' for node in NODES[3:5] for month in ("2018-04", "2018-06")),
    'id:n5 tg:date "2018-05-07"^^xsd:date .',
    *(f"{one} {by} {other} ." for one, by, other in (
        ("id:n3", "tg:after", "id:n4"), ("id:n4", "tg:monthAfter", "id:n5"), ("id:n3", "tg:sameMonthAs", "id:n5"),
        ("id:n4", "tg:monthAfter", "id:n3"), ("id:n3", "tg:monthAfter", "id:n4"),
    )),
    *(f"id:s{n} a tg:Statement ; tg:states id:n{3 + n % 2} ." for n in range(3)),
    *(f"id:s{n} tg:modality vocab:modality-{m} ." for n in range(3) for m in ("asserted", "planned")),
    *(f"id:s{n} tg:polarity vocab:polarity-{p} ." for n in range(3) for p in ("affirmed", "denied")),
    'id:n0 rdfs:comment "A \\"quoted\\" line\\nand --ltr << text _:x" .',
    "id:n1 owl:deprecated true ; dcterms:isReplacedBy id:n0 .",
    "id:n0 a tg:Person .",  # contradicts the ontology
    'id:n3 tg:start "2018-13"^^xsd:gYearMonth .',
    'id:n0 rdfs:comment "FILL-IN" .',
    "id:n2 tg:party id:n9 .",
    "id:n2 tg:knows id:n0 .",
]  # fmt: skip
AXIOMS = [
    "tg:party a owl:SymmetricProperty .",
    "tg:partOf rdfs:subPropertyOf tg:tiedTo .",
    "tg:Signing owl:disjointWith tg:Agreement .",
    "tg:count a owl:FunctionalProperty .",
    "tg:knows a owl:ObjectProperty .",
    "tg:Agreement rdfs:subClassOf tg:Event .",
    "tg:seat owl:deprecated true .",
]
MORE_SHAPES = [
    """\
shapes:Label a sh:NodeShape ; sh:targetClass tg:Organisation ; sh:property shapes:Label-one .
shapes:Label-one a sh:PropertyShape ; sh:path rdfs:label ; sh:maxCount 1 ; sh:severity sh:Warning .""",
    """\
shapes:Few a sh:NodeShape ; sh:targetClass tg:Entity ; sh:property shapes:Few-ties .
shapes:Few-ties a sh:PropertyShape ; sh:path [ sh:inversePath tg:involves ] ; sh:maxCount 2 ;
  sh:severity sh:Warning .""",
]


@dataclass
class Play:
    """A project, the statements in each of its files, and two folders for builds of it."""

    root: Path
    files: dict[str, list[str]] = field(default_factory=lambda: {"a": [], "b": []})
    axioms: list[str] = field(default_factory=list)
    shapes: list[str] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Write what is never edited."""
        shutil.copytree(TINY / "ontology", self.root / "ontology")
        for folder in ("data/play", "queries"):
            (self.root / folder).mkdir(parents=True)
        shutil.copy(TINY / "queries" / "partners.rq", self.root / "queries")
        (self.root / "queries" / "counts.rq").write_text(CHECK, encoding="utf-8")
        self._write("data/play/all.ttl", "graph/play/all", BASE)
        self.write()

    def write(self) -> None:
        """Write what can be edited."""
        (self.root / "ontology/play.ttl").write_text(
            "\n".join([PREFIXES, ONTOLOGY, *self.axioms]) + "\n", encoding="utf-8"
        )
        (self.root / "ontology/shapes/play.ttl").write_text(
            "\n".join([PREFIXES, SHAPES, *self.shapes]), encoding="utf-8"
        )
        for path in (self.root / "data/play").glob("part-*.ttl"):
            if path.stem.removeprefix("part-") not in self.files:
                path.unlink()
        for name, statements in self.files.items():
            text = "\n".join([*statements, "id:broken tg:party" if name in self.broken else ""])
            self._write(f"data/play/part-{name}.ttl", f"graph/play/{name}", text)

    def _write(self, path: str, graph: str, text: str) -> None:
        header = f"<https://w3id.org/tiegraph/{graph}> a tg:SourceGraph .\n"
        (self.root / path).write_text(PREFIXES + header + text + "\n", encoding="utf-8")

    def build(self, state: str, *, force: bool = False) -> Outcome | KgError:
        """Build into a folder; return what came of it."""
        try:
            return build_graph(Project.at(self.root, state=self.root / state), force=force)
        except KgError as error:
            return error

    def compare(self) -> Outcome | KgError:
        """Build on what was kept and from scratch; say so if there is any difference."""
        going_on, anew = self.build("on"), self.build("anew", force=True)
        assert type(going_on) is type(anew), (going_on, anew)
        if isinstance(anew, KgError) or isinstance(going_on, KgError):
            assert str(going_on) == str(anew)
            assert getattr(going_on, "__notes__", []) == getattr(anew, "__notes__", [])
            if isinstance(anew, DoesNotConform) and isinstance(going_on, DoesNotConform):
                assert list(going_on.findings) == list(anew.findings)
            return anew
        if going_on.fresh:  # an earlier build that is taken up again tells no warnings
            assert going_on.warnings == anew.warnings
        for part in ("graph_nq", "manifest", "catalogue"):
            one, other = (getattr(outcome.build, part).read_bytes() for outcome in (going_on, anew))
            assert one == other, part
        one, other = (ox.Store.read_only(str(outcome.build.index)) for outcome in (going_on, anew))
        assert set(one) == set(other)
        assert len(one) == len(other)
        assert set(one.named_graphs()) == set(other.named_graphs())
        return going_on
