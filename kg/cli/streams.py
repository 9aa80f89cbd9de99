"""Standard streams as a command needs them: open, able to write every name, and quiet when a reader has seen enough."""

from __future__ import annotations

import codecs
import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

from kg.errors import KgError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator


class Text(click.ParamType[str]):
    """A name from the command line, which the system hands over as bytes: UTF-8 whatever the locale says."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text; fail where it is none."""
        try:
            return os.fsencode(value).decode() if not value.isprintable() else value
        except UnicodeError:
            self.fail(f"{value!a} is not UTF-8", param, ctx)


def prepare_streams() -> None:
    """Put something in place of closed streams, which fails when it is used; let ASCII streams write UTF-8."""
    sys.stdin = sys.stdin or os.fdopen(os.open(os.devnull, os.O_WRONLY), "r")  # file descriptors fill up from 0
    sys.stdout = sys.stdout or os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    sys.stderr = sys.stderr or os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if isinstance(sys.stdout, io.TextIOWrapper):
        ascii_only = codecs.lookup(sys.stdout.encoding).name == "ascii"
        sys.stdout.reconfigure(encoding="utf-8" if ascii_only else None, errors="backslashreplace")


@contextmanager
def answering() -> Iterator[None]:
    """Say what went wrong in one line and exit with its code; a reader who has seen enough (`| head`) is no error."""
    try:
        yield
    except BrokenPipeError:
        _let_go()
        sys.exit(0)
    except KgError as error:
        _refuse(error)
    except OSError as error:
        if error.filename is not None:
            raise
        _let_go()
        _refuse(Unreadable(f"cannot be written ({error.strerror})", where="standard output"))


def _refuse(error: KgError) -> None:
    click.echo(f"error: {error}", err=True)
    sys.exit(error.exit_code)


def _let_go() -> None:
    """Point standard output to nowhere, so that Python does not try again at its end what cannot be written."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
