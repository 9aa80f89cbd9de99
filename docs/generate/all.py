"""Regenerate what is generated; with --check, change nothing and say what is out of date."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run every generator; return 1 where one found something out of date."""
    scripts = sorted(path for path in HERE.glob("*.py") if path.name != "all.py" and path.name[0] != "_")
    codes = [subprocess.run([sys.executable, str(script), *sys.argv[1:]], check=False).returncode for script in scripts]
    if any(codes) and "--check" in sys.argv:
        print("out of date: run `make docs` and commit what it writes", file=sys.stderr)
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
