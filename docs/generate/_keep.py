"""What every generator ends with: write the file, or with --check say that it is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def keep(path: Path, wanted: str, *, given_by: str) -> int:
    """Write a generated file where it differs, or check it; return the exit code."""
    current = path.read_text(encoding="utf-8") if path.exists() else None
    if current == wanted:
        return 0
    if "--check" in sys.argv:
        print(f"{path.relative_to(ROOT)}: not what {given_by}", file=sys.stderr)
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(wanted, encoding="utf-8")
    return 0
