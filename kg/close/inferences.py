"""The seam of closing: ontology and triples in, what follows out. A plan on columns does it; owlrl where a plan cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pyoxigraph import NamedNode, Triple

from kg.close.told import Inconsistency, Inferences
from kg.interrupts import interrupts_kept
from kg.namespaces import RDF, shorten
from kg.terms import read_terms, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.close.columnar import Closed
    from kg.close.denials import Contradiction
    from kg.close.plan import Atom
    from kg.terms import Term

Engine = Literal["columns", "owlrl"]
_PROVED = 20  # contradictions whose premises are looked for: who has more mends these first


def infer_triples(ontology: Iterable[Triple], triples: Iterable[Triple], *, engine: Engine = "columns") -> Inferences:
    """Close an ontology and triples under OWL 2 RL and the projections; noise is left out.

    Where the ontology says what a plan cannot hold, owlrl closes the whole.
    """
    ontology, triples = list(ontology), list(triples)
    if engine == "columns":
        closed = _close([*ontology, *triples])
        if not closed.plan.unknown:
            return _tell(closed, [*ontology, *triples])
    from kg.close.reference import infer_by_owlrl

    return infer_by_owlrl(ontology, triples)


def _close(triples: Iterable[Triple]) -> Closed:
    """Close triples on columns."""
    with interrupts_kept():
        from kg.close.columnar import close_columns
        from kg.columns import encode, spell_lines
    return close_columns(encode([spell_lines(triples)]))


def _tell(closed: Closed, given: Sequence[Triple]) -> Inferences:
    """Return what a closure of given triples found, as terms; each is read once."""
    axioms = {code for found in closed.contradictions for axiom in found.axioms for code in axiom}
    atoms = [atom for found in closed.contradictions for atom in found.premises]
    codes = {*closed.subject.tolist(), *closed.predicate.tolist(), *closed.object.tolist(), *axioms}
    codes |= {code for atom in atoms for code in (atom.relation, *atom.arguments) if isinstance(code, int)}
    terms = dict(zip(sorted(codes), read_terms(closed.columns.terms.gather(sorted(codes))), strict=True))
    rows = zip(closed.subject.tolist(), closed.predicate.tolist(), closed.object.tolist(), strict=True)
    triples = frozenset(Triple(terms[s], terms[p], terms[o]) for s, p, o in rows)
    words = []
    for place, found in enumerate(closed.contradictions):
        standing = _proved_rows(closed, found) if place < _PROVED else _row_of_value(closed, found)
        words.append(_word(found, terms, tuple(given[at] for at in standing)))
    return Inferences(triples, tuple(words))


def _proved_rows(closed: Closed, found: Contradiction) -> list[int]:
    """Return the rows that a contradiction stands on, in the order of its proofs, each once."""
    from kg.close.why import explain_contradiction

    proofs = [why.proof for why in explain_contradiction(closed, found) if why.proof]
    rows = dict.fromkeys(leaf.row for proof in proofs for leaf in proof.leaves())
    return [row for row in rows if row is not None]


def _row_of_value(closed: Closed, found: Contradiction) -> list[int]:
    """Return a row that has what a contradiction is about as its object: a literal is no subject to look for."""
    value = next(code for atom in found.premises for code in atom.arguments if isinstance(code, int))
    return [int(row) for row in (closed.columns.object == value).nonzero()[0][:1]]


def _word(found: Contradiction, terms: Mapping[int, Term], premises: tuple[Triple, ...]) -> Inconsistency:
    """Say what cannot be together, and by which axioms and rule."""
    said = [_spell(atom, terms) for atom in found.premises]
    axioms = [" ".join(show(terms[code]) for code in axiom) for axiom in found.axioms]
    about = [terms[code] for atom in found.premises for code in atom.arguments if isinstance(code, int)]
    message = f"contradicts the ontology: {' and '.join(said)}, by {'; '.join([*axioms, f'rule {found.rule}'])}"
    return Inconsistency(message, tuple(dict.fromkeys(t for t in about if isinstance(t, NamedNode))), premises)


def _spell(atom: Atom, terms: Mapping[int, Term]) -> str:
    """Write an atom as a triple."""
    name = terms[atom.relation]
    arguments = [show(terms[code]) for code in atom.arguments if isinstance(code, int)]
    if len(arguments) == 1:
        return f"{arguments[0]} {shorten(RDF + 'type')} {show(name)}"
    return f"{arguments[0]} {show(name)} {arguments[1]}"
