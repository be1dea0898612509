"""Many runs: every policy on the same traces, boots and decks, seed by seed, on several processes. It decides nothing."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from scaler.policy.config import Scaling
from scaler.simulation import meter
from scaler.simulation.adversaries import ADVERSARIES, adversary
from scaler.simulation.bounds import Bounds, bounds
from scaler.simulation.policies import driver
from scaler.simulation.setting import Setting
from scaler.simulation.traces import DAYS, KINDS, Trace, from_file, generate
from scaler.simulation.world import World

#: The names of all traces that can be generated.
TRACES = (*KINDS, *ADVERSARIES)


@dataclass(frozen=True)
class Plan:
    """What is to be simulated: each policy on each trace at each volume, once a seed. A trace may be a CSV file's path."""

    policies: tuple[str, ...]
    traces: tuple[str, ...]
    volumes: tuple[int, ...]
    seeds: tuple[int, ...]
    setting: Setting = field(default_factory=Setting)
    scaling: Scaling = field(default_factory=Scaling)
    days: float = DAYS

    def jobs(self) -> Iterator["Job"]:
        """Every run, and for each trace its bounds."""
        for trace in self.traces:
            for volume in self.volumes if trace in TRACES else (0,):
                for seed in self.seeds:
                    for policy in ("", *self.policies):
                        yield Job(policy, trace, volume, seed, self)


@dataclass(frozen=True)
class Job:
    """One run; without a policy, the bounds of its trace."""

    policy: str
    trace: str
    volume: int
    seed: int
    plan: Plan


@dataclass(frozen=True)
class Result:
    """What came of a job: `outcome` of a run, `bounds` of a trace."""

    policy: str
    trace: str
    decks_per_month: float
    seed: int
    outcome: meter.Outcome | None = None
    bounds: Bounds | None = None


def trace_of(job: Job) -> Trace:
    """The trace of a job. Raises ValueError for a file that can't be read."""
    if job.trace in KINDS:
        return generate(job.trace, job.volume, job.seed, days=job.plan.days)
    if job.trace in ADVERSARIES:
        return adversary(job.trace, job.volume, job.seed, days=job.plan.days)
    return from_file(Path(job.trace), job.seed)


def simulate(job: Job) -> Result:
    """Do one job."""
    trace, plan = trace_of(job), job.plan
    volume = float(job.volume) if job.trace in TRACES else len(trace.decks) * DAYS / trace.days
    if not job.policy:
        found = bounds(trace.decks, plan.setting)
        return Result("", trace.name, volume, job.seed, bounds=found)
    world = World(trace, driver(job.policy, plan.scaling, plan.setting), plan.setting, job.seed).run()
    return Result(job.policy, trace.name, volume, job.seed, outcome=meter.measure(world))


def run(plan: Plan, *, processes: int = 1, on_done: Callable[[], None] = lambda: None) -> list[Result]:
    """Do all jobs of a plan, in its own order whatever the number of processes; `on_done` is called after each."""
    jobs = list(plan.jobs())
    if processes == 1:
        return [_told(simulate(job), on_done) for job in jobs]
    # Started afresh: a fork of a process that draws a progress bar would carry its thread's locks along.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(simulate, job) for job in jobs]
        for done in as_completed(waiting):
            done.result()
            on_done()
        return [one.result() for one in waiting]


def _told(result: Result, on_done: Callable[[], None]) -> Result:
    on_done()
    return result
