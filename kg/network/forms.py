"""The formats in which a network and paths are written, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.network.records import Network
    from kg.network.told import Paths

FORMS = ("graphml", "gexf", "cytoscape", "mermaid", "svg", "json", "csv")
OF_PATHS = ("text", "json", "csv", "mermaid", "svg")


def write(network: Network, form: str) -> str:
    """Write a network in a format; raise NotFound where there is no such format."""
    from kg.network import drawing, exchange

    writers: dict[str, Callable[[Network], str]] = {
        "graphml": exchange.as_graphml,
        "gexf": exchange.as_gexf,
        "cytoscape": exchange.as_cytoscape,
        "mermaid": drawing.as_mermaid,
        "svg": drawing.as_svg,
        "json": exchange.as_json,
        "csv": exchange.as_csv,
    }
    if form not in writers:
        raise NotFound("format", form, FORMS, remedy=f"there are: {', '.join(FORMS)}")
    return writers[form](network)


def write_paths(answer: Paths, form: str) -> str:
    """Write paths in a format; raise NotFound where there is no such format."""
    from kg.network import path_forms
    from kg.network.told import Paths

    writers: dict[str, Callable[[Paths], str]] = {
        "text": Paths.text,
        "json": path_forms.as_json,
        "csv": path_forms.as_csv,
        "mermaid": path_forms.as_mermaid,
        "svg": path_forms.as_svg,
    }
    if form not in writers:
        raise NotFound("format", form, OF_PATHS, remedy=f"there are: {', '.join(OF_PATHS)}")
    return writers[form](answer)
