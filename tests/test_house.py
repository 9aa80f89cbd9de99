"""The house stays walkable: imports point down, rooms stay small, and opening the door is cheap."""

import ast
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
KG = ROOT / "kg"
HEAVY = ("rdflib", "owlrl", "pyshacl", "polars", "pandas", "numpy", "yaml", "rich")


def levels_of(table: str) -> dict[str, int]:
    """Return each room with its level, 0 at the top, from the table of rooms."""
    rows = re.findall(r"^\| (`.*?) \|", table, flags=re.M)
    return {room: level for level, row in enumerate(rows) for room in re.findall(r"`(\w+)`", row)}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imports_of(path: Path) -> set[str]:
    """Return the modules of `kg` that a file imports when it runs; what only types need does not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for node in ast.walk(block)
    }
    found = set()
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kg":
            found |= {node.module} if "." in node.module else {f"kg.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("kg.")}
    return found


def pointing_up(levels: dict[str, int]) -> list[str]:
    wrong = []
    for path in sorted(KG.rglob("*.py")):
        module = "kg." + ".".join(path.relative_to(KG).with_suffix("").parts)
        room = room_of(module)
        if room.startswith("__"):
            continue
        for target in sorted(imports_of(path)):
            other = room_of(target)
            if other != room and levels[other] < levels[room]:
                wrong.append(f"{module} imports {target}: {other} is above {room}")
    return wrong


def rooms() -> dict[str, int]:
    return levels_of((ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8"))


def test_imports_only_point_down() -> None:
    assert pointing_up(rooms()) == []


def test_an_import_that_points_up_would_be_seen() -> None:
    upside_down = {room: -level for room, level in rooms().items()}
    assert pointing_up(upside_down)


def test_every_room_is_in_the_table_and_every_row_has_its_room() -> None:
    there = {path.stem for path in KG.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert {room for room in there if not room.startswith("__")} == set(rooms())


def test_importing_kg_imports_nothing_heavy() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, kg; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    assert set(HEAVY).isdisjoint(loaded.stdout.split())


def test_contents_pages_compute_nothing() -> None:
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.If, ast.FunctionDef)  # ruff sorts __all__ (RUF022)
    for page in [*KG.rglob("__init__.py")]:
        tree = ast.parse(page.read_text(encoding="utf-8"))
        assert all(isinstance(node, allowed) for node in tree.body), page
        assert all(isinstance(node.value, ast.List) for node in tree.body if isinstance(node, ast.Assign)), page
