"""Each rule of stored queries has a twin that breaks it, and only it."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ask.vocabulary import Terms
from kg.check.linting import lint_queries
from kg.namespaces import PREFIXES, TG

GOOD = """\
#+ summary: Which parties has a tie?
#+ params:
#+   party: {type: iri, class: tg:Agent, many: true}
#+ columns:
#+   tie: {type: iri}
#+   words: {type: string}
#+   day: {type: partial-date}
#+ key: [tie]
PREFIX tg: <https://w3id.org/tiegraph/ontology/>
SELECT ?tie (GROUP_CONCAT(STR(?party)) AS ?words) ?day WHERE {
  VALUES ?party { UNDEF }
  ?tie tg:involves ?party ; tg:label ?label .
  OPTIONAL { ?tie tg:date ?day FILTER(BOUND(?party)) }
  FILTER(LANGMATCHES(LANG(?label), "en"))
  { SELECT ?tie ?party WHERE { VALUES ?party { UNDEF } ?tie tg:involves ?party } }
  MINUS { VALUES ?party { UNDEF } ?tie tg:involves ?party ; tg:date 1 }
}
GROUP BY ?tie ?day
ORDER BY ?tie
"""
TERMS = Terms.of(
    quad.triple
    for quad in ox.parse(
        f"@prefix tg: <{TG}> . tg:involves a tg:P . tg:label a tg:P . tg:date a tg:P . tg:Agent a tg:C .".encode(),
        format=ox.RdfFormat.TURTLE,
    )
)
BROKEN = [
    ("#+ key: [tie]", "#+ kye: [tie]", 8, "unknown header key 'kye'; did you mean 'key'?"),
    ("#+ key: [tie]\n", "", 1, "no key; name in the header"),
    ("ORDER BY ?tie", "ORDER BY ?words", 19, "the order does not end with the key; end with ORDER BY ... ?tie"),
    ("ORDER BY ?tie", "ORDER BY ?day ?tie", 19, "ordered by ?day, a partial date, which has no order"),
    ("ORDER BY ?tie", "ORDER BY ?tie LIMIT 5", 19, "LIMIT or OFFSET in a stored query"),
    ("?words) ?day WHERE", "?words) WHERE", 1,
     "the header's columns are tie, words, day, the SELECT list is tie, words"),
    ("VALUES ?party { UNDEF }\n", "VALUES ?party { }\n", 11, "the block of 'party' is empty, which matches nothing"),
    ("{ SELECT ?tie ?party WHERE", "{ SELECT ?tie WHERE", 15, "this sub-select uses parameter 'party' and does not"),
    ("?party WHERE { VALUES ?party { UNDEF } ?tie", "?one WHERE { ?tie", 15,
     "this sub-select uses parameter 'party' without"),
    ("MINUS { VALUES ?party { UNDEF }", "MINUS {", 16, "this MINUS uses parameter 'party' without its block"),
    ("FILTER(BOUND", "{ ?tie tg:date ?d FILTER(BOUND(?party)) } FILTER(BOUND", 13,
     "parameter 'party' has no value in this"),
    ("LANGMATCHES(LANG(?label), \"en\")", "LANG(?label) = \"en\"", 14, "a language is compared; write LANGMATCHES"),
    ("STR(?party)", "?party", 10, "GROUP_CONCAT of ?party, which may be an IRI; write STR(?party)"),
    ("tg:label", "tg:lable", 12, "no term tg:lable; did you mean tg:label?"),
    ("class: tg:Agent", "class: tg:Agnet", 1,
     "parameter 'party' is of no known class tg:Agnet; did you mean tg:Agent?"),
    ("tiegraph/ontology/>", "tiegraph/onto/>", 9, "prefix 'tg:' stands for"),
    ("PREFIX tg: <https://w3id.org/tiegraph/ontology/>\n", "", 11, "prefix 'tg:' is not declared"),
    ("?tie tg:involves ?party ; tg:label", "SERVICE <http://e.org/> {} ?tie tg:label", 12, "SERVICE is refused"),
    ("STR(?party)", "'\\u0041'", 10, "the escape \\u0041 is refused"),
    ("#+ key", "#+ kind: check\n#+ key", 1, "a check has no column 'node' of type iri; select ?node"),
]  # fmt: skip


def linted(folder: Path, text: str) -> list[tuple[int, str]]:
    (folder / "ties.rq").write_text(text, encoding="utf-8")
    return [(finding.line, finding.message) for finding in lint_queries(folder, terms=TERMS).findings]


def test_good_query_breaks_no_rule(tmp_path: Path) -> None:
    assert linted(tmp_path, GOOD) == []


@pytest.mark.parametrize(("old", "new", "line", "message"), BROKEN)
def test_broken_twin_is_found_at_its_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    assert old in GOOD
    found = linted(tmp_path, GOOD.replace(old, new, 1))
    assert any(at == line and said.startswith(message) for at, said in found), found


def test_shipped_queries_keep_all_rules() -> None:
    root = Path(__file__).parents[2]
    paths = [path for path in (root / "ontology").rglob("*.ttl") if "shapes" not in path.parts]
    terms = Terms.of(quad.triple for path in paths for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    assert lint_queries(root / "queries", terms=terms).findings == ()
    assert TG in PREFIXES.values()
