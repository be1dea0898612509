"""What the controller remembers of start-ups and orders that went wrong."""

import datetime as dt

import pytest

from scaler import judgement
from scaler.memory import Remembered

NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize(("failures", "pause"), [(0, 10), (2, 40), (5, 300), (2000, 300)])
def test_the_pause_after_a_refused_order_doubles_up_to_a_limit_however_often_it_failed(
    failures: int, pause: float
) -> None:
    after = judgement.refused(Remembered("vision", failures=failures), now=NOW, retry_after=None)
    assert after.retry_at == NOW + dt.timedelta(seconds=pause)
