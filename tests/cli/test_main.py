"""`kg`: a mistyped command is answered with the nearest."""

import pytest
from click.testing import CliRunner

from kg.cli import main


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["shw"], "No such command 'shw'. Did you mean 'show'?"),
        (["evidnce", "id:x"], "No such command 'evidnce'. Did you mean 'evidence'?"),
        (["Show"], "Did you mean 'show'"),
        (["zzz"], "No such command 'zzz'.\n"),
        (["show", "--knownby", "2020-01-01"], "Did you mean '--known-by'?"),
    ],
)
def test_what_is_mistyped_is_answered_with_the_nearest(args: list[str], said: str) -> None:
    result = CliRunner().invoke(main, args)
    assert result.exit_code == 2
    assert said in result.stderr
