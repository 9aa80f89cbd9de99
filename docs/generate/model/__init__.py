"""What the generated pages are made from: the ontology, its shapes, its alignments, and nodes as examples."""

from model.examples import Example, find_examples
from model.pages import write_or_check
from model.read import Model, read_model
from model.term import Term

__all__ = ["Example", "Model", "Term", "find_examples", "read_model", "write_or_check"]
