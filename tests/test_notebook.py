"""The notebook runs from top to bottom and shows the tables it is shipped with; pictures only have to come."""

from pathlib import Path
from typing import Any

import pytest

from kg.resources import Project

nbformat = pytest.importorskip("nbformat", reason="the notebook needs the extra `notebook`")
nbclient = pytest.importorskip("nbclient", reason="the notebook needs the extra `notebook`")
pytest.importorskip("ipykernel", reason="the notebook needs the extra `notebook`")
pytest.importorskip("matplotlib", reason="the notebook needs the extra `notebook`")
pytest.importorskip("networkx", reason="the notebook needs the extra `notebook`")

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "docs" / "analysis.ipynb"


def shown(notebook: Any) -> list[list[str]]:
    """Return what each cell shows: its tables as text, and the word `picture`."""
    return [
        ["picture" if "image/png" in output["data"] else output["data"]["text/plain"] for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@pytest.mark.filterwarnings("default")
def test_notebook_runs_and_shows_what_it_is_shipped_with(built: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_PROJECT", str(built.root))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    shipped = nbformat.read(NOTEBOOK, as_version=4)
    fresh = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(fresh, timeout=120, kernel_name="python3").execute()
    assert shown(fresh) == shown(shipped), "run the notebook again and save it"
    assert sum(cell == ["picture"] for cell in shown(fresh)) == 2
