"""Set up .venv-peers/ with the peers that nothing of ours needs, as tests/bench/peers.txt pins them.

    python -m tests.bench.install

A user's own environment stays as it is. Where they cannot be had, the bench goes on without them.
"""

from __future__ import annotations

import subprocess
import sys
import venv

from tests.bench.engines import BESIDE, ROOT

PINNED = ROOT / "tests" / "bench" / "peers.txt"
STAMP = BESIDE.parents[1] / "installed.txt"


def main() -> int:
    """Install what is pinned, unless that was done; return the exit code."""
    if STAMP.exists() and STAMP.read_bytes() == PINNED.read_bytes():
        return 0
    venv.create(BESIDE.parents[1], clear=True, with_pip=True)
    command = [BESIDE, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary", ":all:"]
    code = subprocess.run([*command, "--require-hashes", "--requirement", PINNED], check=False).returncode
    if code:
        print("the peers reasonable and pyrudof cannot be installed: they are left out", file=sys.stderr)
        return code
    STAMP.write_bytes(PINNED.read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
