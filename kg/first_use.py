"""The build to answer from: the one in use; for what was installed with kg, one that is made on first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import NoBuild
from kg.publish import current_build
from kg.resources import INSTALLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from kg.publish import Build
    from kg.resources import Project

    Progress = Callable[[Project], AbstractContextManager[Callable[[str], None]]]


def ready_build(project: Project, *, progress: Progress | None = None) -> Build:
    """Return the build in use; make it if the project is the installed one and nothing was built from it yet.

    `progress` is entered for the time of building and gives what to tell each stage.
    """
    try:
        return current_build(project)
    except NoBuild:
        if project.origin != INSTALLED:
            raise
    from kg.build import build_graph

    if progress is None:
        return build_graph(project).build
    with progress(project) as say:
        return build_graph(project, say=say).build
