"""A record and its pages: one that all may ask, one that each may change."""

import shutil
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from tests.web import made


@pytest.fixture(scope="session")
def shared_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made.city(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def app(shared_city: Path) -> ASGIApp:
    return made.pages(shared_city)


@pytest.fixture
def city(shared_city: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(shared_city, tmp_path / "city.db"))


@pytest.fixture
def own(city: Path) -> ASGIApp:
    """Return the pages of a record that a test may change."""
    return made.pages(city)
