"""Every Celery setting of Deckflow, each with its reason. `docs/decisions` and the docs of Celery have the long version."""

from kombu import Exchange
from kombu import Queue as BrokerQueue

from pipeline.graph import GRAPH, Queue
from pipeline.settings import get_settings

_settings = get_settings()
_bounded = {"max_retries": 2, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.5}

# The broker carries hints and nothing else; no address means that this process never publishes.
broker_url = _settings.broker_url.get_secret_value() or "memory://"
broker_connection_retry_on_startup = True  # a worker that starts before Redis waits for it
broker_connection_max_retries = None  # for ever: the default gives up after 45 minutes and exits
broker_transport_options = {
    "visibility_timeout": 3600,  # with early ack only a message between arrival and start is ever unacknowledged
    "socket_timeout": 5,  # bounds a publish to a half-open connection; the default waits for ever
    "socket_connect_timeout": 2,
    "socket_keepalive": True,
    "health_check_interval": 15,  # finds a half-open BRPOP after 31 s
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,  # the default sweeps every 100 s only
    "global_keyprefix": "deckflow:",  # one prefix for an ACL and for a shared Redis
    **_bounded,
}
task_publish_retry_policy = _bounded  # a request waits less than a second for a broker that is down

# The autoscaler's task: by name, since what runs the tasks must not import what scales its workers.
imports = ["scaler.tasks"]

# No result backend: results are rows, and nothing waits for a chord (docs/decisions/0001).
result_backend = None
task_ignore_result = True
task_track_started = False  # the claim says more

# JSON only: ids go through the broker, never objects.
task_serializer = "json"
result_serializer = "json"
event_serializer = "json"
accept_content = ["json"]

# Early ack and no prefetch: leases recover what is lost, a worker holds only what it runs, and LLEN tells the truth.
task_acks_late = False
worker_disable_prefetch = True
worker_prefetch_multiplier = 1  # in case the flag above is ignored
worker_cancel_long_running_tasks_on_connection_loss = (
    False  # losing Redis must not stop what PostgreSQL still owns
)

# Queues are declared here and nowhere else; a name with a typo is an error.
task_create_missing_queues = False
# Each has a binding of its own: by default all would share one, and what is sent there would reach every queue.
task_queues = [BrokerQueue(queue.value, Exchange(queue.value), routing_key=queue.value) for queue in Queue]
task_default_queue = Queue.CONTROL.value
task_routes = {node.task.value: {"queue": node.queue.value} for node in GRAPH.values()} | {
    "finish": {"queue": Queue.BACKGROUND.value},
    "reconcile": {"queue": Queue.CONTROL.value},
    "scale": {"queue": Queue.CONTROL.value},
}

# Prefork: the only pool with time limits, soft shutdown and protection from a crash.
worker_pool = "prefork"
worker_max_tasks_per_child = 1000  # bounds slow leaks; a fresh child first compiles its SQL again
worker_max_memory_per_child = 1_000_000  # KiB
task_soft_time_limit = _settings.task_seconds  # PRD: a pipeline within 15 minutes
task_time_limit = _settings.task_seconds + 60  # a minute to record the failure
worker_soft_shutdown_timeout = _settings.soft_shutdown_seconds  # inside the 30 s that a GPU provider grants
worker_eta_task_limit = 100  # there are no ETA messages: retries are rows

# Flower and the logs.
worker_send_task_events = True
task_send_sent_event = True
worker_hijack_root_logger = False
worker_redirect_stdouts = False

# Beat: every entry is idempotent and under an advisory lock, so that a second beat does no harm.
timezone = "UTC"
enable_utc = True
beat_schedule = {
    "reconcile": {
        "task": "reconcile",
        "schedule": _settings.reconcile_seconds,
        "options": {"queue": Queue.CONTROL.value, "expires": _settings.reconcile_seconds},
    }
}
if _settings.autoscaled:  # else somebody else runs the workers, and there is nothing to scale
    beat_schedule["scale"] = {
        "task": "scale",
        "schedule": _settings.scale_seconds,
        "options": {"queue": Queue.CONTROL.value, "expires": _settings.scale_seconds},
    }
