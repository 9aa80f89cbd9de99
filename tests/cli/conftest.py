"""The small build is shared with other rooms."""

from tests.small import small

__all__ = ["small"]
