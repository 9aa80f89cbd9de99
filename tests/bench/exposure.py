"""What exposure costs as the world grows: all verdicts for one regime and day, and one verdict."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from kg.exposure.climb import Climber, bearing
from kg.exposure.judge import judge
from kg.exposure.named import FINDINGS
from kg.exposure.sweep import sweep

from .ownership import DAY, draw, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.exposure.ledger import Ledger, Numbers

SIZES = (10_000, 100_000, 1_000_000)
RULES = {
    "all listed persons together": {},
    "each listed person alone": {"aggregation": "single-owner"},
    "unknown owners make possible": {"unknown": "possible"},
}
ASKED = 500
GOAL_ALL, GOAL_ONE = 5.0, 0.050  # CPU seconds, of the largest size


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield what was done, on how many parties, the CPU seconds, the goal."""
    for size in SIZES:
        ledger = draw(size, size, seed=1)
        for words, options in RULES.items():
            start = time.process_time()
            found = sweep(ledger, rule(**options), DAY)
            yield f"all verdicts, {words}", f"{size:,}", f"{time.process_time() - start:.3f}", str(GOAL_ALL)
            if not options:
                first = found
        ones = sorted(one_by_one(ledger, first))
        for words, place in (("median", len(ones) // 2), ("99th percentile", len(ones) * 99 // 100), ("longest", -1)):
            yield f"one verdict, {words} of {len(ones)}", f"{size:,}", f"{ones[place]:.5f}", str(GOAL_ONE)


def one_by_one(ledger: Ledger, found: Numbers, *, asked: int = ASKED) -> list[float]:
    """Judge some parties of each verdict by the plain engine and return the seconds of each; they must agree."""
    rng = np.random.default_rng(2)
    climber, seconds = Climber(ledger, bearing(ledger, rule(), DAY)), []
    for code in (code for finding in np.unique(found) for code in rng.choice(np.flatnonzero(found == finding), asked)):
        start = time.process_time()
        verdict = judge(climber.world(int(code)), rule(), DAY, ledger.names[int(code)])
        seconds.append(time.process_time() - start)
        if verdict.finding is not FINDINGS[found[code]]:
            raise SystemExit(f"the engines disagree on {ledger.names[int(code)]}")
    return seconds
