"""One request to a model server, from the wait for our turn to the last token, with a deadline on every step.

It follows no redirect, uses no proxy of the environment (decks are confidential), bounds what it reads, and closes the
connection when it is cancelled, at which the server stops generating. It never tries again; it owns no table.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import httpx

from pipeline.settings import Settings
from workers.analysts.ollama import wording
from workers.analysts.ollama.endpoint import Endpoint
from workers.analysts.ollama.faults import ModelError, ModelFault
from workers.analysts.ollama.messages import Chunk, Final, Reply, Request, Transport
from workers.analysts.ollama.native import Native, json_object
from workers.analysts.ollama.openai import OpenAI
from workers.analysts.ollama.repetition import Watch
from workers.analysts.ollama.slots import slot

#: Most bytes of one line, of a whole answer, and of an error's body; a token's line has about 120.
MOST_LINE, MOST_ANSWER, MOST_REFUSAL = 1 << 20, 16 << 20, 64 << 10
#: Most bytes of what a server says about a model: licences and templates are part of it.
MOST_FACTS = 4 << 20

# It writes a line for every request, which says less than our own.
logging.getLogger("httpx").setLevel(logging.WARNING)

TRANSPORTS: dict[str, Transport] = {"ollama": Native(), "openai": OpenAI()}


@cache
def _ssl_context() -> ssl.SSLContext:
    # Reading the certificates takes longer than many a request.
    return httpx.create_ssl_context(trust_env=False)


@dataclass(frozen=True)
class Deadlines:
    """Seconds for one request: to be connected, to the first token, between two tokens, and altogether; our own wait for a
    place at the server may take as long again.
    """

    connect: float
    first_token: float
    token: float
    answer: float


class _Clock:
    """The deadlines of the whole and of the next token, and what is being waited for."""

    def __init__(self, deadlines: Deadlines) -> None:
        self.deadlines = deadlines
        self.overall = asyncio.timeout(deadlines.answer)
        self.stall = asyncio.timeout(None)
        self.waits_for = ModelFault.NO_TURN

    def start(self) -> None:
        # What others of ours took before is not held against this answer.
        self.overall.reschedule(asyncio.get_running_loop().time() + self.deadlines.answer)
        self.waits_for = ModelFault.NO_START
        self.stall.reschedule(asyncio.get_running_loop().time() + self.deadlines.first_token)

    def token(self) -> None:
        self.waits_for = ModelFault.STALLED
        self.stall.reschedule(asyncio.get_running_loop().time() + self.deadlines.token)


class Client:
    """Speaks to one server. Cheap to make; it holds no connection between two requests."""

    def __init__(self, server: Endpoint, settings: Settings) -> None:
        """Take deadlines and the number of simultaneous requests from the settings."""
        self.server = server
        self.transport = TRANSPORTS[server.speaks]
        self.deadlines = Deadlines(
            connect=settings.connect_seconds,
            first_token=settings.first_token_seconds,
            token=settings.token_seconds,
            answer=settings.answer_seconds,
        )
        self._places = settings.model_concurrency
        self._folder: Path = settings.data_dir / "model-slots"

    async def send(self, request: Request) -> Reply:
        """Have a request answered. Raises `ModelError`; an answer that is cut short is returned, with its reason."""
        clock = _Clock(self.deadlines)
        try:
            async with clock.overall, clock.stall, slot(self.server.digest, self._places, self._folder):
                clock.start()
                async with self._post(self.transport.path, self.transport.body(request)) as response:
                    if response.status_code != httpx.codes.OK:
                        raise await self._refusal(response, request)
                    return await self._collect(response, request, clock)
        except TimeoutError as error:
            raise self._late(clock, overall=clock.overall.expired()) from error
        except httpx.TimeoutException as error:
            raise self._late(clock, overall=False) from error

    async def facts(
        self, path: str, body: dict[str, Any] | None = None, *, model: str = ""
    ) -> dict[str, Any]:
        """A small answer of the server at `path`, by POST if there is a body, else by GET. Raises `ModelError`."""
        try:
            async with asyncio.timeout(self.deadlines.connect + self.deadlines.token):
                async with self._post(path, body) as response:
                    if response.status_code != httpx.codes.OK:
                        said = await _read(response, MOST_REFUSAL, cut=True)
                        raise wording.refusal(
                            said, model=model, status=response.status_code, secrets=(self.server.key,)
                        )
                    return json_object(await _read(response, MOST_FACTS))
        except (TimeoutError, httpx.TimeoutException) as error:
            raise wording.unreachable("no answer in time") from error
        except ValueError as error:
            raise wording.protocol(f"{path} gives no JSON") from error

    @asynccontextmanager
    async def _post(self, path: str, body: dict[str, Any] | None) -> AsyncIterator[httpx.Response]:
        # httpx waits between bytes; the deadlines that count are those of asyncio around it.
        longest = max(self.deadlines.first_token, self.deadlines.token)
        timeout = httpx.Timeout(longest, connect=self.deadlines.connect)
        try:
            async with (
                httpx.AsyncClient(
                    verify=_ssl_context(), trust_env=False, follow_redirects=False, timeout=timeout
                ) as client,
                client.stream(
                    "GET" if body is None else "POST",
                    self.server.url + path,
                    json=body,
                    headers=self.server.headers,
                ) as response,
            ):
                yield response
        except httpx.ConnectTimeout as error:
            raise wording.unreachable(f"no connection within {self.deadlines.connect:g} s") from error
        except httpx.ConnectError as error:
            raise wording.unreachable("no connection") from error
        except httpx.TimeoutException:
            raise
        except httpx.HTTPError as error:
            raise ModelError(
                ModelFault.INTERRUPTED, "The connection to the model server broke off."
            ) from error

    async def _collect(self, response: httpx.Response, request: Request, clock: _Clock) -> Reply:
        parts: list[str] = []
        final, watch, began = Final(), Watch(), False
        async with aclosing(_lines(response)) as lines:
            async for line in lines:
                chunk = self._read_line(line, began=began)
                if chunk is None:
                    continue
                if chunk.error is not None:
                    raise wording.refusal(chunk.error, model=request.model, secrets=self._secrets(request))
                began = True
                if chunk.text or chunk.alive:
                    clock.token()
                parts.append(chunk.text)
                if watch.loops(chunk.text):
                    raise ModelError(
                        ModelFault.REPETITION, "The model repeated itself without end; it was stopped."
                    )
                final = final.with_later(chunk.final)
                if chunk.last:
                    break
        if final.reason is None:
            raise ModelError(
                ModelFault.NO_DONE, "The model's answer ended without saying that it was finished."
            )
        return Reply("".join(parts), final)

    def _read_line(self, line: bytes, *, began: bool) -> Chunk | None:
        try:
            return self.transport.read(line)
        except ValueError as error:
            if began:
                raise ModelError(
                    ModelFault.INTERRUPTED, "The model server broke off inside an answer."
                ) from error
            raise wording.protocol("the answer is not understood") from error

    async def _refusal(self, response: httpx.Response, request: Request) -> ModelError:
        said = await _read(response, MOST_REFUSAL, cut=True)
        return wording.refusal(
            said, model=request.model, status=response.status_code, secrets=self._secrets(request)
        )

    def _secrets(self, request: Request) -> tuple[str, ...]:
        return (request.system, request.user, self.server.key)

    def _late(self, clock: _Clock, *, overall: bool) -> ModelError:
        if clock.waits_for is ModelFault.NO_TURN:
            message = f"No place at the model server was free within {self.deadlines.answer:g} s."
            return ModelError(ModelFault.NO_TURN, message)
        if overall:
            message = f"The model was not finished within {self.deadlines.answer:g} s."
            return ModelError(ModelFault.TOO_SLOW, message)
        if clock.waits_for is ModelFault.NO_START:
            message = f"The model did not begin to answer within {self.deadlines.first_token:g} s."
            return ModelError(ModelFault.NO_START, message)
        message = f"The model fell silent for {self.deadlines.token:g} s in the middle of its answer."
        return ModelError(ModelFault.STALLED, message)


async def _lines(response: httpx.Response) -> AsyncGenerator[bytes, None]:
    """Lines by newline alone: U+2028, which other ways split at, may stand inside a JSON string."""
    pending, total = b"", 0
    async for data in response.aiter_raw():
        total += len(data)
        *whole, pending = (pending + data).split(b"\n")
        if len(pending) > MOST_LINE or total > MOST_ANSWER:
            raise ModelError(
                ModelFault.TOO_LARGE, "The model server's answer is larger than any answer can be."
            )
        for line in whole:
            yield line
    if pending:
        yield pending


async def _read(response: httpx.Response, most: int, *, cut: bool = False) -> bytes:
    """The body up to `most` bytes; a longer one is cut, or refused as no JSON of ours."""
    said = b""
    async for data in response.aiter_raw():
        said += data
        if len(said) > most:
            if cut:
                return said[:most]
            raise ValueError("too large")
    return said
