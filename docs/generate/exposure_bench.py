"""Draw what exposure costs from docs/reference/exposure-bench.csv; with --check, say what is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from _keep import keep  # noqa: E402 # found by the line above

from tests.bench.exposure import read_csv  # noqa: E402
from tests.bench.exposure_chart import draw_growth  # noqa: E402

FOLDER = ROOT / "docs" / "reference"


def main() -> int:
    """Write or check; return the exit code."""
    made = draw_growth(read_csv(FOLDER / "exposure-bench.csv"))
    return keep(FOLDER / "exposure-bench.svg", made, given_by="docs/reference/exposure-bench.csv gives")


if __name__ == "__main__":
    sys.exit(main())
