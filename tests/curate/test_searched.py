"""A search tells candidates with what was decided of each, and of whom the list has nothing."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.curate.searched import Search, search
from kg.errors import KgError, NotFound
from kg.namespaces import ID, PREFIXES
from kg.reports.copies import Copy
from kg.store import EmbeddedStore

ROWS = """\
_id,source,type,name,addresses,start_date,alt_names,ids
a1,Entity List (EL) - Bureau,,"Acorn Co., Ltd.",Oakville,2031-05-06,,
a2,Entity List (EL) - Bureau,,Acorn Trading,Elmland,2031-05-06,,
a3,Entity List (EL) - Bureau,,Acorn Works,Elmland,2031-05-06,,
a4,Specially Designated Nationals (SDN) - Treasury,Individual,"ACORN, Jane",,,,
a5,Entity List (EL) - Bureau,,Acorn Mills,Elmland,2031-05-06,,
"""
FACTS = """
id:org-acorn a tg:Agent ; rdfs:label "Acorn"@en .
id:org-oak a tg:Agent ; rdfs:label "Oak"@en .
id:org-nameless a tg:Agent ; rdfs:label "A venture"@en .
id:org-acorn-listed a tg:Agent ; rdfs:label "Acorn Co., Ltd."@en .
id:name-acorn tg:nameOf id:org-acorn ; tg:nameText "Acorn"@en .
id:name-oak tg:nameOf id:org-oak ; tg:nameText "Oak"@en .
id:source-list a tg:Source ; rdfs:label "List"@en ; tg:sha256 "HASH" .
id:source-book a tg:Source ; rdfs:label "Book"@en ; tg:sha256 "00" .
<https://w3id.org/tiegraph/id/source-book#1> tg:inSource id:source-book ; tg:selector "char=0,5" .
id:statement-book tg:passage <https://w3id.org/tiegraph/id/source-book#1> ; tg:states id:name-oak .
<https://w3id.org/tiegraph/id/source-list#row=2> tg:inSource id:source-list ; tg:selector "row=2" .
<https://w3id.org/tiegraph/id/source-list#row=3-4> tg:inSource id:source-list ; tg:selector "row=3-4" .
id:statement-row-2 tg:passage <https://w3id.org/tiegraph/id/source-list#row=2> ; tg:states id:entry-version-2 .
id:entry-version-2 tg:names id:org-acorn-listed .
id:identity-acorn tg:left id:org-acorn-listed ; tg:right id:org-acorn ;
  tg:identityVerdict vocab:identity-verdict-possible ; tg:confidence vocab:confidence-medium .
id:statement-others tg:contextPassage <https://w3id.org/tiegraph/id/source-list#row=3-4> ; tg:states id:count-others .
id:count-others a tg:Count ; tg:unit vocab:unit-refused-row ; tg:about id:org-acorn .
"""


def store(facts: str = FACTS, rows: str = ROWS) -> EmbeddedStore:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    text = prefixes + facts.replace("HASH", sha256(rows.encode()).hexdigest())
    loaded = ox.Store()
    loaded.load(text, format=ox.RdfFormat.TURTLE)
    return EmbeddedStore(Path("case"), loaded)


def copy(folder: Path, rows: str = ROWS) -> Copy:
    path = folder / "list.csv"
    path.write_text(rows, encoding="utf-8")
    return Copy.read(path)


def decided(found: Search) -> dict[int, tuple[str, str]]:
    return {
        one.candidate.row.number: (one.decision.verdict, one.decision.node.removeprefix(ID))
        if one.decision
        else ("", "")
        for one in found.candidates
        if one.candidate.party.iri == ID + "org-acorn"
    }


def test_each_candidate_has_what_was_decided_of_it(tmp_path: Path) -> None:
    assert decided(search(store(), copy(tmp_path))) == {
        2: ("possible, confidence medium", "identity-acorn"),
        3: ("different, refused with others", "count-others"),
        4: ("different, refused with others", "count-others"),
        5: ("different: the row says that it is about a natural person", ""),
        6: ("", ""),
    }


def test_whoever_is_not_found_or_cannot_be_looked_for_is_told(tmp_path: Path) -> None:
    found = search(store(), copy(tmp_path))
    assert [party.label for party in found.without] == ["Oak"]
    assert [party.label for party in found.nameless] == ["Acorn Co., Ltd.", "A venture"]
    assert found.summary() == (
        "List: 5 rows searched for 4 parties by 2 names and identifiers; 5 candidates, 1 undecided; "
        "nothing for 1 parties, 2 without a name"
    )


def test_a_row_is_the_same_as_the_party_that_comes_from_it(tmp_path: Path) -> None:
    more = FACTS + 'id:name-listed tg:nameOf id:org-acorn-listed ; tg:nameText "Acorn Co., Ltd."@en .'
    found = search(store(more), copy(tmp_path))
    own = {
        one.candidate.row.number: one.decision for one in found.candidates if one.candidate.party.names[0] != "Acorn"
    }
    assert own[2]
    assert own[2].verdict == "same: the row is where the party comes from"
    assert own[3] is None


def test_of_another_edition_nothing_is_decided_but_what_the_rows_say(tmp_path: Path) -> None:
    found = search(store(), copy(tmp_path, ROWS + "a6,Entity List (EL) - Bureau,,Elm,,,,\n"))
    assert (found.source, found.label) == ("", "")
    assert {number for number, (verdict, _) in decided(found).items() if verdict} == {5}
    assert found.summary().startswith("a file that no source describes: 6 rows")
    with pytest.raises(KgError, match="no edition that the data describe has these bytes"):
        found.template(copy(tmp_path))


def test_only_those_whom_a_source_names_can_be_searched_for(tmp_path: Path) -> None:
    assert [party.label for party in search(store(), copy(tmp_path), named_by="id:source-book").parties] == ["Oak"]
    with pytest.raises(NotFound, match="no source 'id:source-bok'; did you mean 'id:source-book'"):
        search(store(), copy(tmp_path), named_by="source-bok")


def test_the_template_has_the_row_with_its_hash_and_blanks_to_fill_in(tmp_path: Path) -> None:
    text = search(store(), copy(tmp_path)).template(copy(tmp_path))
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    triples = list(ox.parse(prefixes + text, format=ox.RdfFormat.TURTLE))
    said = {(t.subject.value.removeprefix(ID), t.predicate.value.rpartition("/")[2]): t.object.value for t in triples}
    assert said["source-list#row=6", "sha256"] == sha256(ROWS.encode().splitlines()[5]).hexdigest()
    assert said["source-list#row=6", "recordKey"] == "a5"
    claim = "identity-acorn-entity-list-acorn-mills"
    assert said[claim, "left"] == ID + "org-acorn"
    assert said[claim, "right"] == ID + "entry-entity-list-acorn-mills"
    assert said[claim, "basis"] == "FILL-IN: all words of the name are in a longer one"
    assert said[claim, "identityVerdict"].endswith("FILL-IN")
