"""The goals of the bench, each with the figure that decides it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.bench.table import OURS, Figure

Figures = Sequence[Figure]


@dataclass(frozen=True, slots=True)
class Goal:
    """A promise: in words, how what was measured is said, and whether it is kept; both None where it was not measured."""

    said: str
    value: Callable[[Figures], float | None]
    kept: Callable[[float], bool]
    unit: str

    def measured(self, figures: Figures) -> str:
        """Return the figure with its unit."""
        value = self.value(figures)
        return (
            "not measured"
            if value is None
            else f"{value:,.3g} {self.unit}"
            if value < 1e3
            else f"{value:,.0f} {self.unit}"
        )

    def verdict(self, figures: Figures) -> str:
        """Say whether the goal is reached."""
        value = self.value(figures)
        return "" if value is None else "reached" if self.kept(value) else "**missed**"


def find(figures: Figures, stage: str, size: str, engine: str = OURS) -> Figure | None:
    """Return the figure of an engine at a stage and size, if it was measured."""
    return next((f for f in figures if (f.stage, f.size, f.engine) == (stage, size, engine)), None)


def _cpu(stage: str, size: str) -> Callable[[Figures], float | None]:
    return lambda figures: found.cpu_s if (found := find(figures, stage, size)) else None


def _memory(stage: str, size: str) -> Callable[[Figures], float | None]:
    return lambda figures: found.rss_mib if (found := find(figures, stage, size)) else None


def _ratio(stage: str, size: str, engine: str) -> Callable[[Figures], float | None]:
    return lambda figures: found.ratio if (found := find(figures, stage, size, engine)) else None


def _rate(stage: str, size: str) -> Callable[[Figures], float | None]:
    return lambda figures: found.triples / found.cpu_s / 1e6 if (found := find(figures, stage, size)) else None


def _nearest(*stages: str) -> Callable[[Figures], float | None]:
    """Return the least ratio of a peer to us at some stages, from 10k to 1M."""
    return lambda figures: min(
        (f.ratio for f in figures if f.stage in stages and f.engine != OURS and f.ratio is not None), default=None
    )


GOALS = (
    Goal("N-Triples at 1M: 0.4 M triples/s of CPU or better", _rate("read N-Triples", "1m"), lambda v: v >= 0.4, "M/s"),
    Goal("N-Quads at 1M: the same", _rate("read N-Quads", "1m"), lambda v: v >= 0.4, "M/s"),
    Goal(
        "Turtle at 1M: no slower than Oxigraph loads it",
        _ratio("read Turtle", "1m", "pyoxigraph"),
        lambda v: v >= 1,
        "times as fast",
    ),
    Goal("memory of reading 1M: under 600 MiB", _memory("read N-Triples", "1m"), lambda v: v < 600, "MiB"),
    Goal("close 1M after encoding: under 0.6 s", _cpu("close", "1m"), lambda v: v < 0.6, "s"),
    Goal("1M, files to closed file: under 4.5 s", _cpu("files to closed file", "1m"), lambda v: v < 4.5, "s"),
    Goal("10M, files to closed file: under 60 s", _cpu("files to closed file", "10m"), lambda v: v < 60, "s"),
    Goal("the same: under 6 GiB", _memory("files to closed file", "10m"), lambda v: v < 6 * 1024, "MiB"),
    Goal("close 10k: 500 times less than owlrl", _ratio("close", "10k", "owlrl"), lambda v: v >= 500, "times"),
    Goal("no peer closes faster", _nearest("close", "files to closed file"), lambda v: v > 1, "times, the nearest"),
    Goal("validate 1M, all shapes, after encoding: under 2 s", _cpu("validate", "1m"), lambda v: v < 2, "s"),
    Goal(
        "validate 100k: 100 times less than pyshacl", _ratio("validate", "100k", "pyshacl"), lambda v: v >= 100, "times"
    ),
    Goal("no peer validates faster", _nearest("validate"), lambda v: v > 1, "times, the nearest"),
)
