"""Write generated files; with --check, write nothing and say what is out of date."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def write_or_check(pages: dict[Path, str], *, sweep: dict[Path, str] | None = None) -> int:
    """Write pages, or with --check compare them; return the exit code.

    `sweep` maps folders to patterns: a file there that no page is written to is left over from before and goes.
    """
    check = "--check" in sys.argv
    folders = (sweep or {}).items()
    left_over = [path for folder, pattern in folders for path in sorted(folder.glob(pattern)) if path not in pages]
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in [*stale, *left_over]:
        if check:
            print(f"{path.relative_to(ROOT)}: not what it is generated from gives", file=sys.stderr)
        elif path in pages:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(pages[path], encoding="utf-8")
        else:
            path.unlink()
    return int(check and bool(stale or left_over))
