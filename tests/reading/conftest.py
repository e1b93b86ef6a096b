"""What the tests of `reading` share: a vocabulary made on the spot."""

import pytest

from onrecord.reading.windows import Pieces
from tests.reading.made import vocabulary


@pytest.fixture(scope="session")
def pieces(tmp_path_factory: pytest.TempPathFactory) -> Pieces:
    folder = tmp_path_factory.mktemp("vocabulary")
    return Pieces(vocabulary(folder / "vocabulary.json"))
