"""What follows by the ontology: OWL 2 RL inferences, flat edges by projection, and contradictions."""

from kg.close.inferences import infer_triples
from kg.close.told import Inconsistency, Inferences

__all__ = ["Inconsistency", "Inferences", "infer_triples"]
