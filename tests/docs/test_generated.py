"""What is generated is current, the check of that can fail, and what is generated is right."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import PREFIXES, TG

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs" / "reference" / "ontology"
MODULES = sorted(path for path in PAGES.glob("*.md") if path.name != "README.md")
DIAGRAMS = sorted((PAGES / "diagrams").glob("*.dot"))
SUB_CLASS = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
CLASS = ox.NamedNode("http://www.w3.org/2002/07/owl#Class")
HEADING = re.compile(r"^## (\w+)$", re.M)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of what the generators read and write."""
    folder = tmp_path_factory.mktemp("generated")
    for part in ("ontology", "data", "queries", "docs", "tests", "kg"):
        shutil.copytree(ROOT / part, folder / part, ignore=not_kept)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def not_kept(folder: str, names: list[str]) -> set[str]:
    """Return what is in a folder and not in the repository: caches, and pictures of diagrams that somebody drew."""
    drawn = {name for name in names if name.endswith(".svg") and Path(folder).name == "diagrams"}
    return drawn | {"__pycache__"} & set(names)


def generate(folder: Path, *options: str) -> tuple[int, list[str]]:
    """Run all generators of a copy; return the exit code and what was said."""
    command = [sys.executable, str(folder / "docs" / "generate" / "all.py"), *options]
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    return run.returncode, run.stderr.splitlines()


def test_what_is_generated_is_current() -> None:
    assert generate(ROOT, "--check") == (0, [])


@pytest.mark.parametrize("name", ["ontology/README.md", "docs/reference/ontology/posts.md"])
def test_a_page_that_somebody_changed_is_named_and_mended(copy: Path, name: str) -> None:
    right = (copy / name).read_bytes()
    (copy / name).write_bytes(right + b"\n")
    code, said = generate(copy, "--check")
    assert (code, said[0]) == (1, f"{name}: not what it is generated from gives")
    assert generate(copy)[0] == 0
    assert (copy / name).read_bytes() == right


def test_a_page_of_a_module_that_is_gone_is_named_and_goes(copy: Path) -> None:
    gone = copy / "docs" / "reference" / "ontology" / "diagrams" / "gone.dot"
    gone.write_text("digraph {}", encoding="utf-8")
    assert generate(copy, "--check")[0] == 1
    assert generate(copy)[0] == 0
    assert not gone.exists()


def test_a_definition_that_changes_makes_every_page_that_shows_it_out_of_date(copy: Path) -> None:
    module = copy / "ontology" / "posts.ttl"
    right = module.read_bytes()
    module.write_bytes(right.replace(b'happened."@en', b'took place."@en', 1))
    assert module.read_bytes() != right
    code, said = generate(copy, "--check")
    module.write_bytes(right)
    assert (code, [line.partition(":")[0] for line in said[:-1]]) == (
        1,
        ["docs/reference/ontology/posts.md", "ontology/README.md"],
    )


@cache
def classes() -> dict[str, set[str]]:
    """Return each class of the ontology with what is below it and itself, by local names."""
    triples = [
        t
        for path in (ROOT / "ontology").glob("*.ttl")
        for t in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(TG)
    ]
    names = {local(t.subject) for t in triples if (t.predicate, t.object) == (TYPE, CLASS)}
    lines = {(local(t.subject), local(t.object)) for t in triples if t.predicate == SUB_CLASS}
    below = {name: {name} for name in names}
    ours = [(lower, upper) for lower, upper in lines if {lower, upper} <= names]
    for _ in names:
        for lower, upper in ours:
            below[upper] |= below[lower]
    return below


def local(term: object) -> str:
    return str(getattr(term, "value", "")).removeprefix(TG)


def sections() -> Iterator[tuple[str, str]]:
    """Yield each class that the pages describe, with its section."""
    for path in MODULES:
        parts = HEADING.split(path.read_text(encoding="utf-8"))[1:]
        yield from zip(parts[::2], parts[1::2], strict=True)


def test_every_class_has_a_section_with_an_example_of_it_or_of_a_class_below_it() -> None:
    below = classes()
    seen: dict[str, set[str]] = {}
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    for name, section in sections():
        if name not in below:
            continue
        (block,) = re.findall(r"```turtle\n(.*?)```", section, re.S)
        triples = ox.parse((prefixes + block).encode(), format=ox.RdfFormat.TURTLE)
        seen[name] = {local(t.object) for t in triples if t.predicate == TYPE}
    assert set(seen) == set(below)
    assert {name for name, types in seen.items() if not types & below[name]} == set()


def test_an_example_stands_in_the_file_that_its_page_names() -> None:
    found = 0
    for path in MODULES:
        pages = path.read_text(encoding="utf-8")
        for block, file in re.findall(r"```turtle\n((?:(?!```).)*)```\n\n[^\n]*?\]\(([^)]+\.ttl)\)", pages, re.S):
            assert block in (path.parent / file).read_text(encoding="utf-8"), block
            found += 1
    assert found == len([name for name, _ in sections() if name in classes()])


def test_the_table_has_every_term() -> None:
    table = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
    terms = {
        local(t.subject)
        for path in (ROOT / "ontology").glob("*.ttl")
        for t in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if t.predicate == TYPE and str(t.object).startswith("<http://www.w3.org/2002/07/owl#") and TG in str(t.subject)
    }
    assert {term for term in terms if term and f"| `{term}` |" not in table and f"| [`{term}`](" not in table} == set()


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_a_diagram_shows_every_class_of_its_module(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    page = (PAGES / f"{path.stem}.md").read_text(encoding="utf-8")
    names = set(HEADING.findall(page)) & set(classes())
    assert names
    assert {name for name in names if f'\n  "{name}" [label="{name}' not in text} == set()
    mermaid = re.findall(r"```mermaid\n(.*?)```", page, re.S)
    assert len(mermaid) == 1
    assert {name for name in names if not re.search(rf"\b{name}\b", mermaid[0])} == set()


@pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed (apt-get install graphviz)")
@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_graphviz_draws_a_diagram_without_a_word(path: Path) -> None:
    run = subprocess.run(["dot", "-Tsvg", str(path)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.count('class="node"') >= len(
        set(re.findall(r'^  "([^"]+)" \[label', path.read_text("utf-8"), re.M))
    )
