"""SIGKILL at random moments: nothing acknowledged is lost, nothing half done is seen. `run.py` does it at length."""

from pathlib import Path

from tests.kill.trial import Trial

KILLS = 10


def test_kills_lose_nothing_that_was_acknowledged_and_leave_nothing_half_done(tmp_path: Path) -> None:
    outcome = Trial(tmp_path / "trial", seed=20_260_101).run(KILLS)
    assert outcome.faults == []
    assert outcome.kills == KILLS
    # A trial that never came to write, or never hit an operation, would prove nothing.
    assert outcome.acknowledged["intake"] > 0
    assert sum(outcome.killed_in[operation] for operation in ("intake", "decide", "backup", "migrate")) > 0
