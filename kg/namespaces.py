"""The one prefix table: namespaces, prefixes and the few terms that the program itself must know."""

from __future__ import annotations

BASE = "https://w3id.org/tiegraph/"

TG = BASE + "ontology/"
ID = BASE + "id/"
VOCAB = BASE + "vocab/"
SHAPES = BASE + "shapes/"
GRAPH = BASE + "graph/"
QUERY = BASE + "query/"
NANOPUB = BASE + "np/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SH = "http://www.w3.org/ns/shacl#"
DCAT = "http://www.w3.org/ns/dcat#"
DCTERMS = "http://purl.org/dc/terms/"
NP = "http://www.nanopub.org/nschema#"
PROV = "http://www.w3.org/ns/prov#"
VANN = "http://purl.org/vocab/vann/"
VOID = "http://rdfs.org/ns/void#"

PREFIXES: dict[str, str] = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "graph": GRAPH,
    "id": ID,
    "np": NP,
    "owl": OWL,
    "prov": PROV,
    "query": QUERY,
    "rdf": RDF,
    "rdfs": RDFS,
    "sh": SH,
    "shapes": SHAPES,
    "skos": SKOS,
    "tg": TG,
    "vann": VANN,
    "vocab": VOCAB,
    "void": VOID,
    "xsd": XSD,
}

DERIVED_GRAPH = GRAPH + "derived"
INFERRED_GRAPH = GRAPH + "inferred"
ONTOLOGY_GRAPH = GRAPH + "ontology"


def shorten(iri: str) -> str:
    """Write an IRI with a prefix of the table where one fits, else in angle brackets.

    >>> shorten("https://w3id.org/tiegraph/ontology/founder")
    'tg:founder'
    >>> shorten("https://example.org/x")
    '<https://example.org/x>'
    """
    prefix = max((p for p, ns in PREFIXES.items() if iri.startswith(ns)), key=lambda p: len(PREFIXES[p]), default=None)
    if prefix is None:
        return f"<{iri}>"
    local = iri[len(PREFIXES[prefix]) :]
    simple = local and local.replace("-", "").replace("_", "").isalnum()
    return f"{prefix}:{local}" if simple else f"<{iri}>"


def expand(text: str) -> str | None:
    """Return the IRI that a CURIE, a bracketed IRI or an absolute IRI stands for; None if the text is neither.

    >>> expand("tg:founder")
    'https://w3id.org/tiegraph/ontology/founder'
    >>> expand("<https://example.org/x>")
    'https://example.org/x'
    >>> expand("SenseTime") is None
    True
    """
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    prefix, colon, local = text.partition(":")
    if not colon:
        return None
    if prefix in PREFIXES:
        return PREFIXES[prefix] + local
    return text if prefix in ("http", "https", "urn") else None
