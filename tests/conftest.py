"""What many tests share: one Reader with the package's own weights, made once."""

import pytest
from hypothesis import settings

from onrecord import Reader

# A busy machine is no failure: how long an example takes is measured elsewhere. The
# gate tries the same examples each time; `--hypothesis-profile=wide` looks for others.
settings.register_profile("gate", deadline=None, derandomize=True, database=None)
settings.register_profile("wide", deadline=None, max_examples=3000)
settings.load_profile("gate")


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
