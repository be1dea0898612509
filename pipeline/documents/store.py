"""Where PDFs and rendered slides are kept: an fsspec URL, `file://` on one machine, `s3://` in production.

It decides how bytes are written so that no reader ever sees half of them: a local file is written under another
name and renamed, an object is sent whole. Names come from `keys` only; it knows nothing of what is in a file.
"""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO, cast

import fsspec.core  # type: ignore[import-untyped]

from pipeline.documents import keys
from pipeline.errors import NotFound, ServiceUnavailable


class Store:
    """The store at `url`. Local folders are readable by their owner only (0700, files 0600).

    Reading what is not there raises `NotFound`; a store that does not answer raises `ServiceUnavailable`. Make one
    where you need it: fsspec's connections do not survive a fork, and making one costs nothing.
    """

    def __init__(self, url: str) -> None:
        # Listings are not cached: other processes write to the same store.
        self._fs, root = fsspec.core.url_to_fs(url, use_listings_cache=False)
        self._root = root.rstrip("/")
        self._local = "file" in self._fs.protocol

    def put(self, key: str, data: bytes | BinaryIO) -> None:
        """Keep `data` (a file from its current position) under `key`; twice or at the same time is harmless."""
        content = data if isinstance(data, bytes) else data.read()
        with _answering():
            if self._local:
                _write_file(Path(self._path(key)), content)
            else:
                self._fs.pipe_file(self._path(key), content)

    def open(self, key: str) -> IO[bytes]:
        """Open what is kept under `key` for reading."""
        with _answering():
            return cast(IO[bytes], self._fs.open(self._path(key), "rb"))

    def read(self, key: str) -> bytes:
        """All the bytes under `key`."""
        with _answering():
            return cast(bytes, self._fs.cat_file(self._path(key)))

    def exists(self, sha256: str) -> bool:
        """Whether the document is kept."""
        with _answering():
            return bool(self._fs.exists(self._path(keys.document(sha256))))

    def delete(self, sha256: str) -> None:
        """Remove a document and all its slides; what is not there is no error."""
        for key in (keys.document(sha256), keys.document(sha256, suffix="json")):
            self.remove(key)
        with suppress(NotFound), _answering():
            self._fs.rm(self._path(keys.slides(sha256)), recursive=True)

    def remove(self, key: str) -> None:
        """Remove one file; it is no error if it is not there."""
        with suppress(NotFound), _answering():
            self._fs.rm_file(self._path(key))

    def slide_numbers(self, sha256: str, render: str) -> set[int]:
        """The numbers of the slides kept under one render key: those whose JSON is there, which is written last."""
        folder = keys.slide(sha256, render, 1, suffix="json").rpartition("/")[0]
        return {int(name.removesuffix(".json")) for name in self._names(folder) if name.endswith(".json")}

    def slide_image(self, sha256: str, number: int) -> bytes:
        """The PNG of a slide, of whichever rendering has it; `NotFound` where none has."""
        for render in self._names(keys.slides(sha256)):
            with suppress(NotFound):
                return self.read(keys.slide(sha256, render, number, suffix="png"))
        raise NotFound(f"There is no image of slide {number}.")

    def _names(self, folder: str) -> list[str]:
        """The last parts of the names in a folder, sorted; none where the folder is not there."""
        with suppress(NotFound), _answering():
            paths = self._fs.ls(self._path(folder), detail=False)
            return sorted(path.rstrip("/").rpartition("/")[2] for path in paths)
        return []

    def _path(self, key: str) -> str:
        return f"{self._root}/{key}"


@contextmanager
def _answering() -> Iterator[None]:
    """Turn the errors of file systems into ours."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound("The document store does not have this file.") from error
    except OSError as error:
        raise ServiceUnavailable("The document store does not answer: try again in a minute.") from error


def _write_file(path: Path, content: bytes) -> None:
    _make_folders(path.parent)
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            # A rename that survives a power cut with an empty file behind it would be worse than none.
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _make_folders(folder: Path) -> None:
    """Make `folder` and those above it as 0700; `Path.mkdir` would give that mode to the last one only."""
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
