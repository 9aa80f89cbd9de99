"""Print what each stage costs beside the peers, and what each of them got wrong.

    python -m tests.bench.peers [--size 10k|100k|1m|10m]... [--stage NAME]... [--csv FILE | --record]

Each figure is CPU seconds of the stage alone, all threads, in a process of its own; the runs of one stage are made in
turn, so their ratios compare, and the median is told. A peer that is not installed is named and left out; reasonable
and pyrudof are looked for in .venv-peers/ too, which `make bench` sets up. Without ../shared/bench/ the graph is a world
of our own. Only figures of one sitting compare.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.bench.data import SIZES, make_data
from tests.bench.engines import STAGES, Engine, find_engines, stages_at
from tests.bench.table import Figure, read_csv, share, sitting, write_csv
from tests.bench.turns import measure_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
RECORD = ROOT / "docs" / "reference" / "bench.csv"


def measure(size: str, stages: list[str], engines: dict[str, Engine], scratch: Path | None) -> Iterator[list[Figure]]:
    """Yield the figures of each stage at one size; a stage says which peers are asked."""
    with tempfile.TemporaryDirectory(dir=scratch) as name:
        folder = Path(name)
        shared = {**sitting(), "data": make_data(folder, size)}
        chosen = [stage for stage in stages_at(size) if not stages or stage.name in stages]
        for stage in track(chosen, description=size, transient=True):
            yield measure_stage(stage, size, engines, folder, shared)


def main() -> None:
    """Measure, print, write; what was measured before something fails is written."""
    options = _options()
    engines = find_engines()
    for engine in engines.values():
        if not engine.version:
            print(f"{engine.name} is not installed: left out", file=sys.stderr)
    path = RECORD if options.record else options.csv
    kept = read_csv(path) if options.record and path.exists() else []
    figures: list[Figure] = []
    for size in options.size:
        for found in measure(size, options.stage, engines, options.scratch):
            figures += found
            if path:
                write_csv(path, merge(kept, figures))
    Console(width=None if sys.stdout.isatty() else 150).print(show(figures))


def merge(kept: list[Figure], fresh: list[Figure]) -> list[Figure]:
    """Return figures by size and stage; a fresh one takes the place of what was kept of its stage and size."""
    done = {(figure.size, figure.stage) for figure in fresh}
    sizes, stages = list(SIZES), [stage.name for stage in STAGES]
    found = [figure for figure in kept if (figure.size, figure.stage) not in done] + fresh
    return sorted(found, key=lambda figure: (sizes.index(figure.size), stages.index(figure.stage)))


def show(figures: list[Figure]) -> Table:
    """Return the one table."""
    table = Table("stage", "triples", "engine", "CPU s", "ratio", "MiB", "made", "right", "missing", "extra")
    for column in (*table.columns[1:2], *table.columns[3:]):
        column.justify = "right"
    before: tuple[str, str] | None = None
    for f in figures:
        table.add_row(
            *((f.stage, f"{f.triples:,}") if (f.stage, f.size) != before else ("", "")),
            f"{f.engine} {f.version}" if f.version else f.engine,
            f"{f.cpu_s:.3f}" if f.cpu_s < 10 else f"{f.cpu_s:.1f}",
            "" if f.ratio is None else f"{f.ratio:.1f}",
            f"{f.rss_mib:,}",
            f"{f.made:,}",
            share(f),
            "" if f.missing is None else f"{f.missing:,}",
            "" if f.extra is None else f"{f.extra:,}",
        )
        before = f.stage, f.size
    return table


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SIZES, action="append", help="10k, 100k and 1m if none is given")
    parser.add_argument("--stage", action="append", default=[], choices=[stage.name for stage in stages_at("1k")])
    parser.add_argument("--scratch", type=Path, help="where the graphs are made; 10m needs 8 GB")
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--csv", type=Path, help="write the figures there")
    where.add_argument("--record", action="store_true", help="keep the figures in docs/reference/bench.csv")
    options = parser.parse_args()
    options.size = options.size or ["10k", "100k", "1m"]
    return options


if __name__ == "__main__":
    main()
