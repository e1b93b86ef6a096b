from onrecord.intake.meter import Meter


def test_a_meter_begins_at_nothing() -> None:
    assert Meter() == Meter(done=0, total=None)
