"""What many tests share: one Reader with the package's own weights, made once."""

import pytest

from onrecord import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()
