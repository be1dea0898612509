"""What does the record cost? `make bench-coordination`

Six no-op tasks a run, on embedded PostgreSQL (fsync and synchronous_commit on) and Redis, one prefork worker with two
processes for each of three ways: the durable pipeline, the flat canvas without a record, and tasks chained by hand. The
three take turns in one run, so that the ratios hold on a noisy machine; then again with 100,000 finished pipelines in
the database.
"""

import os
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
import redis
from sqlalchemy import text

ROUNDS = 12
IDLE_RUNS = 30
BURST = 150
FINISHED = 100_000
SHA = "0" * 64


@dataclass(frozen=True)
class Way:
    """One way to run six tasks: `start` begins a run, `wait` returns when so many have ended, with the last one's time."""

    name: str
    start: Callable[[str], object]
    wait: Callable[[int], float]


@dataclass(frozen=True)
class Measured:
    """Medians: seconds from start to end on an idle system, and runs per second of a burst."""

    idle: float
    rate: float


def measure(way: Way, *, idle_runs: int, burst: int) -> Measured:
    """One round of one way."""
    latencies = []
    for _ in range(idle_runs):
        started = time.time()
        way.start(str(uuid.uuid4()))
        latencies.append(way.wait(1) - started)
    started = time.time()
    for _ in range(burst):
        way.start(str(uuid.uuid4()))
    return Measured(statistics.median(latencies), burst / (way.wait(burst) - started))


def compare(ways: list[Way], title: str, rounds: int, burst: int) -> None:
    """All ways in turn, `rounds` times; prints medians and the ratios to the last way, round by round."""
    for way in ways:
        measure(way, idle_runs=3, burst=10)
    results: dict[str, list[Measured]] = {way.name: [] for way in ways}
    for number in range(rounds):
        for way in ways:
            click.echo(f"\r{title}: round {number + 1} of {rounds}, {way.name:<24}", nl=False, err=True)
            results[way.name].append(measure(way, idle_runs=IDLE_RUNS, burst=burst))
    click.echo("\r" + " " * 78 + "\r", nl=False, err=True)
    click.echo(f"\n{title}\n{'way':<26}{'idle ms':>9}{'runs/s':>9}{'idle ratio':>12}{'rate ratio':>12}")
    base = results[ways[-1].name]
    for name, found in results.items():
        idle = statistics.median(f.idle for f in found)
        rate = statistics.median(f.rate for f in found)
        idle_ratio = statistics.median(f.idle / b.idle for f, b in zip(found, base, strict=True))
        rate_ratio = statistics.median(f.rate / b.rate for f, b in zip(found, base, strict=True))
        click.echo(f"{name:<26}{idle * 1000:>9.1f}{rate:>9.1f}{idle_ratio:>12.2f}{rate_ratio:>12.2f}")


def _registered() -> bool:
    from pipeline.database import engine

    with engine().connect() as db:
        return bool(db.execute(text("SELECT count(*) FROM processing_servers")).scalar_one())


@contextmanager
def system(directory: Path) -> Iterator[str]:
    """PostgreSQL, Redis and the two workers; yields the broker's address."""
    from standalone.output import LogFiles
    from standalone.process import Stage
    from standalone.system import System

    os.environ |= {
        "DECKFLOW_DATA_DIR": str(directory),
        "DECKFLOW_ANALYST": "benchmarks.noop:NoopAnalyst",
        "DECKFLOW_TEMPLATE": "general",
        "DECKFLOW_LOG_LEVEL": "WARNING",
    }
    with System("bench", LogFiles(directory / "logs"), lambda words: click.echo(words, err=True)) as running:
        running.acquire()
        running.start_services()
        from pipeline import logs
        from pipeline.settings import get_settings

        logs.configure(get_settings())
        broker = get_settings().broker_url.get_secret_value()
        here = running.surroundings(BENCH_BROKER=broker, PYTHONPATH=str(Path(__file__).parents[1]))
        options = ("--without-gossip", "--without-mingle", "--loglevel", "WARNING", "--concurrency", "2")
        running.start(
            here.command(
                "durable",
                "celery", "--quiet", "-A", "workers", "worker", "-n", "durable@bench",
                "-Q", "vision,text,background,control", *options,
                stage=Stage.WORKERS,
            ),
            here.command(
                "bare", "celery", "--quiet", "-A", "benchmarks.bare", "worker", "-n", "bare@bench", *options,
                stage=Stage.WORKERS,
            ),
        )  # fmt: skip
        # The bare worker reports to nobody; the first rounds, which are not counted, wait for it.
        running.supervisor.wait_until(
            lambda: [] if _registered() else ["durable"], seconds=60, say=running.say
        )
        os.environ["BENCH_BROKER"] = broker
        yield broker


def ways(broker: str) -> list[Way]:
    """The three ways, the one to compare with last."""
    from benchmarks import bare
    from pipeline import lifecycle
    from pipeline.database import engine
    from workers.dispatch import dispatch

    client = redis.Redis(unix_socket_path=broker.split("://")[1].split("?")[0])
    watch = engine().connect().execution_options(isolation_level="AUTOCOMMIT")
    open_ones = text("SELECT count(*) FROM pipelines WHERE finished_at IS NULL")
    last = text(
        "SELECT extract(epoch FROM max(finished_at)) FROM "
        "(SELECT finished_at FROM pipelines ORDER BY created_at DESC LIMIT :n) newest"
    )

    def start_durable(_: str) -> None:
        dispatch(
            lifecycle.add_document_processing_pipeline(
                SHA, "bench.pdf", size=1, pages=1, analyst="benchmarks.noop:NoopAnalyst", template="general"
            )
        )

    def wait_durable(runs: int) -> float:
        # The record says when it was done, so that looking seldom costs no accuracy; looking often would cost CPU.
        while watch.execute(open_ones).scalar_one():
            time.sleep(0.01)
        return float(watch.execute(last, {"n": runs}).scalar_one())

    def wait_bare(runs: int) -> float:
        for _ in range(runs):
            if client.blpop([bare.DONE], timeout=60) is None:
                sys.exit("a bare run did not end within 60 s")
        return time.time()

    return [
        Way("durable pipeline", start_durable, wait_durable),
        Way("flat canvas, no record", bare.start_canvas, wait_bare),
        Way("chained by hand", bare.start_by_hand, wait_bare),
    ]


def print_commit_latency() -> None:
    """What one commit costs here, and that it is a real one."""
    from pipeline.database import engine

    with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        settings = {
            name: db.execute(text(f"SHOW {name}")).scalar_one() for name in ("fsync", "synchronous_commit")
        }
        db.execute(text("CREATE TABLE IF NOT EXISTS bench (n int)"))
        times = []
        for _ in range(300):
            started = time.perf_counter()
            db.execute(text("INSERT INTO bench VALUES (1)"))
            times.append(time.perf_counter() - started)
        db.execute(text("DROP TABLE bench"))
    click.echo(f"{settings}; commit: median {statistics.median(times) * 1000:.2f} ms")


def add_finished(count: int) -> None:
    """Finished pipelines, with their tasks and histories, as the product leaves them."""
    from pipeline.database import engine

    with engine().begin() as db:
        db.execute(text("SET LOCAL statement_timeout = 0"))
        db.execute(
            text(
                "INSERT INTO pipelines (id, document_sha256, document_name, analyst, template, dependencies, state, "
                "started_at, settled_at, finished_at) SELECT gen_random_uuid(), :sha, 'old.pdf', 'noop', 'general', '{}', "
                "'succeeded', now(), now(), now() FROM generate_series(1, :count)"
            ),
            {"sha": SHA, "count": count},
        )
        db.execute(
            text(
                "INSERT INTO pipeline_tasks (pipeline_id, task, state, progress, attempt, server_id, dispatched_at, "
                "dispatches, queued_at, started_at, ended_at, result) SELECT p.id, t, 'succeeded', 100, 1, 'old', now(), 0, "
                "now(), now(), now(), '{\"slides\": []}' FROM pipelines p, unnest(enum_range(NULL::pipeline_task)) t "
                "WHERE p.document_name = 'old.pdf'"
            )
        )
        db.execute(
            text(
                "INSERT INTO task_events (pipeline_id, task, from_state, to_state, attempt, reason) "
                "SELECT pipeline_id, task, f::task_state, s::task_state, 1, 'old' FROM pipeline_tasks, "
                "(VALUES ('queued', 'running'), ('running', 'succeeded')) e (f, s) WHERE server_id = 'old'"
            )
        )
    with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text("SET statement_timeout = 0"))
        db.execute(text("VACUUM ANALYZE"))
        # Or the disk would still be writing the fill down while every commit waits for it.
        db.execute(text("CHECKPOINT"))


@click.command()
@click.option("--rounds", default=ROUNDS, show_default=True)
@click.option("--burst", default=BURST, show_default=True, help="Runs at once for the throughput.")
@click.option(
    "--finished", default=FINISHED, show_default=True, help="Finished pipelines for the second part."
)
def main(rounds: int, burst: int, finished: int) -> None:
    """Measure what the record costs, in ratios to tasks chained by hand."""
    with (
        tempfile.TemporaryDirectory(prefix="deckflow-bench-") as directory,
        system(Path(directory)) as broker,
    ):
        print_commit_latency()
        candidates = ways(broker)
        compare(candidates, "empty database", rounds, burst)
        if finished:
            click.echo(f"adding {finished:,} finished pipelines ...", err=True)
            add_finished(finished)
            print_commit_latency()
            compare(candidates, f"{finished:,} finished pipelines", rounds, burst)


if __name__ == "__main__":
    main()
