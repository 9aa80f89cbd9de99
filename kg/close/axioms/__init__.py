"""Axioms to rules: one small function a construct, after tables 4 to 9 of OWL 2 Profiles, section 4.3."""

from kg.close.axioms import classes, projections, properties, vocabulary
from kg.close.axioms.schema import Schema

__all__ = ["Schema", "classes", "projections", "properties", "vocabulary"]
