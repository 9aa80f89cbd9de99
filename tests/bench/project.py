"""A project of any size to measure builds on: neutral data in many files, an ontology, shapes, a question.

The data are those of `../shared/bench` where that is there, cut by subject; else rounds and firms of our own.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "bench"
TIERS = {"10k": 250, "100k": 2500, "1M": 25000}  # organisations
FILES = {"10k": 20, "100k": 100, "1M": 200}
_OWN = "https://example.org/onto#"
_PREFIXES = f"""\
@prefix e: <https://w3id.org/tiegraph/id/> .
@prefix o: <{_OWN}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
_MODEL = """\
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .

tg:SourceGraph a owl:Class .
"""
_TBOX = """\
@prefix o: <https://example.org/onto#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

o:Agent a owl:Class .
o:Organisation a owl:Class ; rdfs:subClassOf o:Agent .
o:Company a owl:Class ; rdfs:subClassOf o:Organisation .
o:FundingRound a owl:Class .
o:connectedTo a owl:ObjectProperty , owl:SymmetricProperty .
o:investsIn a owl:ObjectProperty ; rdfs:subPropertyOf o:connectedTo ;
    owl:propertyChainAxiom ( o:investedInRound o:raisedBy ) .
o:investor a owl:ObjectProperty ; owl:inverseOf o:investedInRound .
o:investedInRound a owl:ObjectProperty .
o:raisedBy a owl:ObjectProperty .
o:partOf a owl:ObjectProperty , owl:TransitiveProperty .
o:amount a owl:DatatypeProperty ; rdfs:range xsd:decimal .
"""
_SHAPES = """\
@prefix o: <https://example.org/onto#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix s: <https://example.org/shapes#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

s:Round a sh:NodeShape ; sh:targetClass o:FundingRound ;
    sh:property [ sh:path o:raisedBy ; sh:minCount 1 ; sh:maxCount 1 ; sh:class o:Organisation ] ,
        [ sh:path o:amount ; sh:maxCount 1 ; sh:datatype xsd:decimal ] .
s:Company a sh:NodeShape ; sh:targetClass o:Company ;
    sh:property [ sh:path rdfs:label ; sh:minCount 1 ; sh:uniqueLang true ] .
"""
# Here shapes see what follows by rdfs:subPropertyOf; and of the rounds that are odd by design, few are to be warned of.
_FITTED = {
    " ; sh:disjoint o:investor": "",
    "o:founderOf ) .": "o:founderOf o:affiliatedWith o:connectedTo o:name ) .",
    "s:Round a sh:NodeShape ;": "s:Round a sh:NodeShape ; sh:severity sh:Warning ;",
    "FILTER(?value < ?a)": "FILTER(?value * 300 < ?a)",
}
QUESTION = """\
#+ summary: Who invested in whom?
#+ columns:
#+   investor: {type: iri}
#+   company: {type: iri}
#+ key: [investor, company]
PREFIX o: <https://example.org/onto#>
SELECT ?investor ?company WHERE {
  ?round o:investor ?investor ; o:raisedBy ?company .
} ORDER BY ?investor ?company
"""


def make_project(root: Path, tier: str, *, files: int | None = None) -> None:
    """Write a project of about 10k, 100k or 1M triples into a folder."""
    for folder in ("ontology/shapes", "data/bench/cut", "queries"):
        (root / folder).mkdir(parents=True)
    (root / "ontology" / "tiegraph.ttl").write_text(_MODEL, encoding="utf-8")
    (root / "queries" / "investors.rq").write_text(QUESTION, encoding="utf-8")
    make = _from_shared if SHARED.is_dir() else _own
    blocks = make(root, TIERS[tier])
    parts = files or FILES[tier]
    size = -(-len(blocks) // parts)
    for number in range(parts):
        graph = f"https://w3id.org/tiegraph/graph/bench/cut/part-{number:03}"
        head = f'<{graph}> a tg:SourceGraph ;\n    rdfs:label "Part {number}"@en .\n\n'
        text = _PREFIXES + head + "\n\n".join(blocks[number * size : (number + 1) * size]) + "\n"
        (root / "data/bench/cut" / f"part-{number:03}.ttl").write_text(text, encoding="utf-8")


def _from_shared(root: Path, organisations: int) -> list[str]:
    """Write ontology and shapes of the neutral bench; return its data, a block for each subject."""
    run = [sys.executable, "-B"]
    tbox = root / "ontology" / "tbox.ttl"
    subprocess.run([*run, str(SHARED / "tbox.py"), str(tbox)], check=True, capture_output=True)
    shapes = (SHARED / "shapes.ttl").read_text(encoding="utf-8")
    for old, new in _FITTED.items():
        shapes = shapes.replace(old, new)
    (root / "ontology" / "shapes" / "shapes.ttl").write_text(shapes, encoding="utf-8")
    made = root / "made"
    subprocess.run([*run, str(SHARED / "generate.py"), str(organisations), str(made)], check=True, capture_output=True)
    text = made.with_suffix(".ttl").read_text(encoding="utf-8")
    text = re.sub(r'(o:(?:sourceText|description) ".*")@en\b', r"\1", text)  # its range is xsd:string
    for suffix in (".ttl", ".nt"):
        made.with_suffix(suffix).unlink()
    return [block for block in re.split(r"\n\n+", text) if block.strip() and not block.startswith("@prefix")]


def _own(root: Path, organisations: int) -> list[str]:
    """Write an ontology and shapes of our own; return data of about 38 triples an organisation."""
    (root / "ontology" / "tbox.ttl").write_text(_TBOX, encoding="utf-8")
    (root / "ontology" / "shapes" / "shapes.ttl").write_text(_SHAPES, encoding="utf-8")
    return [*_firms(random.Random(42), organisations)]


def _firms(draw: random.Random, count: int) -> Iterator[str]:
    """Return firms, each part of another one before it, and the rounds that they raised."""
    for firm in range(count):
        above = f" ;\n    o:partOf e:firm-{draw.randrange(firm // 8 * 8 or 1)}" if firm % 8 else ""
        yield f'e:firm-{firm} a o:Company ;\n    rdfs:label "Firm {firm}"@en{above} .'
        for number in range(6):
            investors = sorted({f"e:firm-{draw.randrange(count)}" for _ in range(3)})
            yield (
                f'e:round-{firm}-{number} a o:FundingRound ;\n    rdfs:label "Round {firm} {number}"@en ;\n'
                f"    o:raisedBy e:firm-{firm} ;\n    o:amount {draw.randrange(10**6, 10**9)}.0 ;\n"
                f"    o:investor {' , '.join(investors)} ."
            )


def edit_one(root: Path, *, turn: int) -> Path:
    """Change one statement in the file in the middle; return its path."""
    paths = sorted((root / "data/bench/cut").glob("*.ttl"))
    path = paths[len(paths) // 2]
    text = path.read_text(encoding="utf-8")
    head, mark, rest = text.partition('rdfs:label "')
    path.write_text(f"{head}{mark}{turn}: {rest}", encoding="utf-8")
    return path
