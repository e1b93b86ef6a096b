"""The command `onrecord`: its help, its version, its small commands."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

import onrecord
from onrecord.cli.main import main
from onrecord.formats import json_schema
from onrecord.version import VERSION

COMMANDS = sorted(main.commands)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_help_has_an_example(command: list[str], flag: str) -> None:
    result = run(*command, flag)
    assert result.exit_code == 0
    name = " ".join(["onrecord", *command])
    after = result.stdout.split("Example", 1)[1]
    examples = [line for line in after.splitlines() if line.startswith("    ")]
    assert any(name in line for line in examples)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_help(command: str) -> None:
    found = main.commands[command]
    options = [p for p in found.params if p.param_type_name == "option"]
    assert found.get_short_help_str()
    assert all(getattr(option, "help", None) for option in options)


def test_help_names_every_command() -> None:
    told = run("--help").stdout
    assert all(f"\n  {command} " in told for command in COMMANDS)
    assert "..." not in told.split("Commands:")[1]


@pytest.mark.parametrize("command", [["--help"], ["read", "--help"]], ids=str)
def test_help_tells_the_exit_codes(command: list[str]) -> None:
    told = run(*command).stdout
    assert "Exit codes: 0 all read, 1 nothing read or written, 2 wrong use" in told


def test_version_is_the_packages() -> None:
    result = run("--version")
    assert result.stdout == f"onrecord, version {VERSION}\n"


def test_schema_prints_a_valid_json_schema() -> None:
    result = run("schema")
    schema = json.loads(result.stdout)
    assert result.exit_code == 0
    assert schema == json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)


def test_sample_prints_the_sample() -> None:
    result = run("sample")
    assert result.exit_code == 0
    assert result.stdout_bytes.decode("utf-8") == onrecord.sample()


@pytest.mark.parametrize(
    "arguments",
    [[], ["raed"], ["--raed"], ["read"], ["read", "-", "--format", "xml"]],
    ids=str,
)
def test_wrong_use_is_told_without_a_traceback(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr
    assert "Traceback" not in result.stderr


def test_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, check=True
    )
    assert done.stdout.decode().strip() == f"onrecord, version {VERSION}"


def test_model_prints_the_card_of_the_weights_in_use() -> None:
    result = CliRunner().invoke(main, ["model"])
    assert result.exit_code == 0
    assert result.stdout == onrecord.model_card()
    assert "What it is bad at" in result.stdout


def test_model_refuses_a_folder_without_weights(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["model", "--weights", str(tmp_path)])
    assert result.exit_code == 1
    assert "no manifest of weights" in result.stderr
