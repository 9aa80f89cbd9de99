"""The terms that stored queries may use: those of the ontology, and those of other vocabularies that it uses."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.ask.rules import Broken
from kg.namespaces import PREFIXES, RDFS, TG, VOCAB, expand, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pyoxigraph import Triple

    from kg.ask.header import Query
    from kg.ask.lexer import Token

_OWN = (TG, VOCAB)
_BUILT_IN = frozenset(RDFS + name for name in ("label", "comment", "subClassOf", "subPropertyOf", "domain", "range"))
_FOREIGN = tuple(PREFIXES[prefix] for prefix in ("dcterms", "owl", "rdfs", "sh", "skos", "vann"))


@dataclass(frozen=True, slots=True)
class Terms:
    """What the ontology declares, and whatever it mentions."""

    declared: frozenset[str]
    mentioned: frozenset[str]

    @classmethod
    def of(cls, ontology: Iterable[Triple]) -> Terms:
        """Collect the terms of an ontology."""
        declared, mentioned = set[str](), set[str]()
        for triple in ontology:
            declared |= {triple.subject.value} if isinstance(triple.subject, NamedNode) else set()
            mentioned |= {term.value for term in triple if isinstance(term, NamedNode)}
        return cls(frozenset(declared), frozenset(mentioned))

    def unknown(self, query: Query, found: Sequence[Token]) -> Iterator[Broken]:
        """Yield the classes, properties and concepts of a query that do not exist, and those of its parameters."""
        for token in found:
            if token.kind in ("name", "iri"):
                iri = _iri(token.text)
                if not self.knows(iri):
                    yield Broken(f"no term {shorten(iri)}", self._remedy(iri), token.start)
        for parameter in query.params:
            class_ = expand(parameter.class_) or ""
            if parameter.class_ and not (class_ and self.knows(class_)):
                what = f"parameter {parameter.name!r} is of no known class {parameter.class_}"
                yield Broken(what, self._remedy(class_), 0)

    def knows(self, iri: str) -> bool:
        """Whether a term exists; what lies in no vocabulary is no term."""
        if iri in _BUILT_IN or iri in (*_OWN, *_FOREIGN):  # the namespace itself, in a PREFIX line
            return True
        if iri.startswith(_OWN):
            return iri in self.declared
        return not iri.startswith(_FOREIGN) or iri in self.mentioned

    def _remedy(self, iri: str) -> str:
        near = get_close_matches(iri, self.declared, n=1, cutoff=0.8)
        return f"did you mean {shorten(near[0])}?" if near else "declare it in ontology/, or use one that is there"


def _iri(text: str) -> str:
    prefix, _, local = text.partition(":")
    return text[1:-1] if text.startswith("<") else PREFIXES.get(prefix, f"{prefix}:") + local
