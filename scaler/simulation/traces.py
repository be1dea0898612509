"""When decks are uploaded: a generator of months of traffic, and months read from a file. It decides nothing.

A trace is the sum of twenty clients of very different size. Each client works in sessions; sessions follow the hours of the
week, with gaps that are Gamma distributed on that clock; a session is a few decks some seconds apart.
"""

import csv
import itertools
import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from scaler.simulation.decks import Deck, draw

#: The simulated clock begins on a Monday at 00:00 UTC, in seconds since 1970.
MONDAY = 345_600.0
DAYS = 28
HOUR, DAY = 3600.0, 86_400.0

#: How busy each hour of a working day is: medians of conversations in BurstGPT, a public trace of 213 days.
WEEKDAY = (
    45,
    28,
    15,
    7,
    6,
    5,
    5,
    5,
    20,
    105,
    158,
    160,
    65,
    92,
    155,
    185,
    187,
    130,
    77,
    100,
    117,
    106,
    93,
    75,
)
OFFICE_HOURS = range(8, 18)
CLIENTS = 20
SPACING = 8.0


@dataclass(frozen=True)
class Kind:
    """What sets one generated trace apart.

    `cv` is the coefficient of variation of the gaps between a client's sessions, `session` the decks in one on average, `zipf`
    the exponent of the clients' shares, `weekend` a weekend day's traffic over a working day's.
    """

    cv: float
    session: float
    weekend: float
    zipf: float = 1.2
    office: bool = False


KINDS = {
    "steady": Kind(cv=1.0, session=1.0, weekend=0.5),
    "office": Kind(cv=2.0, session=2.5, weekend=0.05, office=True),
    "bursty": Kind(cv=4.0, session=5.0, weekend=0.5),
    "stress": Kind(cv=8.0, session=5.0, weekend=0.2, zipf=2.0),
}


@dataclass(frozen=True)
class Trace:
    """Uploads in order of time. `boot_factor` makes the provider slower than usual while it lasts."""

    name: str
    decks: tuple[Deck, ...]
    days: float = DAYS
    boot_factor: float = 1.0

    @property
    def ends_at(self) -> float:
        """The end of the trace on the simulated clock."""
        return MONDAY + self.days * DAY


def generate(name: str, decks_per_month: float, seed: int, *, days: float = DAYS) -> Trace:
    """A trace of `KINDS` with so many decks expected in 28 days; the same seed gives the same trace."""
    kind = KINDS[name]
    random = Random(f"{name}/{decks_per_month}/{seed}")
    uploads = sorted(_uploads(kind, decks_per_month * days / DAYS, days, random))
    return Trace(name, tuple(draw(random, at) for at in uploads), days)


def _uploads(kind: Kind, decks: float, days: float, random: Random) -> list[float]:
    shares = [1 / rank**kind.zipf for rank in range(1, CLIENTS + 1)]
    busy = _cumulative(kind, days)
    uploads = []
    for share in shares:
        sessions = decks * share / math.fsum(shares) / kind.session
        for start in _sessions(kind.cv, sessions, busy, random):
            uploads += _session(kind.session, start, random)
    return [at for at in uploads if at < MONDAY + days * DAY]


def _cumulative(kind: Kind, days: float) -> list[float]:
    """The traffic until the end of each hour, as a share of all of it."""
    hours = []
    for hour in range(math.ceil(days * 24)):
        of_day, day = hour % 24, hour // 24 % 7
        open_ = not kind.office or of_day in OFFICE_HOURS
        hours.append(WEEKDAY[of_day] * (kind.weekend if day >= 5 else 1.0) * open_)
    total = math.fsum(hours)
    return [done / total for done in itertools.accumulate(hours)]


def _sessions(cv: float, expected: float, busy: list[float], random: Random) -> list[float]:
    """When a client's sessions start: a Gamma renewal process on the clock on which traffic is even."""
    shape = 1 / (cv * cv)
    starts = []
    clock = -20.0  # so that the first gap is not special
    while clock < expected:
        clock += random.gammavariate(shape, 1 / shape)
        if 0 <= clock < expected:
            starts.append(_calendar(clock / expected, busy))
    return starts


def _calendar(share: float, busy: list[float]) -> float:
    hour = min(bisect_right(busy, share), len(busy) - 1)
    before = busy[hour - 1] if hour else 0.0
    within = (share - before) / (busy[hour] - before) if busy[hour] > before else 0.0
    return MONDAY + (hour + within) * HOUR


def _session(mean: float, start: float, random: Random) -> list[float]:
    uploads = [start]
    while random.random() > 1 / mean:
        uploads.append(uploads[-1] + random.expovariate(1 / SPACING))
    return uploads


def from_file(path: Path, seed: int) -> Trace:
    """A trace of the upload times in a CSV file, and slides if it has them; a deck's work is drawn from `seed`.

    The first column is the upload's time in ISO 8601 or in seconds, or the column `uploaded_at`; a column `slides` is
    optional. The first upload's own hour of the week is kept. Raises ValueError with the line that can't be read.
    """
    with path.open(newline="") as file:
        rows = [row for row in csv.reader(file) if row and row[0].strip()]
    header = rows.pop(0) if rows and not _is_time(rows[0][0]) else ["uploaded_at"]
    names = [name.strip() for name in header]
    when = names.index("uploaded_at") if "uploaded_at" in names else 0
    slides = names.index("slides") if "slides" in names else None
    try:
        times = [_time(row[when]) for row in rows]
        pages = [int(row[slides]) if slides is not None else None for row in rows]
    except (ValueError, IndexError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    if not times:
        raise ValueError(f"{path.name} holds no upload times")
    week = 7 * DAY
    shift = MONDAY - (min(times) - (min(times) - MONDAY) % week)
    random = Random(f"{path.name}/{seed}")
    ordered = sorted(zip((at + shift for at in times), pages, strict=True), key=lambda row: row[0])
    decks = tuple(draw(random, at, slides=count) for at, count in ordered)
    return Trace(path.stem, decks, days=math.ceil((ordered[-1][0] - MONDAY) / DAY))


def _is_time(text: str) -> bool:
    try:
        _time(text)
    except ValueError:
        return False
    return True


def _time(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return datetime.fromisoformat(text.strip()).timestamp()
