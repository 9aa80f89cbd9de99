"""The documentation does what it says, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from kg.resources import Project
from tests.docs.running import PAGES, ROOT, copy_project, run_page

DOCUMENTS = [
    path
    for path in sorted(ROOT.rglob("*.md"))
    if not {".venv", ".kg", "node_modules"} & set(path.parts) and ".pytest_cache" not in path.parts
]
FOLDERS = ("tutorials", "how-to", "reference", "explanation")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.M)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_block_of_a_page_does_what_it_says(path: Path, built: Project, tmp_path: Path) -> None:
    copy_project(built, tmp_path)
    steps = list(run_page(path.read_text(encoding="utf-8"), tmp_path))
    assert [step.problem for step in steps if step.problem] == []
    assert steps or "```console" not in path.read_text(encoding="utf-8")


def test_a_page_that_lies_would_be_found(built: Project, tmp_path: Path) -> None:
    page = "\n\n```console\n$ echo one\ntwo\n$ false\n```\nSave it as `a/b.txt`:\n\n```text\nthree\n```\n"
    page += "\n\n```console\n$ cat a/b.txt\nthree\n```\n"
    first, second, third = run_page(page, tmp_path)
    assert (first.problem, second.problem, third.problem) == (
        "$ echo one\nprinted:\none\n",
        "$ false\nexited with 1:\n",
        "",
    )


def anchors(path: Path) -> set[str]:
    """Return the anchors that a page has on the usual forges."""
    headings = HEADING.findall(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def broken(path: Path) -> list[str]:
    """Return the links of a page that lead nowhere in this repository; links out of it are not followed."""
    wrong = []
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.S)
    for target in LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        place, _, anchor = target.partition("#")
        there = (path.parent / place).resolve() if place else path
        if not there.exists() or (anchor and there.suffix == ".md" and anchor not in anchors(there)):
            wrong.append(target)
    return wrong


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path: Path) -> None:
    assert broken(path) == []


def test_a_broken_link_would_be_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# One thing\n[a](#one-thing) [b](#no) [c](gone.md) [d](page.md#one-thing) [e](https://example.org)"
    )
    assert broken(page) == ["#no", "gone.md"]


def test_every_page_is_reached_from_the_contents() -> None:
    contents = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    linked = {(ROOT / "docs" / target.partition("#")[0]).resolve() for target in LINK.findall(contents)}
    for folder in FOLDERS:
        pages = [path for path in (ROOT / "docs" / folder).glob("*.md") if path.name != "README.md"]
        assert {path for path in pages if path.resolve() not in linked} == set(), folder
    assert (ROOT / "docs" / "README.md").exists()


@pytest.mark.parametrize("path", [path for path in PAGES if path != ROOT / "README.md"], ids=name_of)
def test_a_page_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 180
