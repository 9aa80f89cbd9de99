"""What many tests stand on: the shipped graph, built once, and a tiny project that a test may spoil."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from pyoxigraph import Triple

from kg.namespaces import PREFIXES
from kg.read import read_file
from kg.resources import CACHE_VARIABLE, VARIABLE, Project

ROOT = Path(__file__).parents[1]
settings.register_profile("tiegraph", deadline=None)  # that the machine is busy is no failure
settings.load_profile("tiegraph")
for variable in (VARIABLE, CACHE_VARIABLE):  # what a contributor has set is no part of a test
    os.environ.pop(variable, None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands on the build of the shipped graph, and whole folders of pages and builds, as slow."""
    for item in items:
        folders = item.path.relative_to(ROOT).parts[1:2]
        if "built" in getattr(item, "fixturenames", ()) or folders in (("docs",), ("street",)):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def built(request: pytest.FixtureRequest) -> Project:
    """Return the shipped project, built.

    Its builds lie in pytest's cache: what a contributor has in `.kg` is left alone, and a run of the tests on unchanged
    inputs finds the build of the run before by its hash, which is what makes it safe to use again.
    """
    from kg.build import build_graph

    root = request.config.cache.mkdir("tiegraph")
    for part in ("ontology", "data", "queries"):
        link = root / part
        if not link.is_symlink():
            link.symlink_to(ROOT / part, target_is_directory=True)
    project = Project.at(root)
    build_graph(project)
    return project


@pytest.fixture
def tiny(tmp_path: Path) -> Project:
    """Return a project of two small files, in a folder of its own."""
    root = tmp_path / "tiny"
    shutil.copytree(Path(__file__).parent / "tiny", root)
    return Project.at(root)


@pytest.fixture(scope="session")
def turtle() -> Callable[[str], tuple[Triple, ...]]:
    """Return a function that reads Turtle without its prefix lines."""

    def read(text: str) -> tuple[Triple, ...]:
        prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
        return read_file(Path("test/text.ttl"), (prefixes + text).encode()).triples

    return read
