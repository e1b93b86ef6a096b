"""A file system of SQLite's of which some write fails, and those after it."""

from collections.abc import Callable

import apsw

NAME = "faulty"


class Faulty(apsw.VFS):
    """Counts what is asked of the disk; from the `fails_at`-th on it may fail."""

    def __init__(self) -> None:
        super().__init__(NAME, "")
        self.forget()

    def forget(self) -> None:
        """Begin to count anew, on a disk on which nothing fails."""
        self.count = self.fails_at = 0
        self.is_over = False
        self.fault: Callable[[], Exception] = apsw.IOError

    def xOpen(  # noqa: N802, SQLite's name
        self, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> apsw.VFSFile:
        """Open a file that is counted."""
        return _File(self, name, flags)

    def ask(self) -> None:
        """Count, and fail if it is time to."""
        self.count += 1
        is_late = self.fails_at and self.count >= self.fails_at
        if is_late and not (self.is_over and self.count > self.fails_at):
            raise self.fault()


class _File(apsw.VFSFile):
    def __init__(
        self, disk: Faulty, name: str | apsw.URIFilename | None, flags: list[int]
    ) -> None:
        super().__init__("", name, flags)
        self._disk = disk

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.ask()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.ask()
        super().xSync(flags)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.ask()
        super().xTruncate(newsize)
