"""Turtle files are laid out so that people can read them and a diff shows what changed."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import DCTERMS, GRAPH, PREFIXES, TG

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(DATA.rglob("*.ttl"))
HEADER = {TG + "source", TG + "edition", TG + "retrievedOn", DCTERMS + "license"}
PREFIX = re.compile(r"@prefix (\S*): <([^>]*)> \.")
IRI = re.compile(r"<[^>]*>")


def blocks(text: str) -> list[str]:
    """Return the blocks of a formatted file, without prefixes and comments."""
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    kept = ("\n".join(line for line in part.splitlines() if not line.startswith("#")) for part in parts)
    return [part for part in kept if part and not part.startswith("@")]


def prefix_problems(text: str) -> list[str]:
    declared = dict(PREFIX.findall(text))
    body = re.sub(r'"(?:\\.|[^"\\])*"', '""', IRI.sub("<>", text[text.rfind("@prefix") :]))
    used = set(re.findall(r"(?<![\w<])([a-z]+):", body.partition("\n")[2]))
    found = [f"prefix {name}: is not that of the table" for name, iri in declared.items() if PREFIXES.get(name) != iri]
    found += ["prefixes are not sorted"] if list(declared) != sorted(declared) else []
    return found + [f"prefix {name}: is not used" for name in declared if name not in used]


def block_problems(text: str) -> list[str]:
    subjects = [block.split()[0] for block in blocks(text)]
    found = [f"{block.split()[0]}: `a` is not first" for block in blocks(text) if block.split()[1] != "a"]
    found += [f"{subject}: has more than one block" for subject, count in Counter(subjects).items() if count > 1]
    return found + [f"{block.split()[0]}: is not one block" for block in blocks(text) if re.search(r" \.\n\S", block)]


def graph_problems(text: str, path: str) -> list[str]:
    """Return what is wrong with the header of a file at a path below data/."""
    wanted = GRAPH + path.removesuffix(".ttl")
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    header = Counter(triple.predicate.value for triple in triples if triple.subject == ox.NamedNode(wanted))
    first = blocks(text)[0].split()[:3]
    found = [] if first == [f"<{wanted}>", "a", "tg:SourceGraph"] else [f"does not open with <{wanted}>"]
    found += [f"the header has not exactly one {name}" for name in sorted(HEADER) if header[name] != 1]
    blank = any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple.subject, triple.object))
    return found + (["there is a blank node"] if blank else [])


def problems(text: str, path: str) -> list[str]:
    name = [] if re.fullmatch(r"([a-z0-9-]+/)+[a-z0-9-]+\.ttl", path) else ["the path is not lower-kebab"]
    return name + prefix_problems(text) + block_problems(text) + graph_problems(text, path)


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(DATA)))
def test_file_is_laid_out_well(path: Path) -> None:
    assert problems(path.read_text(encoding="utf-8"), path.relative_to(DATA).as_posix()) == []


GOOD = """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/tiegraph/id/> .
@prefix tg: <https://w3id.org/tiegraph/ontology/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/tiegraph/graph/acorn/book/oaks> a tg:SourceGraph ;
    dcterms:license <https://example.org/licence> ;
    tg:edition "1" ;
    tg:retrievedOn "2031-01-01"^^xsd:date ;
    tg:source id:source-book .

# A comment carries no fact.
id:org-acorn a tg:Organisation ;
    tg:description "Ends . here"@en .
"""
TYPED = 'a tg:Organisation ;\n    tg:description "Ends . here"@en'
TWINS = {
    "the path is not lower-kebab": GOOD,
    "prefixes are not sorted": "\n".join([GOOD.splitlines()[1], GOOD.splitlines()[0], *GOOD.splitlines()[2:]]) + "\n",
    "prefix skos: is not used": "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n" + GOOD,
    "prefix id: is not that of the table": GOOD.replace("org/tiegraph/id/", "org/elsewhere/"),
    "id:org-acorn: `a` is not first": GOOD.replace(TYPED, "tg:x 1 ; a tg:Y"),
    "id:org-acorn: has more than one block": GOOD + "\nid:org-acorn a tg:Entity .\n",
    "id:org-acorn: is not one block": GOOD + "id:org-oak a tg:Organisation .\n",
    "does not open with": GOOD.replace("acorn/book/oaks", "acorn/book/elms"),
    "the header has not exactly one " + TG + "edition": GOOD.replace('    tg:edition "1" ;\n', ""),
    "there is a blank node": GOOD.replace('"Ends . here"@en', "[ a tg:Entity ]"),
}


def test_the_good_file_has_no_problem() -> None:
    assert problems(GOOD, "acorn/book/oaks.ttl") == []


@pytest.mark.parametrize(("problem", "text"), TWINS.items(), ids=TWINS)
def test_a_bad_twin_is_found(problem: str, text: str) -> None:
    path = "acorn/Book/oaks.ttl" if "kebab" in problem else "acorn/book/oaks.ttl"
    assert any(found.startswith(problem) for found in problems(text, path))
