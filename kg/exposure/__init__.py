"""Exposure: what a listing means for those whom listed parties own or control, by rules that are data, with proofs."""

from kg.exposure.judge import Verdict, judge
from kg.exposure.records import World
from kg.exposure.replay import replay
from kg.exposure.rules import Finding, Rule

__all__ = ["Finding", "Rule", "Verdict", "World", "judge", "replay"]
