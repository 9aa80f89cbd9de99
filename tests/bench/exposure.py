"""What exposure costs as the world grows: all verdicts for one regime and day, and one verdict.

`python -m tests.bench.exposure` measures and writes docs/reference/exposure-bench.csv; `make docs` draws it.
"""

from __future__ import annotations

import csv
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kg.exposure.climb import Climber, bearing
from kg.exposure.judge import judge
from kg.exposure.named import FINDINGS
from kg.exposure.sweep import sweep

from .ownership import DAY, draw, rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.exposure.ledger import Ledger, Numbers

RECORD = Path(__file__).parents[2] / "docs/reference/exposure-bench.csv"
SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
RULES = {
    "all listed persons together": {},
    "each listed person alone": {"aggregation": "single-owner"},
    "unknown owners make possible": {"unknown": "possible"},
}
ASKED, TURNS = 500, 3
GOAL_ALL, GOAL_ONE = 5.0, 0.050  # CPU seconds, of the largest size
PLACES = {"median": 50, "99th percentile": 99, "longest": 100}


class Figure(NamedTuple):
    """What was done, on how many parties and as many stakes, and the CPU seconds: the median of three turns."""

    what: str
    parties: int
    cpu_s: float

    @property
    def goal(self) -> float:
        """The CPU seconds that it may take at the largest size."""
        return GOAL_ALL if self.what.startswith("all") else GOAL_ONE


def figures(sizes: Sequence[int] = SIZES, *, asked: int = ASKED) -> Iterator[Figure]:
    """Measure each size: all verdicts by each rule, made in turn, then single verdicts, which must be the same."""
    for size in sizes:
        ledger = draw(size, size, seed=1)
        seconds: dict[str, list[float]] = {words: [] for words in RULES}
        for _ in range(TURNS):
            for words, options in RULES.items():
                start = time.process_time()
                found = sweep(ledger, rule(**options), DAY)
                seconds[words].append(time.process_time() - start)
                if not options:
                    first = found
        for words, turns in seconds.items():
            yield Figure(f"all verdicts, {words}", size, statistics.median(turns))
        ones = sorted(one_by_one(ledger, first, asked=asked))
        for words, per_cent in PLACES.items():
            yield Figure(f"one verdict, {words}", size, ones[min(len(ones) * per_cent // 100, len(ones) - 1)])


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield what was done, on how many parties, the CPU seconds, the goal."""
    for figure in figures():
        yield figure.what, f"{figure.parties:,}", f"{figure.cpu_s:.5f}", str(figure.goal)


def read_csv(path: Path) -> list[Figure]:
    """Read figures as `record` wrote them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [Figure(row["what"], int(row["parties"]), float(row["cpu_s"])) for row in csv.DictReader(file)]


def record(path: Path, some: Iterable[Figure]) -> None:
    """Write figures as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Figure._fields)
        writer.writerows((figure.what, figure.parties, f"{figure.cpu_s:.6f}") for figure in some)


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


if __name__ == "__main__":
    record(RECORD, figures())
