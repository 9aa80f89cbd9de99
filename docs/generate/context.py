"""Write ontology/context.jsonld, the names that our terms have in JSON; with --check, only say if it is out of date."""

import json
import sys
from pathlib import Path

from _keep import ROOT, keep
from pyoxigraph import RdfFormat, parse

from kg.export.context import context

ONTOLOGY = ROOT / "ontology"


def write_context(folder: Path) -> str:
    """Return the context that the modules of an ontology give."""
    triples = (
        quad.triple
        for path in sorted(folder.glob("*.ttl"))
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)
    )
    return json.dumps({"@context": context(triples)}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.exit(keep(ONTOLOGY / "context.jsonld", write_context(ONTOLOGY), given_by="the prefixes and the ontology give"))
