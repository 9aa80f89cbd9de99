"""pyshacl as oracle: the same results on random shapes and data, and on the bench; where it is wrong, that it still is."""

import os
import runpy
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings

from kg.check.shacl import validate
from tests.check.shacl.graphs import pyshacl_rows, rows, table, turtle, validated
from tests.check.shacl.random_shapes import data, shapes

SHARED = Path(os.environ.get("TIEGRAPH_SHARED") or Path(__file__).parents[4] / "shared")
BENCH = SHARED / "bench"


@settings(max_examples=int(os.environ.get("KG_EXAMPLES", "60")), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data, shapes)
def test_results_are_those_of_pyshacl(facts: str, demands: str) -> None:
    triples, wanted = turtle(facts), turtle(demands)
    report = validate(table(triples), wanted)
    assert report.unknown == ()
    assert rows(report) == pyshacl_rows(triples, wanted)
