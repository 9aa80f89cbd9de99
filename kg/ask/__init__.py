"""Ask the built graph: stored queries, free SPARQL behind a guard, typed results."""

from kg.ask.catalogue import Catalogue, catalogue
from kg.ask.run import Question, answer, ask, free_question, stored_question

__all__ = ["Catalogue", "Question", "answer", "ask", "catalogue", "free_question", "stored_question"]
