"""How long does the controller take to look and decide? `make bench-scaler`

10,000 live pipelines on embedded PostgreSQL, alone, then beside 100,000 and 1,000,000 finished ones, written in SQL. For each:
the snapshot from the record, the decision, both together, and the same with figures learned anew, which is done once a minute.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy import text

LIVE, RUNNING, REPLICAS, REPEATS = 10_000, 40, 20, 40
FINISHED = (0, 100_000, 1_000_000)

DOCUMENTS = """
INSERT INTO documents (sha256, size, pages)
SELECT md5(n::text) || md5((-n)::text), 1000, 5 + (abs(n) * CAST(7919 AS bigint)) % 30
FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n
"""
PIPELINES = """
INSERT INTO pipelines (id, document_sha256, document_name, pages, analyst, template, dependencies, state,
                       created_at, started_at, settled_at, finished_at)
SELECT gen_random_uuid(), md5(n::text) || md5((-n)::text), 'deck.pdf', 5 + (abs(n) * CAST(7919 AS bigint)) % 30,
       'bench', 'general', '{}',
       (CASE WHEN CAST(:live AS bool) THEN 'running' ELSE 'succeeded' END)::pipeline_state,
       at, at + interval '1 minute', ended, ended
FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n,
     LATERAL (SELECT now() + interval '1 second'
                     * ((n - CAST(:first AS int)) * CAST(:apart AS float) - CAST(:oldest AS float)) AS at) times,
     LATERAL (SELECT CASE WHEN CAST(:live AS bool) THEN NULL ELSE at + interval '9 minutes' END AS ended) ends
"""
FINISHED_TASKS = """
INSERT INTO pipeline_tasks (pipeline_id, task, state, progress, attempt, server_id,
                            queued_at, started_at, ended_at, result)
SELECT id, task, 'succeeded', 100, 1, 'server-' || extract(epoch FROM created_at)::bigint % 7, created_at,
       created_at + place * interval '50 seconds', created_at + (place + 1) * interval '50 seconds', '{"fields": {}}'
FROM pipelines, unnest(enum_range(NULL::pipeline_task)) WITH ORDINALITY AS tasks (task, place)
WHERE settled_at IS NOT NULL AND document_sha256 IN
      (SELECT md5(n::text) || md5((-n)::text) FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n)
"""
LIVE_TASKS = """
INSERT INTO pipeline_tasks (pipeline_id, task, state, progress, attempt, server_id,
                            queued_at, started_at, lease_until)
SELECT id, task,
       (CASE WHEN place > 2 THEN 'waiting' WHEN runs THEN 'running' ELSE 'queued' END)::task_state,
       CASE WHEN place <= 2 AND runs THEN turn * 2 ELSE 0 END, 1, 'vision@' || turn / 2, created_at,
       CASE WHEN runs THEN created_at END, CASE WHEN place <= 2 AND runs THEN now() + interval '1 hour' END
FROM (SELECT *, row_number() OVER (ORDER BY created_at) AS turn FROM pipelines WHERE settled_at IS NULL) live,
     LATERAL (SELECT turn <= CAST(:running AS int) AS runs) running,
     unnest(enum_range(NULL::pipeline_task)) WITH ORDINALITY AS tasks (task, place)
"""
SERVERS = """
INSERT INTO processing_servers (id, server_type, container_id)
SELECT 'vision@' || n, 'vision_container', 'replica-' || n FROM generate_series(0, CAST(:replicas AS int)) n
"""


def run(statement: str, **parameters: object) -> None:
    """One statement without a time limit."""
    from pipeline.database import engine

    with engine().begin() as db:
        db.execute(text("SET LOCAL statement_timeout = 0"))
        db.execute(text("SET LOCAL synchronous_commit = off"))
        db.execute(text(statement), parameters)


def vacuum() -> None:
    """What autovacuum would have done long before there were so many."""
    from pipeline.database import engine

    with engine().connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(text("SET statement_timeout = 0"))
        db.execute(text("VACUUM ANALYZE"))


def add_live() -> None:
    """Live pipelines, uploaded over the last fifty minutes; vision works on the first."""
    first, last = -LIVE, -1
    run(DOCUMENTS, first=first, last=last)
    run(PIPELINES, first=first, last=last, live=True, oldest=3_000, apart=3_000 / LIVE)
    run(LIVE_TASKS, running=RUNNING)
    run(SERVERS, replicas=REPLICAS)


def add_finished(first: int, last: int) -> None:
    """Finished pipelines, one every thirty seconds until an hour ago."""
    run(DOCUMENTS, first=first, last=last)
    run(PIPELINES, first=first, last=last, live=False, oldest=(last - first) * 30 + 3_600, apart=30)
    run(FINISHED_TASKS, first=first, last=last)


def measure() -> dict[str, list[float]]:
    """Milliseconds of each part, over many ticks."""
    from pipeline.database import transaction
    from scaler.learning import learn
    from scaler.policy.config import Scaling
    from scaler.policy.just_in_time import JustInTime
    from scaler.policy.snapshot import Budget, Pool, Provider
    from scaler.snapshot import View, look

    taken: dict[str, list[float]] = {
        "snapshot": [],
        "decide": [],
        "both": [],
        "with figures learned anew": [],
    }
    policy = JustInTime()
    for _ in range(REPEATS):
        begin = time.perf_counter()
        with transaction() as db:
            learned = learn(db)
            ready = time.perf_counter()
            view = View(Scaling(), learned, Budget(), "bench", Provider())
            seen = look(db, view, {Pool.VISION: None, Pool.TEXT: None})
        looked = time.perf_counter()
        policy.decide(seen.snapshot, seen.now.timestamp())
        end = time.perf_counter()
        spans = (looked - ready, end - looked, end - ready, end - begin)
        for name, span in zip(taken, spans, strict=True):
            taken[name].append(span * 1000)
    return taken


@contextmanager
def record(directory: Path) -> Iterator[None]:
    """An empty record on embedded services."""
    from standalone.output import LogFiles
    from standalone.system import System

    os.environ |= {"DECKFLOW_DATA_DIR": str(directory), "DECKFLOW_LOG_LEVEL": "WARNING"}
    with System("bench", LogFiles(directory / "logs"), lambda words: click.echo(words, err=True)) as system:
        system.acquire()
        system.start_services()
        yield


def report(say: Callable[[str], None]) -> None:
    """Measure with more and more finished pipelines."""
    add_live()
    done = 0
    for finished in FINISHED:
        if finished > done:
            click.echo(f"writing {finished - done:,} finished pipelines", err=True)
            add_finished(done + 1, finished)
            done = finished
        vacuum()
        say(f"snapshot and decision, {LIVE:,} live pipelines beside {finished:,} finished:")
        for name, taken in measure().items():
            say(
                f"  {name}: median {statistics.median(taken):.1f} ms, longest {max(taken):.1f} ms of {len(taken)}"
            )


@click.command()
def main() -> None:
    """Print how long a tick looks and decides."""
    with tempfile.TemporaryDirectory(prefix="deckflow-bench-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        with record(directory):
            report(click.echo)


if __name__ == "__main__":
    main()
