"""Datatypes: which lexical forms they have, which values these spell, and which values they hold."""

from kg.close.datatypes.table import DATATYPES, SUPERTYPES, Datatype, Space
from kg.close.datatypes.values import Values

__all__ = ["DATATYPES", "SUPERTYPES", "Datatype", "Space", "Values"]
