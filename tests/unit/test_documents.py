"""Hostile bytes at the door, slides out of the sandbox: what is refused and why, and that nothing is left behind."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import psutil
import pytest

from pipeline import documents
from pipeline.documents import SlideNeeds, keys
from pipeline.errors import DocumentError, NotFound, ServiceUnavailable
from pipeline.settings import Settings
from tests import hostile_pdfs

SAMPLES = Path(__file__).parents[2] / "samples"

IMAGE = SlideNeeds(image=True)
TEXT = SlideNeeds(image=False)

SettingsOf = Callable[..., Settings]


@pytest.fixture
def settings_of(tmp_path: Path) -> SettingsOf:
    return lambda **limits: Settings(data_dir=tmp_path, storage_url=f"file://{tmp_path}/store", **limits)


@pytest.fixture
def settings(settings_of: SettingsOf) -> Settings:
    return settings_of(ocr_languages="")


@pytest.fixture(autouse=True)
def nothing_left_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """After each test no child runs and no temporary file lies about."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield
    assert not children()
    assert not list(temporary.iterdir())


def readers(parent: psutil.Process) -> list[psutil.Process]:
    return [child for child in parent.children() if "pipeline.documents.child" in child.cmdline()]


def children() -> list[psutil.Process]:
    return readers(psutil.Process())


def awaited_child(of: int | None = None) -> psutil.Process:
    """The reader that a process (this one) has started, as soon as it runs."""
    while not (found := readers(psutil.Process(of))):
        time.sleep(0.01)
    return found[0]


def stored(settings: Settings) -> list[str]:
    root = Path(settings.storage.removeprefix("file://"))
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def keep(data: bytes, settings: Settings, *, pages: int) -> str:
    """Put a PDF into the store past the door, as one that an older check let in."""
    name = sha256(data).hexdigest()
    store = documents.Store(settings.storage)
    store.put(keys.document(name), data)
    store.put(keys.document(name, suffix="json"), b'{"pages": %d}' % pages)
    return name


REFUSED: list[tuple[str, Callable[[], bytes], dict[str, Any]]] = [
    ("empty", bytes, {}),
    ("not_pdf", lambda: b"Dear investor, please find our deck attached.", {}),
    ("not_pdf", lambda: b" " * 1_024 + hostile_pdfs.deck(), {}),
    ("corrupt", hostile_pdfs.truncated, {}),
    ("corrupt", lambda: b"%PDF-1.7\n" + b"x" * 5_000, {}),
    ("password", hostile_pdfs.encrypted, {}),
    ("zero_pages", hostile_pdfs.zero_pages, {}),
    ("too_many_pages", lambda: hostile_pdfs.many_pages(10_000), {}),
    ("too_large", hostile_pdfs.deck, {"max_bytes": 500}),
    ("page_too_large", hostile_pdfs.huge_page, {}),
    ("timeout", hostile_pdfs.endless_page, {"intake_seconds": 2}),
    ("memory", hostile_pdfs.memory_bomb, {"child_memory_mb": 500}),
]


@pytest.mark.parametrize(("fault", "build", "limits"), REFUSED)
def test_a_bad_file_is_refused_in_one_plain_sentence_and_not_kept(
    fault: str, build: Callable[[], bytes], limits: dict[str, Any], settings_of: SettingsOf
) -> None:
    settings = settings_of(**limits)
    with pytest.raises(DocumentError) as refused:
        documents.accept(build(), settings=settings)
    assert refused.value.code == fault
    assert str(refused.value).endswith(".") and ": " in str(refused.value)
    assert not {"{", "Error", "/", "\n"} & set(str(refused.value).split())
    assert stored(settings) == []


def test_a_reader_killed_from_outside_is_a_crash(settings: Settings) -> None:
    with ThreadPoolExecutor(1) as pool:
        accepting = pool.submit(documents.accept, hostile_pdfs.endless_page(), settings=settings)
        awaited_child().kill()
        with pytest.raises(DocumentError) as refused:
            accepting.result()
    assert refused.value.code == "crash"
    assert stored(settings) == []


def test_an_accepted_document_is_kept_once_and_privately(settings: Settings) -> None:
    data = hostile_pdfs.deck(2)
    first = documents.accept(data, settings=settings)
    assert documents.accept(BytesIO(data), settings=settings) == first
    assert first == documents.Accepted(sha256=sha256(data).hexdigest(), size=len(data), pages=2)
    assert stored(settings) == [keys.document(first.sha256, suffix=suffix) for suffix in ("json", "pdf")]
    root = Path(settings.storage.removeprefix("file://"))
    assert {oct(path.stat().st_mode & 0o777) for path in root.rglob("*")} == {"0o700", "0o600"}


def test_the_same_upload_in_many_threads_is_kept_once(settings: Settings) -> None:
    data = hostile_pdfs.deck(1)
    with ThreadPoolExecutor(4) as pool:
        accepted = list(pool.map(lambda _: documents.accept(data, settings=settings), range(4)))
    assert len(set(accepted)) == 1
    assert len(stored(settings)) == 2


def test_the_upload_is_read_no_further_than_the_limit(settings_of: SettingsOf) -> None:
    source = BytesIO(b"%PDF-" + bytes(10_000))
    with pytest.raises(DocumentError, match="larger than 500 bytes"):
        documents.accept(source, settings=settings_of(max_bytes=500))
    assert source.tell() == 501


def test_slides_come_in_order_with_their_text_and_image(settings: Settings) -> None:
    deck = documents.accept(hostile_pdfs.deck(3), settings=settings)
    read = list(documents.read_slides(deck.sha256, needs=IMAGE, numbers=None, settings=settings))
    assert [slide.text for slide, _ in read] == [f"Slide {n}: Acme heals hearts" for n in (1, 2, 3)]
    store = documents.Store(settings.storage)
    for slide, png in read:
        assert png.startswith(b"\x89PNG")
        assert store.read(slide.image_key) == png == store.slide_image(deck.sha256, slide.number)


def test_the_layout_network_finds_titles_and_tables(settings: Settings) -> None:
    deck = documents.accept((SAMPLES / "software.pdf").read_bytes(), settings=settings)
    needs = SlideNeeds(image=False, layout=True)
    ((slide, png),) = documents.read_slides(deck.sha256, needs=needs, numbers=[6], settings=settings)
    kinds = {block.kind: block for block in slide.blocks}
    assert kinds["title"].text == slide.text.split("\n")[0]
    assert len(kinds["table"].rows) == 5
    assert kinds["table"].rows[2] == ("Typical contract per year", "£4,700", "£19,200", "£212,000")
    assert (png, slide.image_key, slide.image_size) == (b"", "", (0, 0))


def test_a_slide_read_before_needs_no_child(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = documents.accept(hostile_pdfs.deck(3), settings=settings)
    first = list(documents.read_slides(deck.sha256, needs=IMAGE, numbers=None, settings=settings))
    monkeypatch.setattr(sys, "executable", "/nonexistent")
    assert list(documents.read_slides(deck.sha256, needs=IMAGE, numbers=None, settings=settings)) == first
    assert (
        list(documents.read_slides(deck.sha256, needs=IMAGE, numbers=[3, 1], settings=settings))
        == first[::-2]
    )
    with pytest.raises(ServiceUnavailable):
        next(documents.read_slides(deck.sha256, needs=TEXT, numbers=[1], settings=settings))


def test_only_missing_slides_are_read(settings: Settings) -> None:
    name = keep(hostile_pdfs.endless_page(), settings, pages=2)
    list(documents.read_slides(name, needs=IMAGE, numbers=[1], settings=settings))
    reading = documents.read_slides(name, needs=IMAGE, numbers=None, settings=settings)
    assert next(reading)[0].number == 1
    assert not children()
    reading.close()


def test_two_that_read_from_both_ends_share_the_work(settings: Settings) -> None:
    deck = documents.accept(hostile_pdfs.deck(6), settings=settings)
    forwards = documents.read_slides(deck.sha256, needs=TEXT, numbers=None, settings=settings)
    assert [next(forwards)[0].number for _ in range(2)] == [1, 2]
    backwards = documents.read_slides(deck.sha256, needs=TEXT, numbers=[6, 5, 4, 3], settings=settings)
    assert [slide.number for slide, _ in backwards] == [6, 5, 4, 3]
    assert [next(forwards)[0].number] == [3]
    assert not children(), "what is left has been read"
    assert [slide.number for slide, _ in forwards] == [4, 5, 6]


@pytest.mark.parametrize("size", [(960, 540), (1, 14_400), (14_400, 14_400), (30, 30)])
def test_images_stay_within_the_pixel_budget(size: tuple[int, int], settings_of: SettingsOf) -> None:
    settings = settings_of(max_image_pixels=90_000, max_image_side=400)
    deck = documents.accept(hostile_pdfs.deck(1, size=size), settings=settings)
    ((slide, _),) = documents.read_slides(deck.sha256, needs=IMAGE, numbers=None, settings=settings)
    width, height = slide.image_size
    assert max(width, height) <= min(400, 3 * max(size))
    assert width * height <= 90_000


def test_closing_early_ends_the_reader(settings: Settings) -> None:
    name = keep(hostile_pdfs.endless_page(), settings, pages=2)
    reading = documents.read_slides(name, needs=IMAGE, numbers=None, settings=settings)
    assert not children()
    next(reading)
    assert len(children()) == 1
    reading.close()
    assert not children()
    assert len(stored(settings)) == 4  # the PDF and the first slide, which stays


def test_a_document_that_fails_half_way_leaves_no_slides(settings_of: SettingsOf) -> None:
    settings = settings_of(slide_seconds=2)
    name = keep(hostile_pdfs.endless_page(), settings, pages=2)
    reading = documents.read_slides(name, needs=IMAGE, numbers=None, settings=settings)
    next(reading)
    with pytest.raises(DocumentError) as failed:
        next(reading)
    assert failed.value.code == "timeout"
    assert stored(settings) == [keys.document(name, suffix=suffix) for suffix in ("json", "pdf")]


def test_a_reader_that_dies_while_reading_is_a_crash(settings: Settings) -> None:
    reading = documents.read_slides(
        keep(hostile_pdfs.endless_page(), settings, pages=2), needs=IMAGE, numbers=None, settings=settings
    )
    next(reading)
    children()[0].kill()
    with pytest.raises(DocumentError) as failed:
        next(reading)
    assert failed.value.code == "crash"


def test_the_reader_sees_no_secret_and_no_file_can_be_written(settings: Settings) -> None:
    name = keep(hostile_pdfs.endless_page(), settings, pages=2)
    reading = documents.read_slides(name, needs=IMAGE, numbers=None, settings=settings)
    next(reading)
    (child,) = children()
    assert set(child.environ()) <= {
        "PATH",
        "LC_ALL",
        "LC_CTYPE",
        "OPENBLAS_NUM_THREADS",
        "OMP_THREAD_LIMIT",
        "MALLOC_ARENA_MAX",
    }
    assert child.rlimit(psutil.RLIMIT_FSIZE) == child.rlimit(psutil.RLIMIT_CORE) == (0, 0)
    assert child.rlimit(psutil.RLIMIT_AS)[0] == settings.child_memory_mb * 1024 * 1024
    assert os.getsid(child.pid) == child.pid
    reading.close()


def test_a_reader_that_needs_no_layout_loads_no_network(settings: Settings) -> None:
    name = keep(hostile_pdfs.endless_page(), settings, pages=2)
    reading = documents.read_slides(name, needs=IMAGE, numbers=None, settings=settings)
    next(reading)
    (child,) = children()
    loaded = {Path(entry.path).name for entry in child.memory_maps()}
    assert "_mupdf.so" in loaded and not any("onnxruntime" in name for name in loaded)
    reading.close()


def test_the_reader_dies_with_its_parent(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "endless.pdf").write_bytes(hostile_pdfs.endless_page())
    program = (
        "import sys; from pipeline import documents; from pipeline.settings import Settings;"
        "documents.accept(open(sys.argv[1], 'rb'), settings=Settings())"
    )
    with subprocess.Popen([sys.executable, "-c", program, tmp_path / "endless.pdf"], env={}) as parent:
        child = awaited_child(parent.pid)
        parent.kill()
    gone, _ = psutil.wait_procs([child], timeout=10)
    assert gone == [child]


def test_a_slide_without_text_is_reported(settings: Settings) -> None:
    deck = documents.accept(hostile_pdfs.scan(), settings=settings)
    ((slide, _),) = documents.read_slides(deck.sha256, needs=TEXT, numbers=None, settings=settings)
    assert (slide.source, slide.text, slide.images) == ("none", "", 1)


def test_a_page_of_a_thousand_scattered_lines_is_read_without_layout(settings: Settings) -> None:
    deck = documents.accept(hostile_pdfs.scattered_lines(1_000), settings=settings)
    needs = SlideNeeds(image=False, layout=True)
    ((slide, _),) = documents.read_slides(deck.sha256, needs=needs, numbers=None, settings=settings)
    assert {block.kind for block in slide.blocks} == {"text"}
    assert set(slide.text.split()) == {f"w{n}" for n in range(1_000)}


@pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")
def test_a_scan_is_read_by_ocr_under_the_same_limits(settings_of: SettingsOf) -> None:
    settings = settings_of(ocr_languages="eng")
    deck = documents.accept((SAMPLES / "device.pdf").read_bytes(), settings=settings)
    ((slide, _),) = documents.read_slides(deck.sha256, needs=TEXT, numbers=[8], settings=settings)
    assert slide.source == "ocr"
    assert "Letter of intent" in slide.text


def test_a_blank_page_is_read_and_empty(settings: Settings) -> None:
    deck = documents.accept(hostile_pdfs.many_pages(1), settings=settings)
    ((slide, _),) = documents.read_slides(deck.sha256, needs=TEXT, numbers=None, settings=settings)
    assert (slide.source, slide.text, slide.blocks) == ("text", "", ())


@pytest.mark.parametrize(
    "name", ["", "..", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n", "٣" * 64]
)
def test_an_id_that_is_no_sha256_finds_nothing(name: str, settings: Settings) -> None:
    store = documents.Store(settings.storage)
    for ask in (store.exists, store.delete, lambda sha256: store.slide_image(sha256, 1)):
        with pytest.raises(NotFound):
            ask(name)
    with pytest.raises(NotFound):
        documents.read_slides(name, needs=TEXT, numbers=None, settings=settings)


@pytest.mark.parametrize("number", [-1, 0, 4])
def test_a_slide_that_the_deck_does_not_have_is_not_found(number: int, settings: Settings) -> None:
    deck = documents.accept(hostile_pdfs.deck(3), settings=settings)
    with pytest.raises(NotFound, match="slides 1 to 3"):
        documents.read_slides(deck.sha256, needs=TEXT, numbers=[number], settings=settings)
    with pytest.raises(NotFound):
        documents.Store(settings.storage).slide_image(deck.sha256, number)


def test_a_stored_document_that_was_changed_is_not_read(settings: Settings) -> None:
    name = keep(hostile_pdfs.deck(1), settings, pages=1)
    documents.Store(settings.storage).put(keys.document(name), hostile_pdfs.deck(2))
    with pytest.raises(DocumentError) as failed:
        next(documents.read_slides(name, needs=TEXT, numbers=None, settings=settings))
    assert failed.value.code == "corrupt"


@pytest.mark.parametrize("url", ["file://{folder}/store", "memory://store-{folder}"])
def test_deleting_a_document_removes_its_slides(url: str, settings_of: SettingsOf, tmp_path: Path) -> None:
    settings = settings_of().model_copy(update={"storage_url": url.format(folder=tmp_path)})
    deck = documents.accept(hostile_pdfs.deck(1), settings=settings)
    list(documents.read_slides(deck.sha256, needs=IMAGE, numbers=None, settings=settings))
    store = documents.Store(settings.storage)
    assert store.exists(deck.sha256) and store.slide_image(deck.sha256, 1)
    store.delete(deck.sha256)
    store.delete(deck.sha256)
    assert not store.exists(deck.sha256)
    with pytest.raises(NotFound):
        store.slide_image(deck.sha256, 1)


def test_the_parent_never_imports_pymupdf() -> None:
    program = "import sys; from pipeline.documents import *; sys.exit('pymupdf' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
