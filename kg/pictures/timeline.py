"""A timeline as a picture: a row for each tie, what is certain solid, what is possible hatched, open ends with arrows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from kg.dates import Days
from kg.pictures.svg import as_svg, demand_matplotlib, new_figure
from kg.pictures.words import elided
from kg.spans import Certainty, firmness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure, SubFigure

    from kg.reports.dated import DatedTie
    from kg.reports.timeline import Timeline

WIDTH = 11.0  # inches
ROW, NOTE, FRAME = 0.2, 0.15, 1.0  # inches: a tie, a line of undated ones, title with axis and legend
LONGEST = 62  # columns of text beside a row
PER_LINE = 3  # undated ties beside each other
MARGIN = timedelta(days=120)  # beyond the days that are known, for what is open
THIN = 0.005  # of the picture's time: a shorter stretch is drawn as a mark, or nobody would see it
EPOCH = date(1970, 1, 1)  # of matplotlib
STATE, EVENT, LISTING = "#2f6690", "#b8620e", "#8e2b5c"
POSSIBLE = {"facecolor": "none", "hatch": "//////", "linewidth": 0.5}


@dataclass(frozen=True, slots=True)
class Frame:
    """The axes to draw on, and the first and the last day that they show."""

    axes: Axes
    first: date
    last: date

    @classmethod
    def around(cls, axes: Axes, ties: Sequence[DatedTie]) -> Frame:
        """Show all days that are known, and some room for what is open."""
        spans = [tie.span for tie in ties]
        ends = [day for s in spans for day in (s.start_earliest, s.start_latest, s.end_earliest, s.end_latest)]
        known = [day for day in (*ends, *(span.confirmed for span in spans)) if day]
        first, last = min(known), max(known)
        return cls(axes, first - min(MARGIN, first - date.min), last + min(MARGIN, date.max - last))


def draw_timeline(timeline: Timeline) -> str:
    """Return the picture as SVG, whatever style the reader has set; raise KgError where matplotlib is not installed."""
    demand_matplotlib()
    from matplotlib import style

    with style.context("default"):
        return as_svg(figure_of(timeline), title=f"{timeline.label}: timeline", description=_described(timeline))


def figure_of(timeline: Timeline) -> Figure:
    """Return the picture as a figure of matplotlib; ties without any day are named below it and drawn nowhere."""
    lines = -(-len(timeline.undated) // PER_LINE)
    heights = [len(timeline.ties) * ROW + FRAME, (lines + 2) * NOTE if lines else 0.0]
    figure = new_figure(WIDTH, sum(heights))
    parts = figure.subfigures(2 if lines else 1, 1, height_ratios=heights if lines else None, squeeze=False)[:, 0]
    parts[0].suptitle(_plain(timeline.label), x=0.01, ha="left", fontweight="bold")
    if timeline.ties:
        _draw(parts[0].subplots(), timeline.ties)
        _explain(parts[0])
    if lines:
        _name_undated(parts[1].subplots(), timeline.undated)
    return figure


def _draw(axes: Axes, ties: Sequence[DatedTie]) -> None:
    """Draw a row for each tie, the first on top."""
    from matplotlib import dates

    frame = Frame.around(axes, ties)
    for row, tie in enumerate(ties):
        (_draw_event if tie.event else _draw_state)(frame, row, tie)
    locator = dates.AutoDateLocator()  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator, show_offset=False))  # type: ignore[no-untyped-call]
    axes.set_xlim(_place(frame.first), _place(frame.last))
    axes.set_ylim(len(ties) - 0.4, -0.6)
    axes.set_yticks(range(len(ties)), [_caption(tie) for tie in ties], fontsize=7.5)
    axes.tick_params(axis="y", length=0, pad=14)  # room for the question mark of an open start
    axes.tick_params(axis="x", top=True, labeltop=True, labelbottom=False)
    axes.grid(axis="x", linewidth=0.4, color="0.85")
    axes.set_axisbelow(True)
    axes.spines[["left", "right"]].set_visible(False)


def _draw_event(frame: Frame, row: int, tie: DatedTie) -> None:
    """Draw the days on which it can have been: a mark where the day is known, full if it is sure that it was."""
    days = Days(tie.span.start_earliest, tie.span.start_latest)
    if days.earliest and days.earliest == days.latest:
        _mark(frame, row, _place(days.earliest) + 0.5, "D", _colour(tie), filled=_is_firm(tie))
    else:
        _bar(frame, row, days, _colour(tie), sure=False)


def _draw_state(frame: Frame, row: int, tie: DatedTie) -> None:
    """Draw the days on which it can have held, and over them those on which it must have, if it ever began."""
    _bar(frame, row, tie.span.possible, _colour(tie), sure=False)
    if tie.span.certain and _is_firm(tie):
        _bar(frame, row, tie.span.certain, _colour(tie), sure=True)


def _bar(frame: Frame, row: int, days: Days, colour: str, *, sure: bool) -> None:
    """Draw a stretch of days; an open end goes to the edge and bears an arrow and a question mark."""
    first, last = _place(days.earliest or frame.first), _place(days.latest or frame.last) + 1
    if last - first < THIN * (frame.last - frame.first).days:
        _mark(frame, row, (first + last) / 2, "D", colour, filled=sure)
    look: dict[str, Any] = {"color": colour} if sure else {"edgecolor": colour, **POSSIBLE}
    frame.axes.barh(row, last - first, left=first, height=0.62, **look)
    if days.earliest is None:
        _open_end(frame, row, frame.first, "<", colour)
    if days.latest is None:
        _open_end(frame, row, frame.last, ">", colour)


def _open_end(frame: Frame, row: int, day: date, arrow: str, colour: str) -> None:
    _mark(frame, row, _place(day), arrow, colour)
    frame.axes.annotate(
        "?",
        (_place(day), row),
        xytext=(-8 if arrow == "<" else 8, 0),
        textcoords="offset points",
        ha="center",
        va="center",
        fontsize=7.5,
        color=colour,
        annotation_clip=False,
    )


def _mark(frame: Frame, row: int, place: float, shape: str, colour: str, *, filled: bool = True) -> None:
    inside = colour if filled else "white"
    frame.axes.plot([place], [row], shape, markersize=5, color=colour, markerfacecolor=inside, clip_on=False)


def _place(day: date) -> float:
    """Return where a day begins on the axis."""
    return float((day - EPOCH).days)


def _is_firm(tie: DatedTie) -> bool:
    """Say whether its sources just assert it: what is planned or contested may never have been, whatever its days."""
    return firmness(tie.standing) is Certainty.CERTAINLY


def _colour(tie: DatedTie) -> str:
    return LISTING if tie.listing else EVENT if tie.event else STATE


def _caption(tie: DatedTie) -> str:
    return _plain(elided(tie.meant + tie.label, LONGEST))


def _explain(figure: SubFigure) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    grey = "0.35"
    handles = [
        Patch(color=grey, label="certainly in force"),
        Patch(edgecolor=grey, label="possibly in force, or on one of these days", **POSSIBLE),  # type: ignore[arg-type]
        Line2D([], [], marker="D", color=grey, linestyle="none", markersize=5, label="on this day"),
        Line2D([], [], marker=">", color=grey, linestyle="none", markersize=5, label="? end not known"),
        *(Patch(color=c, label=word) for c, word in ((STATE, "state"), (EVENT, "event"), (LISTING, "listing"))),
    ]
    figure.legend(handles=handles, loc="outside lower left", ncols=len(handles), fontsize=7, frameon=False)


def _name_undated(axes: Axes, undated: Sequence[DatedTie]) -> None:
    """Write the ties without any day in columns from top to bottom."""
    lines = -(-len(undated) // PER_LINE)
    axes.axis("off")
    axes.set(xlim=(0, PER_LINE), ylim=(lines + 0.8, -0.5))
    axes.text(0, 0, f"Without any day, so drawn nowhere ({len(undated)})", fontsize=8, fontweight="bold", va="center")
    for number, tie in enumerate(undated):
        column, line = divmod(number, lines)
        axes.text(column, line + 1.2, _caption(tie), fontsize=7, va="center")


def _plain(text: str) -> str:
    """Keep a sign from being read as the beginning of a formula."""
    return text.replace("$", r"\$")


def _described(timeline: Timeline) -> str:
    sources = "; ".join(f"{s.title}, retrieved {s.retrieved_on}" for s in timeline.sources)
    counts = f"{len(timeline.ties)} ties with a day in order of time, {len(timeline.undated)} without any."
    return f"{counts} Sources: {sources or 'none'}. Build {timeline.build}."
