"""Small invented worlds of ties over the shipped model, as a build's index has them."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.namespaces import ID, PREFIXES
from kg.store import EmbeddedStore
from tests.acme import indexed, model_quads

PARTIES = "abcdefgh"


def party(letter: str) -> str:
    return f"{ID}org-{letter}"


def tie(kind: str, name: str, roles: str, *, standing: str = "asserted", **days: str) -> str:
    """Return a tie with its statement: `tie("Stake", "s1", "owner a owned b", start="2010-01-01/2010-12-31")`."""
    words = roles.split()
    facts = [f"tg:{role} id:org-{letter}" for role, letter in zip(words[::2], words[1::2], strict=True)]
    facts += [f"tg:standing vocab:standing-{standing}"]
    for bound, text in days.items():
        first, _, last = text.partition("/")
        for end, day in (("Earliest", first), ("Latest", last)):
            facts += [f'tg:{bound}{end} "{day}"^^xsd:date'] if day else []
    return f"""
id:{name} a tg:{kind} ; rdfs:label "{name}"@en ; {" ; ".join(facts)} .
id:statement-{name} a tg:Statement ; rdfs:label "statement {name}"@en ; tg:states id:{name} ;
  tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-affirmed ; tg:passage id:passage-{name} .
id:passage-{name} a tg:Passage ; tg:inSource id:source-x ; tg:selector "char=0,1" .
"""


def claim(name: str, left: str, right: str, verdict: str, *, confidence: str = "high") -> str:
    return f"""
id:{name} a tg:IdentityClaim ; rdfs:label "{name}"@en ; tg:left id:org-{left} ; tg:right id:org-{right} ;
  tg:identityVerdict vocab:identity-verdict-{verdict} ; tg:confidence vocab:confidence-{confidence} ;
  tg:basis "The names agree."@en ; tg:standing vocab:standing-asserted .
id:statement-{name} a tg:Statement ; rdfs:label "statement {name}"@en ; tg:states id:{name} ;
  tg:modality vocab:modality-asserted ; tg:polarity vocab:polarity-affirmed ; tg:passage id:passage-{name} .
id:passage-{name} a tg:Passage ; tg:inSource id:source-x ; tg:selector "char=0,1" .
"""


def store_of(*parts: str) -> EmbeddedStore:
    """Return a store of parties a to h and of what the parts say."""
    agents = "".join(f'id:org-{p} a tg:Organisation ; rdfs:label "{p.upper()} Ltd"@en .\n' for p in PARTIES)
    source = (
        'id:source-x a tg:Source ; rdfs:label "X"@en ; dcterms:title "X"@en ; tg:retrievedOn "2026-01-01"^^xsd:date .'
    )
    text = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()) + agents + source + "".join(parts)
    graph = ox.NamedNode("https://w3id.org/tiegraph/graph/test/world")
    said = [ox.Quad(*quad.triple, graph) for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    return EmbeddedStore(Path("world"), indexed([*model(), *said]))


@cache
def model() -> tuple[ox.Quad, ...]:
    return tuple(model_quads())
