import subprocess
import sys

from onrecord import intake

PROGRAM = """
import sys
import onrecord.intake
late = {"trafilatura", "lxml", "charset_normalizer", "numpy", "onnxruntime"}
print(sorted(late & set(sys.modules)))
"""


def test_public_names_are_sorted_and_there() -> None:
    assert intake.__all__ == sorted(intake.__all__)
    assert all(hasattr(intake, name) for name in intake.__all__)


def test_what_is_slow_to_import_is_imported_late() -> None:
    command = [sys.executable, "-c", PROGRAM]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
