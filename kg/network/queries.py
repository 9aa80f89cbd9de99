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

# One VALUES block a question: with two, Oxigraph 0.5.13 goes through all that a property has (4 s where this takes 0.02 s).
AROUND = "SELECT ?tie ?role ?party WHERE { VALUES ?party { } ?tie ?role ?party }"
FACTS = "SELECT ?tie ?property ?value WHERE { VALUES ?tie { } ?tie ?property ?value }"
PARTIES = f"""SELECT DISTINCT ?party WHERE {{
  VALUES ?party {{ }} ?party a ?class FILTER(?class IN (<{TG}Agent>, <{TG}Programme>))
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
