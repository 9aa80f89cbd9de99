"""Finished builds: where each lies, which is in use; how one is made and put in use is in the modules beside."""

from kg.publish.folders import Build, current_build, find_build

__all__ = ["Build", "current_build", "find_build"]
