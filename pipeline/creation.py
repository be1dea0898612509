"""The SQL that writes a new pipeline: its document, itself, its tasks and their first events, in one statement."""

from sqlalchemy import (
    Boolean,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal_column,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.dialects.postgresql import insert as upsert

from pipeline import fallback, servers
from pipeline.graph import GRAPH, Route
from pipeline.models import NOW, ROUTE, TASK, TASK_STATE, Document, Pipeline, TaskEvent
from pipeline.moves import PIPELINE_ID, T, text_of, word
from pipeline.states import TaskState

_new_document = (
    upsert(Document)
    .values(sha256=text_of("of_document"), size=bindparam("of_size"), pages=bindparam("of_pages"))
    .on_conflict_do_nothing()
    .returning(Document.sha256)
    .cte("new_document")
)
_assigned = cast(bindparam("with_route", type_=ROUTE), ROUTE)
_raised = select(fallback.WHY.label("why"), servers.dedicated_lives().label("dedicated_lives")).cte("raised")
_to_dedicated = and_(
    _assigned == word(Route.CONTAINERS), _raised.c.why.is_not(None), _raised.c.dedicated_lives
)
_to_containers = and_(
    _assigned == word(Route.DEDICATED),
    ~_raised.c.dedicated_lives,
    bindparam("containers_allowed", type_=Boolean()),
)
#: The route: the assigned one, or the other where that one can't work now and the other can; and why.
_placed = select(
    cast(
        case(
            (_to_dedicated, word(Route.DEDICATED)), (_to_containers, word(Route.CONTAINERS)), else_=_assigned
        ),
        ROUTE,
    ).label("route"),
    case(
        (_to_dedicated, func.concat(word("created on dedicated: "), _raised.c.why)),
        (_to_containers, word("created on containers: no dedicated server is there")),
        else_=word("created"),
    ).label("reason"),
).cte("placed")
_new_pipeline = (
    upsert(Pipeline)
    .values(
        id=PIPELINE_ID,
        document_sha256=text_of("of_document"),
        document_name=text_of("with_name"),
        pages=bindparam("of_pages", type_=Integer()),
        analyst=text_of("with_analyst"),
        template=text_of("with_template"),
        dependencies=bindparam("with_dependencies", type_=JSONB()),
        route=select(_placed.c.route).scalar_subquery(),
        assigned_route=_assigned,
        # What was last said of the deck's slides is used again, not what a rerun has replaced.
        generation=select(func.coalesce(func.max(Pipeline.generation), literal_column("0")))
        .where(Pipeline.document_sha256 == text_of("of_document"))
        .scalar_subquery(),
    )
    .on_conflict_do_nothing()
    .returning(Pipeline.id)
    .cte("new_pipeline")
)
_first_states = union_all(
    *(
        select(
            cast(word(node.task), TASK).label("task"),
            cast(word(TaskState.WAITING if node.depends_on else TaskState.QUEUED), TASK_STATE).label("state"),
        )
        for node in GRAPH.values()
    )
).cte("graph")
_new_tasks = (
    insert(T)
    .from_select(
        ["pipeline_id", "task", "state", "queued_at", "choice"],
        select(
            _new_pipeline.c.id,
            _first_states.c.task,
            _first_states.c.state,
            case((_first_states.c.state == word(TaskState.QUEUED), NOW), else_=null()),
            func.coalesce(
                bindparam("with_choices", type_=JSONB()).op("->")(cast(_first_states.c.task, Text)),
                literal_column("'{}'::jsonb"),
            ),
        ).join_from(_new_pipeline, _first_states, true()),
    )
    .returning(T.pipeline_id, T.task, T.state, T.attempt)
    .cte("new_tasks")
)
_new_history = (
    insert(TaskEvent)
    .from_select(
        ["pipeline_id", "task", "to_state", "attempt", "reason"],
        select(
            _new_tasks.c.pipeline_id,
            _new_tasks.c.task,
            _new_tasks.c.state,
            _new_tasks.c.attempt,
            _placed.c.reason,
        ).join_from(_new_tasks, _placed, true()),
    )
    .returning(TaskEvent.id)
    .cte("new_history")
)
#: From nothing: a document, unless it is known; a pipeline, unless this is a repetition; its tasks and their first events.
CREATE = select(_new_pipeline.c.id).add_cte(_new_document, _new_history)
