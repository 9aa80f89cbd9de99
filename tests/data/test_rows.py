"""What a passage of a table, a list or a register selects, and that the shipped ones select what their hashes say."""

import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

ROOT = Path(__file__).parents[2]
OWN = Path(__file__).parent
FIXTURES = ROOT.parent / "shared" / "fixtures"
DATA = ROOT / "data"
CASE = DATA / "sensetime"
FOLDERS = sorted(path.parent for path in DATA.glob("*/*/source.ttl") if path.parent.name != "encyclopedia")
NOTES = sorted(DATA.glob("*/curation/notes.md"))
ID = "https://w3id.org/tiegraph/id/"
TG = "https://w3id.org/tiegraph/ontology/"
LISTS = {
    "source-us-csl-2022-04": "us-csl/consolidated-2022-04.csv.gz",
    "source-us-ofac-consolidated-2025-03-28": "us-ofac/consolidated-2025-03-28.xml",
    "source-ror-2026-11-23": "ror/ror-v1-records.jsonl.gz",
}


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def records(data: bytes) -> Iterator[bytes]:
    """Yield the records of a CSV file as they stand, without line ends; a line end inside quotation marks is no end."""
    start, quoted = 0, False
    for mark in re.finditer(rb'"|\n', data):
        if mark.group() == b'"':
            quoted = not quoted
        elif not quoted:
            yield data[start : mark.start()].removesuffix(b"\r")
            start = mark.end()
    if start < len(data):
        yield data[start:]


@cache
def table(data: bytes) -> tuple[bytes, ...]:
    """Return the records of a file once."""
    return tuple(records(data))


def record(data: bytes, number: int) -> bytes:
    """Return the record row=N of RFC 7111: counted from 1, the header included."""
    return table(data)[number - 1]


def between(data: bytes, first: int, last: int) -> bytes:
    """Return the records row=N-M of RFC 7111 as they stand, line ends between them included, the last one not."""
    return data[_offset(data, first) : _offset(data, last) + len(record(data, last))]


def _offset(data: bytes, number: int) -> int:
    """Return where a record begins."""
    place = 0
    for text in table(data)[: number - 1]:
        place += len(text)
        place += 2 if data[place : place + 2] == b"\r\n" else 1
    return place


def element(data: bytes, uid: int) -> bytes:
    """Return the sdnEntry whose own uid, not that of an alias, is the number given."""
    entries = re.findall(rb"<sdnEntry>.*?</sdnEntry>", data, flags=re.DOTALL)
    return next(entry for entry in entries if re.search(rb"<uid>(\d+)</uid>", entry)[1] == b"%d" % uid)


def line(data: bytes, before: int, after: int) -> bytes:
    """Return what stands between two line positions of RFC 5147, without the last line end."""
    return b"\n".join(data.split(b"\n")[before:after])


def selected(data: bytes, selector: str) -> bytes:
    """Return the bytes that the selector of a passage picks."""
    scheme, _, value = selector.partition("=")
    if scheme == "row":
        first, _, last = value.partition("-")
        return between(data, int(first), int(last or first))
    if scheme == "uid":
        return element(data, int(value))
    if scheme == "line":
        before, after = map(int, value.split(","))
        return line(data, before, after)
    start, end = map(int, value.partition(";")[0].split(","))
    return data.decode()[start:end].encode()


def described(folder: Path) -> dict[str, dict[str, str]]:
    """Return what the source.ttl of a folder says of each node, one value a property."""
    nodes: dict[str, dict[str, str]] = {}
    for triple in ox.parse(path=str(folder / "source.ttl")):
        about = nodes.setdefault(triple.subject.value, {})
        about[triple.predicate.value.rpartition("/")[2]] = triple.object.value
    return nodes


def passages(folder: Path) -> dict[str, dict[str, str]]:
    return {iri: about for iri, about in described(folder).items() if "selector" in about}


def name_of(folder: Path) -> str:
    return folder.relative_to(DATA).as_posix()


@cache
def retrieved(source: str) -> bytes:
    """Return the bytes of a public list, of what is inside where the copy here is compressed."""
    path = FIXTURES / LISTS[source]
    if not path.exists():
        pytest.skip(f"the public lists are not here: no {path.name} beside this repository")
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def test_a_line_end_inside_quotation_marks_ends_no_record() -> None:
    data = (OWN / "rows.csv").read_bytes()
    parsed = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert len(list(records(data))) == len(parsed) == 4
    assert [next(csv.reader(io.StringIO(text.decode(), newline=""))) for text in records(data)] == parsed


def test_row_1_is_the_header_and_a_record_has_no_line_end() -> None:
    data = (OWN / "rows.csv").read_bytes()
    assert record(data, 1) == b"_id,name,remarks"
    assert record(data, 3) == b'b2,"Quoted ""Trade"" Name","two\nlines, one record"'
    assert record(data, 4) == 'c3,Last,"naïve, accented"'.encode()


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_the_line_end_of_a_file_does_not_change_a_record(end: bytes) -> None:
    assert record(b"_id" + end + b"a1" + end, 2) == b"a1"
    assert record(b"_id" + end + b"a1", 2) == b"a1"


def test_a_range_of_rows_is_what_stands_between_their_ends() -> None:
    data = (OWN / "rows.csv").read_bytes()
    assert between(data, 2, 3) == record(data, 2) + b"\n" + record(data, 3)
    assert between(data, 3, 3) == record(data, 3)


def test_an_entry_is_found_by_its_own_number_and_not_by_that_of_an_alias() -> None:
    data = (OWN / "entries.xml").read_bytes()
    entry = element(data, 8)
    assert entry.startswith(b"<sdnEntry>\n    <uid>8</uid>")
    assert entry.endswith(b"</sdnEntry>")
    assert b"SECOND" in entry
    assert b"FIRST" not in entry


def test_a_line_range_counts_positions_from_0() -> None:
    assert line(b"first\nsecond\nthird\n", 1, 2) == b"second"


def test_a_changed_byte_changes_the_hash_of_what_is_selected() -> None:
    data = (OWN / "rows.csv").read_bytes()
    other = data.replace(b"Plain", b"Plane")
    assert sha256(selected(data, "row=2")) != sha256(selected(other, "row=2"))
    assert sha256(selected(data, "row=3")) == sha256(selected(other, "row=3"))


def test_every_case_has_folders_to_look_at() -> None:
    assert {folder.parent.name for folder in FOLDERS} >= {"sensetime", "huawei"}


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_a_passage_is_named_by_its_source_and_its_selector(folder: Path) -> None:
    assert passages(folder)
    for iri, about in passages(folder).items():
        source, _, fragment = iri.partition("#")
        assert about["inSource"] == source
        assert fragment == about["selector"] or folder.name == "curation"


@pytest.mark.parametrize("source", LISTS)
def test_a_source_has_the_length_and_hash_of_the_public_list(source: str) -> None:
    data = retrieved(source)
    (about,) = (found[ID + source] for found in map(described, FOLDERS) if ID + source in found)
    assert about["sha256"] == sha256(data)
    assert int(about["characterCount"]) == len(data.decode())


LISTED = [folder for folder in FOLDERS if folder.name != "curation"]


@pytest.mark.parametrize("folder", LISTED, ids=name_of)
def test_passages_are_those_of_the_public_lists(folder: Path) -> None:
    for iri, passage in passages(folder).items():
        text = selected(retrieved(passage["inSource"].removeprefix(ID)), passage["selector"])
        assert sha256(text) == passage["sha256"], iri
        assert passage["recordKey"].encode() in text, iri


def values(folder: str, node: str, term: str, case: Path = CASE) -> set[str]:
    """Return the values of a property of a node in the listings of a folder."""
    triples = ox.parse(path=str(case / folder / "listings.ttl"))
    return {t.object.value for t in triples if t.subject.value == ID + node and t.predicate.value == TG + term}


def plain(text: str) -> str:
    return " ".join(text.split())


def test_the_version_of_the_compiled_list_says_what_its_row_says() -> None:
    rows = csv.DictReader(io.StringIO(retrieved("source-us-csl-2022-04").decode(), newline=""))
    row = next(row for row in rows if row["_id"] == "caeb24bb901171744f7b376b17c4ad98a782c827")
    version = "entry-version-entity-list-sense-time-csl-2022-04"
    assert values("us-csl", version, "heading") == {row["name"]}
    assert values("us-csl", version, "start") == {row["start_date"]}
    assert values("us-csl", version, "alias") == set(re.split(r", and ", row["alt_names"]))
    assert values("us-csl", version, "licencePolicy") == {plain(row["license_policy"])}
    assert values("us-csl", version, "licenceRequirement") == {plain(row["license_requirement"])}
    cited = {"act-84-fr-54002": "84 FR 54002", "act-85-fr-34503": "85 FR 34505", "act-85-fr-44159": "85 FR 44159"}
    assert values("us-csl", version, "madeBy") == {ID + act for act in cited}
    assert row["federal_register_notice"].split("; ") == list(cited.values())
    for act, citation in cited.items():
        assert citation in values("curation", act, "citation")


def test_the_compiled_list_has_three_rows_too_many_for_the_first_rule_and_three_too_few_for_the_second() -> None:
    rows = list(csv.DictReader(io.StringIO(retrieved("source-us-csl-2022-04").decode(), newline="")))
    assert len(rows) == 14160
    listed = [row for row in rows if row["source"].startswith("Entity List")]
    assert len([row for row in listed if row["start_date"] == "2019-10-09"]) == 28 + 3
    june = [row for row in listed if row["start_date"] == "2020-06-05"]
    assert len([row for row in june if "85 FR 34505" in row["federal_register_notice"]]) == 9 - 3


def test_the_official_entry_gives_the_three_days_and_the_register_number() -> None:
    entry = element(retrieved("source-us-ofac-consolidated-2025-03-28"), 33114).decode()
    said = dict(re.findall(r"<idType>(.*?)</idType>\s*<idNumber>(.*?)</idNumber>", entry))
    assert said == {
        "C.R. No.": "2162198",
        "Listing Date (CMIC)": "10 Dec 2021",
        "Effective Date (CMIC)": "08 Feb 2022",
        "Purchase/Sales For Divestment Date (CMIC)": "10 Dec 2022",
    }
    assert values("us-ofac", "identifier-hong-kong-cr-2162198", "identifierValue") == {said["C.R. No."]}
    listing = "listing-sensetime-group-limited-2021-12-10"
    assert values("us-ofac", listing, "listedOn") == {"2021-12-10"}
    assert values("us-ofac", listing, "effectiveOn") == {"2022-02-08"}
    assert values("us-ofac", listing, "divestBy") == {"2022-12-10"}
    names = set(re.findall(r"<lastName>(.*?)</lastName>", entry))
    version = "entry-version-ns-cmic-33114-1"
    assert values("us-ofac", version, "heading") | values("us-ofac", version, "alias") == names


@pytest.mark.parametrize("case", ["sensetime", "huawei"])
def test_the_names_and_identifiers_from_the_registry_are_in_its_record(case: str) -> None:
    (passage,) = passages(DATA / case / "ror").values()
    there = json.loads(selected(retrieved("source-ror-2026-11-23"), passage["selector"]))
    triples = list(ox.parse(path=str(DATA / case / "ror" / "names.ttl")))
    names = {t.object.value for t in triples if t.predicate.value == TG + "nameText"}
    assert names
    assert names <= {name["value"] for name in there["names"]}
    numbers = {t.object.value for t in triples if t.predicate.value == TG + "identifierValue"}
    others = {number for found in there["external_ids"] for number in found["all"]}
    assert numbers <= {there["id"].rpartition("/")[2], *others}


HUAWEI = DATA / "huawei"
ENTITY_LIST = "entry-version-entity-list-huawei-technologies-csl-2022-04"


def test_the_entity_list_row_of_huawei_says_what_the_data_say() -> None:
    row = row_by_key("d05d55fa214aff19c1eb3270d54905e4e362d445")
    assert values("us-csl", ENTITY_LIST, "heading", HUAWEI) == {row["name"]}
    assert values("us-csl", ENTITY_LIST, "start", HUAWEI) == {row["start_date"]}
    assert values("us-csl", ENTITY_LIST, "alias", HUAWEI) == set(row["alt_names"].split("; "))
    assert values("us-csl", ENTITY_LIST, "licencePolicy", HUAWEI) == {plain(row["license_policy"])}
    assert values("us-csl", ENTITY_LIST, "licenceRequirement", HUAWEI) == {plain(row["license_requirement"])}
    acts = {iri.removeprefix(ID) for iri in values("us-csl", ENTITY_LIST, "madeBy", HUAWEI)}
    cited = {act: values("us-csl", act, "citation", HUAWEI) for act in acts}
    pages = re.split(r",\s+", row["federal_register_notice"].strip())
    assert len(pages) == len(cited) == 5
    assert all(len([act for act, found in cited.items() if page in found]) == 1 for page in pages)
    twin = row_by_key("1a3ccc08ecbb40155a4cce8d9c9ace917f54cc74")
    assert twin["name"] == row["name"]
    assert set().union(*cited.values()) == {*pages, *re.split(r",\s+", twin["federal_register_notice"].strip())}


@pytest.mark.parametrize(
    ("uid", "party", "listing"),
    [
        ("30947", "org-huawei-technologies", "listing-huawei-technologies-2021-06-03"),
        ("32087", "org-huawei-investment-holding", "listing-huawei-investment-holding-2021-06-03"),
    ],
)
def test_the_cmic_rows_of_huawei_say_what_the_data_say(uid: str, party: str, listing: str) -> None:
    row = row_by_key(uid)
    said = {kind: value for value, _, kind in (part.rpartition(", ") for part in row["ids"].split("; "))}
    days = {
        "listedOn": "Listing Date",
        "effectiveOn": "Effective Date",
        "divestBy": "Purchase/Sales For Divestment Date",
    }
    for term, kind in days.items():
        (day,) = values("us-csl", listing, term, HUAWEI)
        assert datetime.strptime(said[f"{kind} (CMIC)"], "%d %b %Y").date().isoformat() == day  # noqa: DTZ007 a day
    version = f"entry-version-ns-cmic-{uid}-csl-2022-04"
    assert values("us-csl", version, "heading", HUAWEI) == {row["name"]}
    assert values("us-csl", version, "alias", HUAWEI) == {row["alt_names"]}
    code = said["Unified Social Credit Code (USCC)"].removeprefix("CN, ")
    assert values("us-csl", f"identifier-uscc-{code.lower()}", "identifies", HUAWEI) == {ID + party}
    assert values("us-csl", f"identifier-uscc-{code.lower()}", "identifierValue", HUAWEI) == {code}


def row_by_key(key: str) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO(retrieved("source-us-csl-2022-04").decode(), newline=""))
    return next(row for row in rows if row["_id"] == key)


@pytest.mark.parametrize("path", NOTES, ids=lambda path: path.parent.parent.name)
def test_each_note_has_a_passage_that_begins_with_its_heading(path: Path) -> None:
    notes = path.read_text(encoding="utf-8")
    found = passages(path.parent)
    assert len(found) == len(re.findall(r"^### ", notes, flags=re.MULTILINE))
    for iri, about in found.items():
        text = selected(notes.encode(), about["selector"])
        assert sha256(text) == about["sha256"], iri
        assert text.startswith(b"### " + iri.rpartition("#note-")[2].encode() + b" ")
        assert text == text.strip()


def test_the_passages_of_the_notes_are_current() -> None:
    script = ROOT / "docs" / "generate" / "note_passages.py"
    done = subprocess.run([sys.executable, str(script), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stderr}run `make docs`"
