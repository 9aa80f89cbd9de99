"""Read the model: modules, shapes and alignments, as terms."""

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from model.term import Term

ROOT = Path(__file__).parents[3]
ONTOLOGY = ROOT / "ontology"
PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sh": "http://www.w3.org/ns/shacl#",
    "shapes": "https://w3id.org/tiegraph/shapes/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
    "tg": "https://w3id.org/tiegraph/ontology/",
    "vocab": "https://w3id.org/tiegraph/vocab/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TG, VOCAB, XSD, SHAPES = (PREFIXES[name] for name in ("tg", "vocab", "xsd", "shapes"))
PARTIAL_DATE = "day, month or year"

_KINDS = """SELECT DISTINCT ?term ?kind {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty } ?term a ?kind }"""
_VALUES = 'SELECT ?term ?value { ?term %s ?value FILTER(ISIRI(?value) || LANG(?value) IN ("", "%s")) }'
_TRAITS = "SELECT ?term ?trait { VALUES ?trait { owl:SymmetricProperty owl:TransitiveProperty } ?term a ?trait }"
_EDGES = "SELECT ?edge ?tie { ?projection tg:edge ?edge ; tg:tieClass ?tie }"
_STANDS_ON = """SELECT DISTINCT ?property ?class {
  ?shape sh:targetSubjectsOf ?property
  { ?shape sh:class ?class } UNION { ?shape sh:or/rdf:rest*/rdf:first/sh:class ?class }
  FILTER NOT EXISTS { ?shape sh:path ?path } }"""
_POINTS_AT = """SELECT DISTINCT ?property ?what {
  ?shape sh:path ?property FILTER(ISIRI(?property))
  { ?shape sh:class|sh:datatype|sh:node ?what } UNION { ?shape sh:or/rdf:rest*/rdf:first/sh:class ?what }
  UNION { ?shape sh:or/rdf:rest*/rdf:first/sh:datatype ?what } UNION { ?shape sh:and/rdf:rest*/rdf:first ?what }
  UNION { ?shape sh:or/rdf:rest*/rdf:first ?what }
  UNION { ?shape sh:or/rdf:rest*/rdf:first/sh:and/rdf:rest*/rdf:first ?what }
  FILTER(ISIRI(?what)) }"""
_LISTS = "SELECT DISTINCT ?shape ?list { ?shape sh:hasValue ?list FILTER(STRSTARTS(STR(?list), STR(vocab:))) }"
_MAPPINGS = """SELECT ?term ?relation ?theirs ?why ?not {
  ?m rdf:subject ?term ; rdf:predicate ?relation ; rdf:object ?theirs ; skos:note ?why
  OPTIONAL { ?m sssom:predicate_modifier ?not } }"""
_RELATIONS = {
    "subClassOf": "below",
    "subPropertyOf": "below",
    "closeMatch": "close to",
    "broadMatch": "narrower than",
    "narrowMatch": "broader than",
    "relatedMatch": "related to",
    "inverseOf": "inverse of",
}


@dataclass(frozen=True, slots=True)
class Model:
    """All terms by local name, in the order of modules and of the files; the modules with their first comment."""

    terms: dict[str, Term]
    modules: dict[str, str]

    def classes(self, module: str = "") -> list[Term]:
        """Return the classes, of one module or of all."""
        return [term for term in self.terms.values() if term.is_class and module in ("", term.module)]

    def properties(self, module: str = "") -> list[Term]:
        """Return the properties, of one module or of all."""
        return [term for term in self.terms.values() if not term.is_class and module in ("", term.module)]

    def above(self, name: str) -> list[str]:
        """Return the classes above a class, the nearest first."""
        found = []
        waiting = list(self.terms[name].above)
        while waiting:
            upper = waiting.pop(0)
            if upper not in found:
                found.append(upper)
                waiting += self.terms[upper].above
        return found

    def standing_on(self, name: str) -> list[Term]:
        """Return the properties that stand on a class itself, not on those above it."""
        return [term for term in self.properties() if name in term.stands_on]


def read_model() -> Model:
    """Read modules, shapes, projections and alignments."""
    files = sorted(ONTOLOGY.glob("*.ttl"), key=lambda path: (path.stem != "agents", path.stem))
    store = _load([*files, *(ONTOLOGY / "shapes").glob("*.ttl"), *(ONTOLOGY / "codes").glob("*.ttl")])
    terms = {term.name: term for path in files for term in _terms_of(path)}
    _add_words(store, terms)
    _add_rules(store, terms)
    _add_mappings(terms)
    comments = {path.stem: _comment(path) for path in files if any(t.module == path.stem for t in terms.values())}
    return Model(terms, comments)


def _load(paths: list[Path]) -> ox.Store:
    store = ox.Store()
    for path in paths:
        store.extend(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))
    return store


def _rows(store: ox.Store, query: str) -> list[list[str]]:
    """Return the rows of a query as text, sorted; unbound is empty."""
    found = store.query(query, prefixes=PREFIXES)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError(f"no SELECT: {query}")
    return sorted([getattr(term, "value", "") for term in row] for row in found)


def _terms_of(path: Path) -> list[Term]:
    """Return the terms that a module declares, in the order of the file."""
    declared = {iri: kind.rpartition("#")[2] for iri, kind in _rows(_load([path]), _KINDS) if iri.startswith(TG)}
    order = re.findall(r"^tg:([\w-]+) a owl:", path.read_text(encoding="utf-8"), flags=re.M)
    words = {"Class": "class", "ObjectProperty": "object property", "DatatypeProperty": "datatype property"}
    return [Term(name, path.stem, words.get(declared[TG + name], "annotation property")) for name in order]


def _comment(path: Path) -> str:
    """Return the sentence that a module opens with."""
    return " ".join(re.findall(r"^# (.*)$", path.read_text(encoding="utf-8").partition("\ntg:")[0], flags=re.M))


_SAID = (  # attribute, property, language
    ("label", "rdfs:label", "en"),
    ("chinese", "rdfs:label", "zh-hans"),
    ("definition", "skos:definition", "en"),
    ("examples", "skos:example", "en"),
    ("notes", "skos:scopeNote", "en"),
    ("iri_kind", "tg:iriKind", ""),
    ("tie_label", "tg:tieLabel", "en"),
    ("source_role", "tg:sourceRole", ""),
    ("target_role", "tg:targetRole", ""),
    ("disjoint", "owl:disjointWith", ""),
    ("above", "rdfs:subClassOf|rdfs:subPropertyOf", ""),
)


def _add_words(store: ox.Store, terms: dict[str, Term]) -> None:
    """Add what the modules say of each term: words, and other terms by their names."""
    for attribute, verb, language in _SAID:
        for iri, value in _rows(store, _VALUES % (verb, language)):
            if term := terms.get(iri.removeprefix(TG)):
                _set(term, attribute, value.removeprefix(TG))
    for iri, trait in _rows(store, _TRAITS):
        terms[iri.removeprefix(TG)].traits.append(trait.rpartition("#")[2].removesuffix("Property").lower())
    for iri, other in _rows(store, _VALUES % ("owl:inverseOf", "")):
        terms[iri.removeprefix(TG)].traits.append(f"inverse of tg:{other.removeprefix(TG)}")


def _set(term: Term, attribute: str, value: str) -> None:
    """Set an attribute, or add to it where it is a list."""
    there = getattr(term, attribute)
    if isinstance(there, list):
        there.append(value)
    else:
        setattr(term, attribute, value)


def _add_rules(store: ox.Store, terms: dict[str, Term]) -> None:
    """Add what shapes say of where properties stand and what they point at, and from which ties edges are drawn."""
    lists = {shape: iri.removeprefix(VOCAB) for shape, iri in _rows(store, _LISTS)}
    for iri, name in _rows(store, _STANDS_ON):
        if (term := terms.get(iri.removeprefix(TG))) and name.startswith(TG):
            term.stands_on.append(name.removeprefix(TG))
    for iri, what in _rows(store, _POINTS_AT):
        if (term := terms.get(iri.removeprefix(TG))) and (said := _range(what, lists)):
            term.points_at = sorted({*term.points_at, said}, key=lambda name: (":" in name, name))
    for iri, tie in _rows(store, _EDGES):
        terms[iri.removeprefix(TG)].drawn_from.append(tie.removeprefix(TG))
    for term in terms.values():
        if term.drawn_from or "tiedTo" in (term.name, *term.above):
            term.kind = "flat edge"


def _range(what: str, lists: dict[str, str]) -> str:
    """Return what a shape lets a property point at: a class, a code list, a datatype."""
    if what in lists:
        return f"vocab:{lists[what]}"
    if what == SHAPES + "PartialDate":
        return f"xsd:{PARTIAL_DATE}"
    if what.endswith("#langString"):
        return "xsd:text with its language"
    if what.startswith(XSD):
        return f"xsd:{what.removeprefix(XSD)}"
    return what.removeprefix(TG) if what.startswith(TG) else ""


def _add_mappings(terms: dict[str, Term]) -> None:
    """Add what the alignments say."""
    for path in sorted((ONTOLOGY / "align").glob("*.ttl")):
        text = path.read_text(encoding="utf-8")
        prefixes = sorted(re.findall(r"^@prefix ([\w-]+): <(.*?)> \.$", text, flags=re.M), key=lambda p: -len(p[1]))
        for iri, relation, theirs, why, denied in _rows(_load([path]), _MAPPINGS):
            if term := terms.get(iri.removeprefix(TG)):
                short = next(f"{p}:{theirs.removeprefix(n)}" for p, n in prefixes if theirs.startswith(n))
                word = _RELATIONS[re.split(r"[/#]", relation)[-1]]
                term.mappings.append((f"not {word}" if denied else word, short, why))
