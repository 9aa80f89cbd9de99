"""The command line: arguments and printing, no logic. One command a file; `main` finds them."""

from kg.cli.main import main

__all__ = ["main"]
