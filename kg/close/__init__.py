"""What follows by the ontology: OWL 2 RL inferences, flat edges by projection, and contradictions."""

from kg.close.inferences import Inconsistency, Inferences, infer_triples

__all__ = ["Inconsistency", "Inferences", "infer_triples"]
