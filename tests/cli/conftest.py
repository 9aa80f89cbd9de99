"""The small builds are shared with other rooms."""

from tests.acme import acme_project
from tests.small import small

__all__ = ["acme_project", "small"]
