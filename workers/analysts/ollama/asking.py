"""Asks a model one thing until it has answered or nothing more can be tried: the ladder, walked. It owns no table.

It decides which model, which options and how much text; every further request differs in a way that is written down. It
logs one line per request, never a word of prompt or answer.
"""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

import structlog

from pipeline.settings import Settings
from workers.analysts.base import Call, Choice, Stage
from workers.analysts.ollama import judge, models
from workers.analysts.ollama.answers import read
from workers.analysts.ollama.client import Client
from workers.analysts.ollama.context import LEAST_TEXT, Document, budget
from workers.analysts.ollama.endpoint import endpoint
from workers.analysts.ollama.faults import SLOW, Counts, ModelError, ModelFault
from workers.analysts.ollama.ladder import Fall, Shape, next_step
from workers.analysts.ollama.messages import Option, Reply, Request
from workers.analysts.ollama.running import run
from workers.analysts.ollama.schemas import Asked
from workers.analysts.prompts import KNOWN, Prompt, fill, find

log = structlog.get_logger()

A = TypeVar("A", bound=Asked)

#: Tokens that an answer may have where no option says otherwise: what its form needs when it is full, about.
ROOM: dict[Stage, int] = {
    "describe_slide": 700,
    "review_slide": 600,
    "extract": 1_200,
    "apply_template": 2_000,
    "specialize": 1_800,
}
#: Share of a context that an answer may take.
MOST_ROOM = 0.4
#: Share of a task's time limit within which a question that has met a deadline may be asked again, and begin to be answered.
MOST_TIME = 2 / 3
#: Options that are whole numbers; `1.0` for one of them is an error at the server.
_WHOLE = frozenset(
    {"seed", "num_ctx", "num_predict", "num_keep", "top_k", "num_batch", "num_gpu", "num_thread"}
)

_BRIEF = "\n\nBe very brief: shorter texts, fewer items, the most important first."
_FORM = "\n\nAnswer with one JSON object that fits this schema, and with nothing before or after it: "


@dataclass(frozen=True)
class Form(Generic[A]):
    """What an answer is to be filled into: the model that reads it, and the schema that the server holds the model to."""

    asked: type[A]
    schema: Mapping[str, Any]


@dataclass(frozen=True)
class Question(Generic[A]):
    """One thing to ask: by the stage's prompt, with `values` for its placeholders and a document that is made to measure.

    Without a form it is the prompt's `# Assessment`, answered in free text. `room` is num_predict in tokens, by default the
    stage's; `images` are PNGs.
    """

    stage: Stage
    document: Callable[[int], Document]
    values: Mapping[str, str] = field(default_factory=dict)
    form: Form[A] | None = None
    room: int | None = None
    images: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Answer(Generic[A]):
    """What a model said. `value` is set if a form was asked for, `text` is its own words.

    `problems` names fields that were not valid, `warnings` say what of the document was not read.
    """

    text: str
    call: Call
    value: A | None = None
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Asker:
    """Made for one task: what was chosen for it, and the event that says stop. It keeps no answer."""

    def __init__(self, choice: Choice, stop: threading.Event, settings: Settings) -> None:
        """Check the address and all prompts. Raises `NotConfigured` for what makes no sense, `NotFound` for an unknown set."""
        self.choice = choice
        self.settings = settings
        self._stop = stop
        self._client = Client(endpoint(settings), settings)
        self._prompts = {stage: find(stage, choice, settings) for stage in KNOWN}

    @property
    def transport(self) -> str:
        """`ollama` or `openai`: the two may answer the same request differently."""
        return self._client.server.speaks

    def model(self, stage: Stage) -> str:
        """The choice's model, else the one set for the stage, else the one for vision or text."""
        general = self.settings.vision_model if stage.endswith("_slide") else self.settings.text_model
        return self.choice.model or self.settings.stage_models.get(stage) or general

    def options(self, stage: Stage, room: int | None = None) -> dict[str, Option]:
        """What is sent with a first request, always with `num_predict` and `num_ctx`: one per model, since another reloads it."""
        options: dict[str, Option] = {"temperature": 0, "seed": 1}
        options |= self.settings.model_options | self.choice.options
        known = self.settings.model_contexts.get(self.model(stage), self.settings.default_context)
        window = options.get("num_ctx") or known
        wanted = options.get("num_predict") or min(room or ROOM[stage], int(window * MOST_ROOM))
        options |= {"num_ctx": window, "num_predict": wanted}
        return {name: int(value) if name in _WHOLE else value for name, value in options.items()}

    def ask(self, question: Question[A]) -> Answer[A]:
        """Have it answered, in up to `DECKFLOW_MODEL_TRIES` requests. Raises `ModelError`, also soon after the stop event."""
        return run(_Climb(self, self._client, question).reach(), self._stop)

    def prompt(self, stage: Stage) -> Prompt:
        """The prompt in force."""
        return self._prompts[stage]


class _Climb(Generic[A]):
    """The requests of one question, one after the other."""

    def __init__(self, asker: Asker, client: Client, question: Question[A]) -> None:
        self.client, self.question, self.settings = client, question, asker.settings
        prompt = asker.prompt(question.stage)
        self.prompt = prompt.sha256
        self.schema = _compact(question.form.schema) if question.form else ""
        values = {**question.values, "schema": self.schema}
        self.system = fill(prompt.system, values)
        # The document comes last, and whatever it holds is not looked at for placeholders.
        self.user = fill(prompt.user if question.form else prompt.assessment, values, keep="document")
        self.model = asker.model(question.stage)
        self.options = asker.options(question.stage, question.room)
        self.window = int(self.options["num_ctx"])
        self.started = time.monotonic()
        self.changes: list[str] = []
        self.length: int | None = None
        self.counts = Counts()

    async def reach(self) -> Answer[A]:
        """The answer, or the error of the last request."""
        shape = Shape(
            seed=int(self.options["seed"]),
            temperature=self.options["temperature"],
            room=int(self.options["num_predict"]),
        )
        tries = self.settings.model_tries
        fallen = ModelError(ModelFault.TOO_SLOW, "No request was finished in time.")
        try:
            async with asyncio.timeout(tries * self.settings.answer_seconds):
                for number in range(1, tries + 1):
                    await asyncio.sleep(shape.wait)
                    document = self._document(shape)
                    try:
                        return await self._once(shape, document, number)
                    except ModelError as error:
                        fallen = error
                        fall = self._fall(shape, error, document, number)
                        step = next_step(fall) if number < tries and self._has_time(error) else None
                    if step is None:
                        break
                    shape = step.shape
                    self.changes.append(step.change)
        except TimeoutError:
            log.info(
                "model_given_up", stage=self.question.stage, model=self.model, tries=len(self.changes) + 1
            )
        raise _with_tries(fallen, len(self.changes) + 1)

    def _has_time(self, error: ModelError) -> bool:
        if error.fault not in SLOW:
            return True
        begun = time.monotonic() - self.started + self.settings.first_token_seconds
        return begun <= MOST_TIME * self.settings.task_seconds

    def _fall(self, shape: Shape, error: ModelError, document: Document, number: int) -> Fall:
        return Fall(
            shape=shape,
            fault=error.fault,
            counts=error.counts,
            tries=number,
            last=number + 1 == self.settings.model_tries,
            window=self.window,
            text=document.length,
        )

    def _document(self, shape: Shape) -> Document:
        """The text to measure; a smaller share is one of what was sent at first, not of what could have been."""
        question = self.question
        around = len(self.system) + len(self.user) + len(_BRIEF)
        around += 0 if shape.schema else len(self.schema) + len(_FORM)
        most = budget(self.window, shape.room, around, len(question.images))
        if most < LEAST_TEXT and not question.images:
            message = f"The model's context of {self.window} tokens leaves no room for the deck. Give it a larger one."
            raise ModelError(ModelFault.OVERFLOW, message)
        if self.length is not None:
            most = min(most, int(self.length * shape.share))
        document = question.document(most)
        if not document.length:
            message = (
                f"Not one slide fits into the model's context of {self.window} tokens. Give it a larger one."
            )
            raise ModelError(ModelFault.OVERFLOW, message)
        self.length = document.length if self.length is None else self.length
        return document

    async def _once(self, shape: Shape, document: Document, number: int) -> Answer[A]:
        began, fault = time.monotonic(), None
        self.counts = Counts()
        try:
            request = await self._request(shape, document)
            reply = await self.client.send(request)
            self.counts = reply.final.counts
            judge.check(reply, request, speaks=self.client.server.speaks)
            return self._answer(reply, request, document, shape)
        except ModelError as error:
            fault = error
            raise
        finally:
            self._log(number, began, fault)

    async def _request(self, shape: Shape, document: Document) -> Request:
        question = self.question
        able = await models.abilities(self.client, self.model, sees=bool(question.images))
        user = fill(self.user, {"document": document.text})
        user += _BRIEF if shape.brief else ""
        user += _FORM + self.schema if question.form and not shape.schema else ""
        changed = {"seed": shape.seed, "temperature": shape.temperature, "num_predict": shape.room}
        return Request(
            model=self.model,
            system=_sendable(self.system),
            user=_sendable(user),
            options={**self.options, **changed},
            images=question.images,
            schema=question.form.schema if question.form and shape.schema else None,
            keep_alive=_keep_alive(self.settings.model_keep_alive),
            think=False if able.thinks else None,
        )

    def _answer(self, reply: Reply, request: Request, document: Document, shape: Shape) -> Answer[A]:
        final = reply.final
        call = Call(
            stage=self.question.stage,
            model=self.model,
            prompt=self.prompt,
            options=self.client.transport.sent(request),
            tries=len(self.changes) + 1,
            changes=list(self.changes),
            prompt_tokens=final.counts.prompt,
            output_tokens=final.counts.output,
            seconds=round(time.monotonic() - self.started, 3),
            load_seconds=final.load_seconds,
        )
        answer: Answer[A] = Answer(reply.text, call, warnings=document.warnings)
        form = self.question.form
        if form is None:
            return answer
        fields = form.schema["properties"]
        value, problems = read(reply.text, form.asked, fields=fields, repair=not shape.schema)
        return replace(answer, value=value, problems=tuple(problems))

    def _log(self, number: int, began: float, fault: ModelError | None) -> None:
        log.info(
            "model_asked",
            stage=self.question.stage,
            model=self.model,
            seconds=round(time.monotonic() - began, 3),
            tries=number,
            fault=fault.fault.value if fault else None,
            prompt_tokens=self.counts.prompt,
            output_tokens=self.counts.output,
            change=self.changes[-1] if self.changes else None,
        )


def _with_tries(error: ModelError, tries: int) -> ModelError:
    if tries == 1:
        return error
    return ModelError(error.fault, f"{error} It was asked {tries} times.", counts=error.counts)


def _compact(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, separators=(",", ":"))


def _sendable(text: str) -> str:
    # An edited prompt may hold half a surrogate pair, which is no UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")


def _keep_alive(text: str) -> str | int:
    """Seconds as a number, anything else as Go writes durations: "600" as a word would be refused."""
    return int(text) if text.lstrip("-").isdigit() else text
