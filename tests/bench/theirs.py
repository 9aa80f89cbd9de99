"""Time one stage of a peer. Nothing of ours is imported here, so that any interpreter that has the peer can run it.

python -m tests.bench.theirs STAGE PEER FOLDER [--answer FILE]
"""

from __future__ import annotations

import logging

from tests.bench import theirs_rdf as rdf
from tests.bench import theirs_rules as rules
from tests.bench.stage import run_stage

STAGES = {
    ("read N-Triples", "rdflib"): rdf.rdflib_reads,
    ("read N-Triples", "pyoxigraph"): rdf.pyoxigraph_reads,
    ("read N-Triples", "pyoxigraph, parser alone"): rdf.pyoxigraph_parses,
    ("read N-Quads", "rdflib"): rdf.rdflib_reads,
    ("read N-Quads", "pyoxigraph"): rdf.pyoxigraph_reads,
    ("read Turtle", "rdflib"): rdf.rdflib_reads,
    ("read Turtle", "pyoxigraph"): rdf.pyoxigraph_reads,
    ("read Turtle", "pyoxigraph, parser alone"): rdf.pyoxigraph_parses,
    ("close", "owlrl"): rules.owlrl_closes,
    ("close", "reasonable"): rules.reasonable_closes,
    ("files to closed file", "owlrl"): rules.owlrl_closes_files,
    ("files to closed file", "reasonable"): rules.reasonable_closes_files,
    ("validate", "pyshacl"): rules.pyshacl_validates,
    ("validate", "pyrudof"): rules.pyrudof_validates,
    ("queries", "rdflib"): rdf.rdflib_asks,
    ("queries", "pyoxigraph"): rdf.pyoxigraph_asks,
    ("sorted Turtle", "rdflib"): rdf.rdflib_exports,
    ("sorted Turtle", "pyoxigraph"): rdf.pyoxigraph_exports,
    ("frame of all triples", "rdflib"): rdf.rdflib_frames,
    ("frame of all triples", "pyoxigraph"): rdf.pyoxigraph_frames,
}

if __name__ == "__main__":
    logging.disable(logging.WARNING)  # rdflib would write a traceback for each ill-typed literal
    run_stage(STAGES)
