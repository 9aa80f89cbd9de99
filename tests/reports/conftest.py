"""The fictional case is shared with the command line."""

from tests.acme import acme

__all__ = ["acme"]
