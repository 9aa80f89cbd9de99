"""The page of the bench, written from its figures: goals, picture, table, and what each peer got wrong."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from tests.bench.engines import STAGES
from tests.bench.goals import GOALS
from tests.bench.table import OURS, share
from tests.bench.wrong import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.bench.engines import Stage
    from tests.bench.table import Figure

SIZES = {"10k": "10k", "100k": "100k", "1m": "1M", "10m": "10M"}
SHOWN = "CPU seconds against the number of triples, both axes logarithmic, a panel for each stage"
HEAD = """\
# What it costs, beside the peers

{how}

{what}

"""
HOW = """\
Written by `docs/generate/bench.py` from [bench.csv](bench.csv), which `make bench BENCH=--record` measures. {sitting}
CPU seconds are those of the stage alone, all threads, in a process of its own, from cold: at 10,000 triples some
hundredths of a second of ours are spent on loading Polars. Runs of one stage are made in turn and the median of three
is told (of one where a run takes more than 5 s). The machine is shared: **ratios of one sitting count, single figures
do not.**"""
WHAT = """\
The graph is {data}. *Right* is the share of the right answers that an engine gives, *missing* and *extra* count
triples, results or rows: sets are compared, not totals. What is right is what the file says (reading, writing), else
what we give, and that is held against owlrl, pyshacl, the W3C's cases and the rules as written by [the
tests](../decisions/0011-closing-on-columns.md). Noise ([the written list](../../kg/close/noise.py)) counts neither
way."""

TABLE = """\
## The table

CPU seconds, in brackets how many times ours in the same turns; MiB of the whole process, *right*, *missing* and *extra* at the
largest size measured. A blank: not run; `tests/bench/engines.py` says up to which size each is asked.

"""


def write_page(figures: Sequence[Figure]) -> str:
    """Return the page as Markdown."""
    goals = [f"| {goal.said} | {goal.measured(figures)} | {goal.verdict(figures)} |\n" for goal in GOALS]
    wrong = [f"{_wrap(text)}\n" for verdict in VERDICTS if (text := verdict(figures))]
    heads = ("stage", "engine", *SIZES.values(), "MiB", "right", "missing", "extra")
    parts = [
        HEAD.format(how=_wrap(HOW.format(sitting=_sitting(figures))), what=_wrap(WHAT.format(data=_data(figures)))),
        "## Goals\n\n| goal | measured | |\n|---|---|---|\n",
        *goals,
        f"\n## Cost against size\n\n![{SHOWN}](bench.svg)\n\n",
        TABLE,
        f"| {' | '.join(heads)} |\n|---|---|{'---:|' * (len(heads) - 2)}\n",
        *(line for stage in STAGES for line in _rows(stage, figures)),
        "\n## Where a peer is faster\n\n",
        *_faster(figures),
        "\n## What each got wrong\n\n",
        "\n".join(wrong),
    ]
    return "".join(parts)


def _wrap(text: str) -> str:
    """Break a paragraph into lines."""
    return textwrap.fill(text, width=140, break_long_words=False, break_on_hyphens=False)


def _faster(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield a line for each stage and peer that needed less than we did at some size."""
    found: dict[tuple[str, str], list[str]] = {}
    for f in figures:
        if f.ratio is not None and f.ratio < 1 and f.engine != OURS:
            found.setdefault((f.stage, f.engine), []).append(f"{SIZES[f.size]} ({f.ratio:.2g})")
    for (stage, engine), sizes in found.items():
        yield f"- {stage}: {engine} at {', '.join(sizes)}\n"
    if not found:
        yield "Nowhere.\n"


def _sitting(figures: Sequence[Figure]) -> str:
    """Say when, on what and with which versions."""
    days = sorted({figure.day for figure in figures})
    first = figures[0]
    versions = sorted({f"{f.engine} {f.version}" for f in figures if "," not in f.engine and f.engine != OURS})
    return (
        f"Measured on {' and '.join(days)}, {first.python}, {first.cores} shared cores ({first.machine}), "
        f"with {', '.join(versions)}."
    )


def _data(figures: Sequence[Figure]) -> str:
    if {figure.data for figure in figures} == {"own"}:
        return "a small world of our own ([world.py](../../tests/bench/world.py))"
    return (
        "a neutral one with its own vocabulary (47 classes, 63 properties, six chains), generated with a seed beside "
        "this checkout; where that is missing, the bench makes a small world of its own"
    )


def _rows(stage: Stage, figures: Sequence[Figure]) -> Iterator[str]:
    """Yield a row for each engine, ours first; what was right is that of the largest size at which it was compared."""
    for number, engine in enumerate(stage.engines):
        own = {f.size: f for f in figures if (f.stage, f.engine) == (stage.name, engine)}
        if own:
            largest = own[max(own, key=list(SIZES).index)]
            judged = next((own[s] for s in reversed(SIZES) if s in own and own[s].right is not None), largest)
            cells = [_cell(own.get(size), number) for size in SIZES]
            cells += [f"{largest.rss_mib:,}", share(judged), *map(_count, (judged.missing, judged.extra))]
            yield f"| {'' if number else stage.name} | {engine} | {' | '.join(cells)} |\n"


def _cell(figure: Figure | None, number: int) -> str:
    if figure is None:
        return ""
    cost = seconds(figure.cpu_s)
    return f"{cost} ({figure.ratio:.3g})" if number and figure.ratio else cost


def _count(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def seconds(value: float) -> str:
    """Write seconds to three figures at most."""
    return f"{value:.3f}" if value < 1 else f"{value:.2f}" if value < 10 else f"{value:.1f}"
