"""Lines merged into a file of sorted lines are the sorted lines of all."""

from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.street.patch import merge_lines

lines = st.sets(st.text("abé<", max_size=4).map(lambda text: f"{text} .\n".encode()), max_size=12)


def text_of(several: set[bytes]) -> bytes:
    return b"".join(sorted(several))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines, lines, lines)
def test_what_goes_is_gone_and_what_comes_is_in_its_place(
    tmp_path: Path, stay: set[bytes], go: set[bytes], come: set[bytes]
) -> None:
    old, new, before = tmp_path / "old", tmp_path / "new", stay | go | {b"z .\n"}
    after = (before - go) | come
    old.write_bytes(text_of(before))
    digest = merge_lines(old, new, list(go - come), list(come - before), expected=sha256(old.read_bytes()).hexdigest())
    assert new.read_bytes() == text_of(after)
    assert digest == sha256(text_of(after)).hexdigest()


def test_a_file_that_is_not_what_it_was_is_not_merged(tmp_path: Path) -> None:
    for content in (b"a .\n", b""):
        (tmp_path / "old").write_bytes(content)
        assert merge_lines(tmp_path / "old", tmp_path / "new", [], [b"b .\n"], expected="0" * 64) is None
    assert merge_lines(tmp_path / "none", tmp_path / "new", [], [], expected="0" * 64) is None
