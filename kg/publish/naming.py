"""Builds by the names that people give them: `current`, `previous`, or the first digits of a hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Ambiguous, NoBuild, NotFound
from kg.publish.folders import current_build, list_builds

if TYPE_CHECKING:
    from kg.publish.folders import Build
    from kg.resources import Project

DIGITS = 12  # of a hash in messages


def name_to_build(project: Project, name: str) -> Build:
    """Return the build that a name means; `previous` is the one that was in use before the current one.

    Raises NotFound with the nearest for a name that no build has, Ambiguous with the candidates for too few digits.
    """
    current = current_build(project)
    if name == "current":
        return current
    builds = [build for build in list_builds(project) if build.finished]
    if name == "previous":
        earlier = [build for build in builds if build != current]
        if not earlier:
            raise NoBuild(
                "there is no build before this one", where=str(project.state), remedy="change a file and build"
            )
        return earlier[-1]
    found = [build for build in builds if name and build.hash.startswith(name)]
    if len(found) > 1:
        raise Ambiguous(name, [build.hash[:DIGITS] for build in found], where="build")
    if not found:
        known = ["current", "previous", *(build.hash[:DIGITS] for build in builds)]
        raise NotFound("build", name, known, remedy=f"there are {', '.join(known)}")
    return found[0]
