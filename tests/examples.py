"""How many examples hypothesis draws: few, so that the tests are quick; $KG_EXAMPLES times as many for a deep run."""

import os

from hypothesis import HealthCheck, settings


def examples(count: int) -> settings:
    """Return settings for a property that so many examples try in a quick run."""
    times = int(os.environ.get("KG_EXAMPLES") or 1)
    return settings(max_examples=count * times, suppress_health_check=[HealthCheck.too_slow])
