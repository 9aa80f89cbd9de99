"""Write the page and the picture of the bench from docs/reference/bench.csv; with --check, say what is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from _keep import keep  # noqa: E402 # found by the line above

from tests.bench.chart import draw  # noqa: E402
from tests.bench.page import write_page  # noqa: E402
from tests.bench.table import read_csv  # noqa: E402

FOLDER = ROOT / "docs" / "reference"


def main() -> int:
    """Write or check; return the exit code."""
    figures = read_csv(FOLDER / "bench.csv")
    made = {"bench.md": write_page(figures), "bench.svg": draw(figures)}
    return max(keep(FOLDER / name, text, given_by="docs/reference/bench.csv gives") for name, text in made.items())


if __name__ == "__main__":
    sys.exit(main())
