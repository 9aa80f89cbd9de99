"""What a build leaves for the next one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from kg.columns import in_order
from kg.publish.fingerprint import fingerprint
from kg.street.kept import FOLDER, Kept, write_kept

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.check import Case
    from kg.publish.contents import Written
    from kg.street.findings import Found
    from kg.street.graphs import Laid
    from kg.street.inputs import Inputs


def keep(
    laid: Laid, inputs: Inputs, case: Case, counts: Mapping[str, int], found: Found
) -> Callable[[Path, Written], None]:
    """Return how to write what a build leaves for the next into its folder; a disk that takes nothing is no error."""
    stock = case.stock
    entries = zip(inputs.entries(stock), stock.sheets, strict=True)
    account: dict[str, Any] = {
        "code": fingerprint({}),
        "ontology": len(stock.ontology),
        "sheets": [[name, digest, [graph.value for graph in sheet.graphs]] for (name, digest), sheet in entries],
        "counts": dict(counts),
        **found.record(),
    }

    def write(folder: Path, written: Written) -> None:
        told = {"quads": written.quads, "sha256": written.sha256, "drift": written.drift}
        try:
            write_kept(folder, Kept(in_order(laid.table)[0], account | told))
        except OSError:
            shutil.rmtree(folder / FOLDER, ignore_errors=True)

    return write
