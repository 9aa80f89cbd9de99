"""The seam of closing: ontology and triples in, what follows out. A plan on columns does it; owlrl where a plan cannot."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from pyoxigraph import NamedNode, Triple

from kg.close.told import Inconsistency, Inferences
from kg.interrupts import interrupts_kept
from kg.namespaces import RDF, shorten
from kg.terms import read_terms, show

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.close.columnar import Closed
    from kg.close.denials import Contradiction
    from kg.close.plan import Atom
    from kg.terms import Term

Engine = Literal["columns", "owlrl"]
MOST_TRACED = 100  # inconsistencies that are traced to what was given; who has more begins with these


def infer_triples(ontology: Iterable[Triple], triples: Iterable[Triple], *, engine: Engine = "columns") -> Inferences:
    """Close an ontology and triples under OWL 2 RL and the projections; noise is left out.

    Where the ontology says what a plan cannot hold, owlrl closes the whole.
    """
    ontology, triples = list(ontology), list(triples)
    if engine == "columns":
        closed = _close([*ontology, *triples])
        if not closed.plan.unknown:
            return Inferences(_tell(closed), tell_contradictions(closed, facts_from=len(ontology)))
    from kg.close.reference import infer_by_owlrl

    return infer_by_owlrl(ontology, triples)


def _close(triples: Iterable[Triple]) -> Closed:
    """Close triples on columns."""
    with interrupts_kept():
        from kg.close.columnar import close_columns
        from kg.columns import encode, spell_lines
    return close_columns(encode([spell_lines(triples)]))


def _tell(closed: Closed) -> frozenset[Triple]:
    """Return what a closure found, as triples; each term is read once."""
    terms = _read(closed, {*closed.subject.tolist(), *closed.predicate.tolist(), *closed.object.tolist()})
    rows = zip(closed.subject.tolist(), closed.predicate.tolist(), closed.object.tolist(), strict=True)
    return frozenset(Triple(terms[s], terms[p], terms[o]) for s, p, o in rows)


def tell_contradictions(closed: Closed, *, facts_from: int) -> tuple[Inconsistency, ...]:
    """Say what a closure found that cannot be, and what that rests on: facts, then axioms, which are the first rows."""
    if not closed.contradictions:
        return ()
    codes = {code for found in closed.contradictions for axiom in found.axioms for code in axiom}
    atoms = [atom for found in closed.contradictions for atom in found.premises]
    codes |= {code for atom in atoms for code in (atom.relation, *atom.arguments) if isinstance(code, int)}
    terms = _read(closed, codes)
    told = [_word(found, terms) for found in closed.contradictions]
    traced = _trace(closed, facts_from=facts_from)
    pairs = zip(told, traced, strict=False)
    return (*(replace(one, premises=premises) for one, premises in pairs), *told[len(traced) :])


def _read(closed: Closed, codes: Iterable[int]) -> dict[int, Any]:
    """Return the terms of codes."""
    ordered = sorted(codes)
    return dict(zip(ordered, read_terms(closed.columns.terms.gather(ordered)), strict=True))


def _trace(closed: Closed, *, facts_from: int) -> list[tuple[Triple, ...]]:
    """Return what each inconsistency rests on: facts in the order of the proof, then axioms."""
    from kg.close.facts import Facts
    from kg.close.instances import Instances
    from kg.close.why import explain_contradiction
    from kg.columns import take, to_triples

    instances = Instances(Facts(closed))
    traced = []
    for found in islice(closed.contradictions, MOST_TRACED):
        proofs = [why.proof for why in explain_contradiction(instances, found) if why.proof]
        rows = [leaf.row for proof in proofs for leaf in proof.leaves() if leaf.row is not None]
        rows = rows or _mentions(closed, found)
        ordered = sorted(dict.fromkeys(rows), key=lambda row: row < facts_from)
        traced.append(tuple(to_triples(take(closed.columns, ordered))))
    return traced


def _mentions(closed: Closed, found: Contradiction) -> list[int]:
    """Return the rows whose object is what an inconsistency is about: a literal is false by itself."""
    import numpy as np

    about = [code for atom in found.premises for code in atom.arguments if isinstance(code, int)]
    rows: list[int] = np.flatnonzero(np.isin(closed.columns.object, about)).tolist()
    return rows


def _word(found: Contradiction, terms: Mapping[int, Term]) -> Inconsistency:
    """Say what cannot be together, and by which axioms and rule."""
    premises = [_spell(atom, terms) for atom in found.premises]
    axioms = [" ".join(show(terms[code]) for code in axiom) for axiom in found.axioms]
    about = [terms[code] for atom in found.premises for code in atom.arguments if isinstance(code, int)]
    message = f"contradicts the ontology: {' and '.join(premises)}, by {'; '.join([*axioms, f'rule {found.rule}'])}"
    return Inconsistency(message, tuple(dict.fromkeys(term for term in about if isinstance(term, NamedNode))))


def _spell(atom: Atom, terms: Mapping[int, Term]) -> str:
    """Write an atom as a triple."""
    name = terms[atom.relation]
    arguments = [show(terms[code]) for code in atom.arguments if isinstance(code, int)]
    if len(arguments) == 1:
        return f"{arguments[0]} {shorten(RDF + 'type')} {show(name)}"
    return f"{arguments[0]} {show(name)} {arguments[1]}"
