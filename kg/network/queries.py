"""The questions by which a network is read from a store; a reading fills their first VALUES block."""

from __future__ import annotations

from kg.namespaces import RDF, TG

BOUNDS = {
    TG + "startEarliest": "start_earliest",
    TG + "dateEarliest": "start_earliest",
    TG + "startLatest": "start_latest",
    TG + "dateLatest": "start_latest",
    TG + "endEarliest": "end_earliest",
    TG + "endLatest": "end_latest",
    TG + "lastConfirmed": "confirmed",
}
STANDING = TG + "standing"
TYPE = RDF + "type"

AROUND = "SELECT ?tie ?role WHERE { VALUES ?party { } VALUES ?role { ROLES } ?tie ?role ?party }"
FACTS = "SELECT ?tie ?property ?value WHERE { VALUES ?tie { } VALUES ?property { PROPERTIES } ?tie ?property ?value }"
PARTIES = f"""SELECT DISTINCT ?party WHERE {{
  VALUES ?party {{ }} VALUES ?class {{ <{TG}Agent> <{TG}Programme> }} ?party a ?class
}}"""
CLAIMS = f"""SELECT DISTINCT ?tie ?left ?right ?verdict ?confidence ?standing WHERE {{
  VALUES ?party {{ }}
  ?tie <{TG}left>|<{TG}right> ?party .
  ?tie <{TG}left> ?left ; <{TG}right> ?right ; <{TG}identityVerdict> ?verdict .
  OPTIONAL {{ ?tie <{TG}confidence> ?confidence . }}
  OPTIONAL {{ ?tie <{STANDING}> ?standing . }}
}}"""
PASSAGES = f"""SELECT DISTINCT ?tie ?passage WHERE {{
  VALUES ?tie {{ }} ?statement <{TG}states> ?tie ; <{TG}passage> ?passage
}}"""


def filled(text: str, word: str, iris: list[str]) -> str:
    """Put a fixed list of our own terms into a question."""
    return text.replace(word, " ".join(f"<{iri}>" for iri in iris))
