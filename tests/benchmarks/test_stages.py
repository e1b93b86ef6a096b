"""What each stage costs: every stage is timed, and growth is a ratio."""

from click.testing import CliRunner

from benchmarks.stages import main
from onrecord.reading import weights as weights_of
from onrecord.reading.manifest import SHIPPED
from onrecord.reading.pipeline import stages


def test_every_stage_has_its_share(tmp_path: object) -> None:
    result = CliRunner().invoke(main, ["--shared", f"{tmp_path}", "--passes", "1"])
    assert result.exit_code == 0, result.output
    for stage in stages(weights_of.load(SHIPPED, threads=1)):
        assert f"\n{stage.name} " in result.output
    assert "moments and figures together: " in result.output
    assert "growth at twice the length" in result.output
