"""Open the built graph of a project; compare two of its builds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kg.first_use import ready_build
from kg.graph.answering import Graph
from kg.resources import find_project
from kg.store import EmbeddedStore

if TYPE_CHECKING:
    from datetime import date

    from kg.reports.changes import Difference
    from kg.resources import Project


def open_graph(
    project: str | Path | None = None, *, cache: str | Path | None = None, known_by: date | str | None = None
) -> Graph:
    """Open the built graph of a project: the given folder, else KG_PROJECT, else the nearest parent that is one.

    Where there is none, it is the graph that was installed with kg, built on first use; its builds go to `cache`, else
    KG_CACHE, else your cache folder. With `known_by` it is what was known by that day: the graphs of later editions,
    else of later retrievals, are left out, and what follows is worked out afresh. Raises NoBuild where a project of your
    own has not been built yet, BadParameter for a day that is none or by which nothing was known. Use it in a `with`, or
    close it.
    """
    found = _find(project, cache)
    day = None
    if known_by is not None:
        from kg.dates import parse_day

        day = parse_day(known_by, where="known by")
    build = ready_build(found)
    if day is not None:
        from kg.known import find_earlier

        build = find_earlier(found, build, day).build
    return Graph(build, EmbeddedStore.open(build.index), root=found.root)


def diff_builds(
    old: str, new: str, *, project: str | Path | None = None, cache: str | Path | None = None
) -> Difference:
    """Return what differs between two builds: each is `current`, `previous`, or the first digits of a hash.

    Raises NotFound with the nearest, or Ambiguous with the candidates, for a name that means no build or several.
    """
    from kg.publish.naming import name_to_build
    from kg.reports.builds_compared import compare_builds

    found = _find(project, cache)
    return compare_builds(name_to_build(found, old), name_to_build(found, new))


def _find(project: str | Path | None, cache: str | Path | None) -> Project:
    place = None if project is None else Path(project)
    return find_project(place, cache=None if cache is None else Path(cache), origin="kg.open(FOLDER)")
