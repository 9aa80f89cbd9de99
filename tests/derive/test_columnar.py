"""From columns derives what derives from triples; and of a part, what derives of it in the whole."""

from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.columns import Columns, encode, spell_lines, spell_rows
from kg.derive import Hierarchy, derive_triples
from kg.derive.columnar import derive_rows, together
from kg.derive.expanding import expand_rows
from kg.namespaces import PREFIXES
from kg.read import read_file
from tests.street.play import NODES, ONTOLOGY, STATEMENTS, TINY

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
HIERARCHY = Hierarchy.read(
    triple
    for text in ((TINY / "ontology" / "tiny.ttl").read_text(encoding="utf-8"), HEAD + ONTOLOGY)
    for triple in read_file(Path("a.ttl"), text.encode()).triples
)
KINDS = [f"{node} a {kind} ." for node in NODES for kind in ("tg:Signing", "tg:Agreement", "tg:Organisation")]
statements = st.lists(st.sampled_from([*STATEMENTS, *KINDS]), min_size=1, max_size=25)


def table(texts: list[str]) -> Columns:
    return encode([spell_lines(read_file(Path("a.ttl"), (HEAD + "\n".join(texts)).encode()).triples)])


@settings(deadline=None)
@given(statements)
def test_rows_that_cannot_matter_do_not(texts: list[str]) -> None:
    authored = read_file(Path("a.ttl"), (HEAD + "\n".join(texts)).encode()).triples
    assert derive_rows(table(texts), HIERARCHY) == derive_triples(authored, HIERARCHY)


@settings(deadline=None)
@given(statements, st.integers(0, 100))
def test_what_hangs_together_derives_alone_as_in_the_whole(texts: list[str], place: int) -> None:
    rows = table(texts)
    about = together(rows, rows.subject[[place % len(rows)]])
    whole, part = derive_rows(rows, HIERARCHY), derive_rows(rows, HIERARCHY, about=about)
    if whole.contradictions:
        return
    nodes = set(rows.terms.filter(about).to_list())
    assert dict(part.origins) == {t: origin for t, origin in whole.origins.items() if str(t.subject) in nodes}


@settings(deadline=None)
@given(statements)
def test_what_lies_above_is_the_same_on_columns(texts: list[str]) -> None:
    authored = read_file(Path("a.ttl"), (HEAD + "\n".join(texts)).encode()).triples
    assert set(spell_rows(expand_rows(table(texts), HIERARCHY)).to_list()) == {
        f"{triple} ." for triple in HIERARCHY.expand(authored)
    }


def test_ties_lead_on_and_what_is_not_tied_stays_out() -> None:
    rows = table(
        ["id:n3 tg:after id:n4 .", "id:n4 tg:monthAfter id:n5 .", "id:s1 tg:states id:n5 .", "id:n0 tg:partOf id:n3 ."]
    )
    about = together(rows, np.array([rows.code("<https://w3id.org/tiegraph/id/n3>")]))
    assert set(rows.terms.filter(about).str.slice(-3).to_list()) == {"n3>", "n4>", "n5>", "s1>"}
