"""One tick: look, decide, write the intent, order, note what came of it. One at a time, under an advisory lock.

A tick may crash at any point. What it had ordered shows in the provider's list, what it had only written is superseded by the
next one; numbers are absolute, so that giving an order twice changes nothing. Events are written when something is ordered
or changes, not every five seconds.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import structlog
from sqlalchemy import select

from pipeline import recovery
from pipeline.database import transaction
from pipeline.models import NOW
from scaler import events, fleet, judgement, ledger, memory, sessions
from scaler.events import Event
from scaler.fleet import Listing
from scaler.judgement import Situation
from scaler.learning import Memory
from scaler.memory import Remembered
from scaler.plan import Order, plan
from scaler.policy import limits
from scaler.policy.config import Scaling
from scaler.policy.decision import Decision, Policy
from scaler.policy.snapshot import Budget, Pool
from scaler.policy.snapshot import Provider as Terms
from scaler.providers.base import Price, Provider, ProviderError
from scaler.snapshot import Seen, View, inputs, look, queue_depths

log = structlog.get_logger()

#: The PostgreSQL advisory lock of the controller; any number that nobody else uses.
CONTROLLER_LOCK = 0x7363616C
#: Seconds between two ticks at least: an upload asks for one at once, and so do a hundred uploads.
PAUSE = 2.0
#: Seconds for which a price is used again, and before one that could not be read is asked for anew.
PRICE_SECONDS, NO_PRICE_SECONDS = 3600.0, 60.0
#: Seconds after its begin in which a tick still gives orders. With a provider that takes its time for every answer one order
#: may take a minute more, and the lock ends after two.
ORDER_SECONDS = 45.0


@dataclass
class Prices:
    """The provider's prices, asked for once an hour."""

    provider: Provider
    clock: Callable[[], float] = time.monotonic
    _known: dict[Pool, Price | None] = field(default_factory=dict)
    _until: dict[Pool, float] = field(default_factory=dict)

    def of(self, pool: Pool) -> Price | None:
        """What a replica costs; what it cost when the provider last said so, None if it never did."""
        if self.clock() >= self._until.get(pool, 0.0):
            try:
                self._known[pool] = self.provider.price(pool.value)
                self._until[pool] = self.clock() + PRICE_SECONDS
            except ProviderError as error:
                log.warning("price_unknown", pool=pool, code=error.code, error=str(error))
                self._until[pool] = self.clock() + NO_PRICE_SECONDS
        return self._known.get(pool)

    def terms(self) -> Terms:
        """As a policy sees them; the PRD's prices where none is known."""
        known = {pool: price for pool in Pool if (price := self.of(pool)) is not None}
        block = max((price.block_seconds for price in known.values()), default=1)
        usual = Terms()
        per_second = {pool: float(price.hourly) / 3600 for pool, price in known.items()}
        return Terms(
            can_name_victim=self.provider.can_name_victim,
            billing_block=float(block) if block > 1 else 0.0,
            vision_price=per_second.get(Pool.VISION, usual.vision_price),
            text_price=per_second.get(Pool.TEXT, usual.text_price),
        )


@dataclass
class Controller:
    """Keeps a provider's replicas as a policy decides."""

    provider: Provider
    policy: Policy
    scaling: Scaling
    caps: Budget = field(default_factory=Budget)
    learned: Memory = field(default_factory=Memory)
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._prices = Prices(self.provider, self.clock)
        self._orders_until = 0.0

    @property
    def out_of_time(self) -> bool:
        """Whether this tick has lasted too long to give an order; the next one comes soon."""
        return self.clock() > self._orders_until

    def tick(self, *, hint: bool = False) -> bool:
        """One tick. False: another one is at work, or, for a `hint`, the last one was only just."""
        with recovery.only_one(CONTROLLER_LOCK) as alone:
            if not alone or (hint and self.pause_left() > 0):
                return False
            self._tick()
            return True

    def pause_left(self) -> float:
        """Seconds until a hint is worth a tick again; 0 if it is now."""
        with transaction() as db:
            last = memory.recall(db, Pool.VISION).ticked_at
            if last is None:
                return 0.0
            passed = (db.execute(select(NOW)).scalar_one() - last).total_seconds()
            return float(max(PAUSE - passed, 0.0))

    def _tick(self) -> None:
        self._orders_until = self.clock() + ORDER_SECONDS
        listings, troubles = self._list()
        terms = self._prices.terms()
        depths = queue_depths()
        with transaction() as db:
            for event_id in events.supersede(db):
                log.warning("scaling_event_superseded", scaling_event=event_id)
            if left := sessions.leave_others(db, self.provider.name):
                log.warning("replicas_left_behind", replicas=left)  # its console says whether they still cost
            view = View(self.scaling, self.learned.learned(db), self.caps, self.provider.name, terms)
            seen = look(db, view, listings, depths=depths)
            ledger.settle(db)
        for decision in self.policy.decide(seen.snapshot, seen.now.timestamp()):
            _Turn(self, seen, decision, listings.get(decision.pool), troubles.get(decision.pool)).take()

    def _list(self) -> tuple[Mapping[Pool, Listing | None], Mapping[Pool, str]]:
        listings: dict[Pool, Listing | None] = {}
        troubles: dict[Pool, str] = {}
        for pool in Pool:
            try:
                found = self.provider.list(pool.value)
            except ProviderError as error:
                log.warning("replicas_unknown", pool=pool, code=error.code, error=str(error))
                listings[pool], troubles[pool] = None, f"{error.code}: {error}"
                continue
            listings[pool] = Listing(
                self.provider.name, found, self._prices.of(pool), can_name=self.provider.can_name_victim
            )
        return listings, troubles


@dataclass(frozen=True)
class _Turn:
    """What one tick does about one pool."""

    controller: Controller
    seen: Seen
    decision: Decision
    listing: Listing | None
    trouble: str | None

    @property
    def pool(self) -> Pool:
        return self.decision.pool

    def take(self) -> None:
        """Say what changed, and order what is to be ordered."""
        snapshot = self.seen.snapshot
        situation = Situation(
            snapshot.pool(self.pool),
            snapshot.budget,
            self.seen.now,
            limits.startup_timeout(self.pool, snapshot, self.controller.scaling),
            trouble=self.trouble,
            failed=fleet.failures(self.seen.sessions[self.pool], self.listing) if self.listing else {},
            ended=self._some_ended(),
        )
        remembered, notices = judgement.judge(self.seen.memories[self.pool], situation)
        with transaction() as db:
            for notice in notices:
                log.warning("scaling_notice", pool=self.pool, kind=notice.kind, reason=notice.reason)
                events.tell(db, self._event(notice.kind, self.decision, self._living, notice.reason))
            memory.note(db, remembered)
        if self.listing is not None:
            self._order(remembered)

    @property
    def _living(self) -> int:
        return len(self.listing.living) if self.listing else 0

    def _some_ended(self) -> bool:
        over = {replica.id for replica in self.listing.over} if self.listing else set()
        return any(one.stopped_at and one.replica_id in over for one in self.seen.sessions[self.pool])

    def _order(self, remembered: Remembered) -> None:
        """Have what was decided, unless it is there or on its way."""
        assert self.listing is not None
        living = [replica.id for replica in self.listing.living]
        failing = self._failing(self.listing)
        at_once = failing if judgement.is_replaced(remembered) else []
        stuck = {*self.decision.overdue, *self._silent(), *at_once} & set(living)
        decision = self._for_good(stuck)
        most = self.controller.scaling.of(self.pool).max_replicas
        orders = plan(decision, living, stuck, can_name=self.listing.can_name, most=most)
        if not orders:
            self._remember(judgement.fulfilled(remembered))
            return
        if not judgement.may_order(remembered, orders[-1].replicas, self.seen.now):
            return
        if self.controller.out_of_time:
            log.warning("tick_too_long", pool=self.pool, seconds=ORDER_SECONDS)
            return
        if stuck:
            remembered = judgement.replaced(remembered, late=bool(stuck.difference(failing)))
        event = self._event("replace" if stuck else "order", decision, len(living), _reason(decision, stuck))
        with transaction() as db:
            event_id = events.intend(db, event)
        self._apply(orders, event_id, remembered)

    def _silent(self) -> list[str]:
        return [one.replica_id for one in self.seen.open(self.pool) if fleet.is_silent(one, self.seen.now)]

    def _failing(self, listing: Listing) -> list[str]:
        return [one.replica_id for one in self.seen.open(self.pool) if fleet.failed_start(one, listing)]

    def _for_good(self, stuck: set[str]) -> Decision:
        """The decision; without the replicas that failed to start or take too long, where nobody needs them any more."""
        if self.seen.snapshot.pool(self.pool).needed_by:
            return self.decision
        useless = len(stuck - set(self._silent()))
        return replace(self.decision, replicas=max(self.decision.replicas - useless, 0))

    def _apply(self, orders: list[Order], event_id: int, remembered: Remembered) -> None:
        provider, now = self.controller.provider, self.seen.now
        try:
            for order in orders:
                provider.scale(self.pool.value, order.replicas, victims=order.victims)
        except ProviderError as error:
            log.warning("order_failed", pool=self.pool, code=error.code, error=str(error))
            with transaction() as db:
                events.complete(db, event_id, "failed", f"{error.code}: {error}")
                memory.note(db, judgement.refused(remembered, now=now, retry_after=error.retry_after))
            return
        target = orders[-1].replicas
        log.info("replicas_ordered", pool=self.pool, replicas=target, reason=self.decision.reason)
        with transaction() as db:
            events.complete(db, event_id, "applied")
            memory.note(
                db, judgement.ordered(remembered, target, pre_warm=self._is_pre_warm(target), now=now)
            )

    def _is_pre_warm(self, target: int) -> bool:
        """Whether replicas are ordered before there is anything for them to do."""
        state = self.seen.snapshot.pool(self.pool)
        return target > self._living and not (state.due.tasks or state.running.tasks)

    def _remember(self, remembered: Remembered) -> None:
        with transaction() as db:
            memory.note(db, remembered)

    def _event(self, kind: events.Kind, decision: Decision, before: int, reason: str) -> Event:
        controller = self.controller
        return Event(
            self.pool.value,
            kind,
            controller.provider.name,
            controller.policy.name,
            before=before,
            wanted=decision.replicas,
            reason=reason,
            inputs=inputs(self.seen, self.pool) | {"warnings": list(decision.warnings)},
        )


def _reason(decision: Decision, stuck: set[str]) -> str:
    if not stuck:
        return decision.reason
    names = ", ".join(sorted(stuck))
    what = "replaced" if decision.replicas else "stopped for good"
    return f"{names} failed or took too long to start or fell silent, and is {what}; {decision.reason}"
