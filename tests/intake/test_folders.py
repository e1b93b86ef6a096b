from pathlib import Path

from onrecord.intake.folders import visible, walked


def made(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def below(folder: Path) -> list[str]:
    return [str(Path(path).relative_to(folder)) for path, _ in walked(str(folder))]


def test_names_come_in_the_order_of_their_bytes(tmp_path: Path) -> None:
    made(tmp_path, "b", "a/z", "a/B", "a.txt", "é", "C", ".hidden", ".git/x")
    found = [".", "C", "a", "a/B", "a/z", "a.txt", "b", "é"]
    assert below(tmp_path) == found
    assert visible(str(tmp_path)) == ["C", "a", "a.txt", "b", "é"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    made(tmp_path, "a/x", "b/y")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "across").symlink_to(tmp_path / "a")
    (tmp_path / "c").symlink_to(tmp_path / "b")
    assert below(tmp_path) == [".", "a", "a/x", "b", "b/y"]


def test_what_the_system_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "to").symlink_to(tmp_path / "nowhere")
    _, itself, nowhere = walked(str(tmp_path))
    assert isinstance(itself[1], OSError)
    assert isinstance(nowhere[1], FileNotFoundError)
