"""What many tests share: one Reader with the package's own weights, made once."""

import pytest
from hypothesis import settings

from onrecord import Reader

# A busy machine is no failure: how long an example takes is measured elsewhere.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
