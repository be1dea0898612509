"""The lifecycle under any sequence of calls, some of them at the same instant.

Concurrent calls are held in open transactions at the pipeline's lock and then let go together (`barrier.at_once`).
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from pipeline import lifecycle, queries, recovery
from pipeline.errors import AnalysisError, LeaseLost, NotAllowed
from pipeline.graph import TASKS, Task
from pipeline.lifecycle import Claim
from pipeline.recovery import BrokerState
from pipeline.states import EDGES, TaskState, derive
from tests.service.barrier import at_once
from tests.service.test_lifecycle import let_leases_run_out, new_pipeline, reap, skip_delays

tasks = st.sampled_from(TASKS)
nth = st.integers(0, 20)


class Lifecycle(RuleBasedStateMachine):
    """One pipeline, any number of workers, a person who cancels and retries, and the reconciler."""

    @initialize()
    def create(self) -> None:
        self.pipeline_id = new_pipeline()
        self.claims: list[Claim] = []
        self.results: dict[tuple[Task, int], dict[str, Any]] = {}

    @rule(task=tasks)
    def claim(self, task: Task) -> None:
        self._claim(task)

    @rule(of=nth)
    def renew(self, of: int) -> None:
        self._with_claim(of, lambda claim: lifecycle.report_progress(claim, 10 * of % 100))

    @rule(of=nth)
    def succeed(self, of: int) -> None:
        self._with_claim(of, self._succeed)

    @rule(of=nth, retryable=st.booleans(), unavailable=st.booleans(), advanced=st.booleans())
    def fail(self, of: int, retryable: bool, unavailable: bool, advanced: bool) -> None:
        error = AnalysisError("no", retryable=retryable, unavailable=unavailable)
        self._with_claim(of, lambda claim: lifecycle.fail(claim, error, advanced=advanced))

    @rule(of=nth)
    def release(self, of: int) -> None:
        self._with_claim(of, lambda claim: lifecycle.release(claim, "test"))

    @rule(named=st.none() | st.sets(tasks, min_size=1), force=st.booleans())
    def retry(self, named: set[Task] | None, force: bool) -> None:
        try:
            lifecycle.retry(self.pipeline_id, named, force=force)
        except NotAllowed:
            pass
        else:
            skip_delays()

    @rule()
    def cancel(self) -> None:
        lifecycle.cancel(self.pipeline_id)

    @rule()
    def workers_die(self) -> None:
        let_leases_run_out()
        reap()

    @rule(restarted=st.booleans())
    def dispatch(self, restarted: bool) -> None:
        skip_delays()
        recovery.take_outbox(self.pipeline_id, BrokerState(recovery.now() if restarted else None))

    @rule(
        order=st.permutations(["succeed", "fail", "retry", "cancel", "reap", "outbox"]),
        of=nth,
        then=nth,
        named=st.none() | st.sets(tasks, min_size=1, max_size=2),
        force=st.booleans(),
    )
    def people_and_workers_at_once(
        self, order: list[str], of: int, then: int, named: set[Task] | None, force: bool
    ) -> None:
        calls: dict[str, Callable[[], Any]] = {
            "succeed": lambda: self._with_claim(of, self._succeed),
            "fail": lambda: self._with_claim(
                then, lambda claim: lifecycle.fail(claim, AnalysisError("no", retryable=False))
            ),
            "retry": lambda: self.retry(named, force),
            "cancel": lambda: lifecycle.cancel(self.pipeline_id),
            "reap": lambda: recovery.expire(self.pipeline_id),
            "outbox": lambda: recovery.take_outbox(self.pipeline_id),
        }
        for outcome in at_once(self.pipeline_id, *[calls[name] for name in order[:3]]):
            assert not isinstance(outcome, BaseException), outcome

    @rule(task=tasks, other=tasks, of=nth, then=nth, cancelled=st.booleans())
    def all_at_once(self, task: Task, other: Task, of: int, then: int, cancelled: bool) -> None:
        calls: list[Callable[[], Any]] = [
            lambda: self._claim(task),
            lambda: self._claim(task),
            lambda: self._claim(other),
        ]
        calls += [lambda: self._with_claim(of, self._succeed), lambda: self._with_claim(then, self._succeed)]
        if cancelled:
            calls.append(lambda: lifecycle.cancel(self.pipeline_id))
        for outcome in at_once(self.pipeline_id, *calls):
            assert not isinstance(outcome, BaseException), outcome

    def _claim(self, task: Task) -> None:
        claim = lifecycle.claim(self.pipeline_id, task, "worker")
        if isinstance(claim, Claim):
            self.claims.append(claim)

    def _with_claim(self, of: int, write: Callable[[Claim], Any]) -> None:
        if not self.claims:
            return
        claim = self.claims[of % len(self.claims)]
        view = queries.get_pipeline(self.pipeline_id).tasks[claim.task]
        stale = view.attempt != claim.attempt or view.state is not TaskState.RUNNING
        try:
            write(claim)
        except LeaseLost:
            return
        assert not stale, "a stale attempt wrote"

    def _succeed(self, claim: Claim) -> None:
        result = {"attempt": claim.attempt, "nonce": len(self.results)}
        lifecycle.succeed(claim, result)
        assert (claim.task, claim.attempt) not in self.results, "one attempt succeeded twice"
        self.results[claim.task, claim.attempt] = result

    @invariant()
    def the_pipelines_state_follows_from_its_tasks(self) -> None:
        view = queries.get_pipeline(self.pipeline_id)
        states = {name: task.state for name, task in view.tasks.items()}
        assert view.state is derive(states, [task.attempt for task in view.tasks.values()])

    @invariant()
    def no_attempt_is_given_twice(self) -> None:
        given = [(claim.task, claim.attempt) for claim in self.claims]
        assert len(given) == len(set(given))

    @invariant()
    def a_result_is_its_own_attempts(self) -> None:
        for name, task in queries.get_pipeline(self.pipeline_id).tasks.items():
            if task.result is not None:
                assert task.result == self.results[name, task.attempt]

    @invariant()
    def whatever_is_open_can_still_end(self) -> None:
        tasks = queries.get_pipeline(self.pipeline_id).tasks
        ended = set(TaskState) - {TaskState.WAITING, TaskState.QUEUED, TaskState.RUNNING}
        for name, above in lifecycle.DEPENDENCIES.items():
            if tasks[Task(name)].state is TaskState.WAITING:
                assert above and tasks[Task(above)].state not in ended, f"{name} waits for ever"

    @invariant()
    def the_history_is_made_of_allowed_edges_without_gaps(self) -> None:
        for task in TASKS:
            events = [event for event in queries.history(self.pipeline_id) if event.task is task]
            assert all(
                a.to_state is b.from_state and b.to_state in EDGES[a.to_state] for a, b in pairwise(events)
            )


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("sequences", [12, pytest.param(50, marks=pytest.mark.acceptance)])
def test_the_lifecycle_holds_under_any_sequence_of_calls(sequences: int) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Lifecycle,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
