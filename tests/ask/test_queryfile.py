"""Headers become records, and every mistake in one is named with its line."""

from pathlib import Path

import pytest

from kg.ask.header import Column, Parameter, from_json, to_json
from kg.ask.queryfile import read_query
from kg.errors import QueryRefused, Unreadable

GOOD = """\
#+ summary: Who invested
#+   in a company?
#+ tags: [funding, no]
#+ params:
#+   company: {type: iri, class: tg:Organisation, required: true, many: true, doc: The company}
#+   since: {type: date, default: 2019-10-09}
#+ columns:
#+   round: {type: iri}
#+   amount: {type: decimal, scale: 2, doc: "In whole units, of the currency"}
#+ key: [round]
SELECT ?round ?amount { }
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "funding" / "investors-of.rq"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_header_becomes_a_record(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, GOOD), folder=tmp_path)
    assert (query.name, query.topic, query.path) == ("investors-of", "funding", "funding/investors-of.rq")
    assert query.summary == "Who invested in a company?"
    assert query.params == (
        Parameter(name="company", type="iri", class_="tg:Organisation", required=True, many=True, doc="The company"),
        Parameter(name="since", type="date", default="2019-10-09"),
    )
    assert query.columns[1] == Column(name="amount", type="decimal", scale=2, doc="In whole units, of the currency")
    assert query.text == GOOD


def test_yaml_turns_no_word_into_a_boolean_and_no_day_into_a_date(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, GOOD), folder=tmp_path)
    assert query.tags == ("funding", "no")
    assert query.params[1].default == "2019-10-09"


def test_record_survives_json(tmp_path: Path) -> None:
    query = read_query(write(tmp_path, GOOD), folder=tmp_path)
    assert from_json(to_json(query)) == query


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("#+ sumary: x", ":1: unknown header key 'sumary'; did you mean 'summary'?"),
        ("#+ summary: x\n#+ summary: y", ":2: 'summary' is given twice"),
        ("#+ summary: x\n#+ params:\n#+   a: {typ: iri}", ":3: unknown header key 'typ'; did you mean 'type'?"),
        ("#+ summary: x\n#+ params:\n#+   a: {type: uri}", ":3: 'uri' is not one of iri, string"),
        ("#+ summary: x\n#+ params:\n#+   a: {doc: b}", ":3: 'a' has no type; it may be iri, string"),
        ("#+ summary: x\n#+ params:\n#+   limit: {type: integer}", ":3: the parameter name 'limit' is reserved"),
        ("#+ summary: x\n#+ params:\n#+   a: {type: enum}", ":3: 'a': `values` and `type: enum` belong together"),
        ("#+ summary: x\n#+ params:\n#+   a: {type: iri, many: yes}", ":3: 'yes' is not one of true, false"),
        ("#+ summary: x\n#+ columns:\n#+   a: {type: iri, scale: 2}", ":3: 'a': only a decimal has a `scale`"),
        ("#+ summary: x\n#+ key: round", ":2: a list is expected here"),
        ("#+ summary: x\n#+ params: [a]", ":2: a mapping is expected here"),
        ("#+ summary: [x]", ":1: a text is expected here"),
        ("#+ summary: x\n#+ kind: update", ":2: 'update' is not one of select, construct, ask, check"),
        ("#+ tags: [a]", ":1: no summary; say in one sentence what the query answers"),
        ("#+ summary: {", ":1: not valid YAML"),
        ("#+ summary: x\n#+  y: z", ":2: not valid YAML"),
        ("#+", ":1: the header is empty"),
        ("", ":1: no header; start the file with #+ summary: ..."),
    ],
)
def test_mistake_in_a_header_is_named_with_its_line(tmp_path: Path, header: str, message: str) -> None:
    path = write(tmp_path, header + "\nASK {}")
    with pytest.raises(QueryRefused) as caught:
        read_query(path, folder=tmp_path)
    assert str(caught.value).startswith(f"{path}{message}")


def test_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rq"
    path.write_bytes(b"#+ summary: \xff")
    with pytest.raises(Unreadable, match="not UTF-8"):
        read_query(path, folder=tmp_path)
