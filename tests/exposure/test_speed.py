"""A hundred thousand parties in well under a second, and any one of them in no time; `make bench` has the figures."""

from __future__ import annotations

import time

from kg.exposure.sweep import sweep
from tests.bench.exposure import GOAL_ALL, GOAL_ONE, one_by_one
from tests.bench.ownership import DAY, draw, rule

SIZE = 100_000


def test_all_at_once_and_each_by_itself() -> None:
    ledger = draw(SIZE, SIZE, seed=1)
    start = time.process_time()
    found = sweep(ledger, rule(), DAY)
    assert time.process_time() - start < GOAL_ALL * SIZE / 1_000_000
    seconds = sorted(one_by_one(ledger, found, asked=50))
    assert seconds[len(seconds) // 2] < GOAL_ONE
