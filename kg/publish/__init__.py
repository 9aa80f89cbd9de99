"""Finished builds: what each is made of, where it lies, which is in use, and how a new one takes its place."""

from kg.publish.contents import Contents
from kg.publish.fingerprint import fingerprint, versions
from kg.publish.folders import Build, current_build, find_build
from kg.publish.staging import publish_build, sweep, use_build

__all__ = [
    "Build",
    "Contents",
    "current_build",
    "find_build",
    "fingerprint",
    "publish_build",
    "sweep",
    "use_build",
    "versions",
]
