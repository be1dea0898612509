"""The folders of embedded services: who owns them, who may enter, and where a socket's path fits. It owns no table.

Decks are confidential. Every folder made here is for its owner only, and nothing that exists is opened further than
another user needs to pass through it.
"""

import hashlib
import os
import pwd
import stat
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import structlog

from pipeline.errors import NotConfigured

log = structlog.get_logger()

#: PostgreSQL refuses to run as root; where root starts it, it runs as this user.
SERVICE_USER = "pgserver"
#: `sun_path` of a Unix socket's address on Linux has 108 bytes, the last one a zero.
LONGEST_SOCKET_PATH = 107


@dataclass(frozen=True)
class Owner:
    """A user and group by number."""

    uid: int
    gid: int

    def __str__(self) -> str:
        return f"{self.uid}:{self.gid}"


def make_private(folder: Path, owner: Owner | None = None, *, mode: int = 0o700) -> Path:
    """The folder; where it is missing it is made, for its owner only or with `mode`. Raises `NotConfigured` on failure."""
    try:
        folder.mkdir(mode=mode, parents=True, exist_ok=True)
        if owner is not None:
            os.chown(folder, owner.uid, owner.gid)
        folder.stat()
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(f"{folder} belongs to another user")
    except OSError as error:
        raise NotConfigured(
            f"The folder {folder} can't be used ({error.strerror or error}). "
            "Set DECKFLOW_DATA_DIR to a folder that this user may write to."
        ) from error
    return folder


def service_owner(folder: Path) -> Owner | None:
    """Who PostgreSQL runs as: this user (None), or for root whoever owns its data already, else a user of its own.

    That user is created where it is missing; raises `NotConfigured` where that fails.
    """
    if os.geteuid() != 0:
        return None
    if folder.exists() and (there := folder.stat()).st_uid != 0:
        return Owner(there.st_uid, there.st_gid)
    try:
        entry = pwd.getpwnam(SERVICE_USER)
    except KeyError:
        _create_user()
        entry = pwd.getpwnam(SERVICE_USER)
    return Owner(entry.pw_uid, entry.pw_gid)


def _create_user() -> None:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"]
    try:
        subprocess.run([*command, SERVICE_USER], check=True, capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as error:
        raise NotConfigured(
            f"The embedded PostgreSQL does not run as root, and the user {SERVICE_USER} could not be created "
            f"({getattr(error, 'stderr', None) or error}). Run Deckflow as another user, or set DATABASE_URL."
        ) from error


def let_pass(path: Path) -> None:
    """Let other users pass through (not list or read) the folders above `path`; needed only where root starts a service.

    The service's binaries and data are reached by path for as long as it runs, so this is not taken back.
    """
    for folder in path.resolve().parents:
        mode = stat.S_IMODE(folder.stat().st_mode)
        if not mode & stat.S_IXOTH:
            log.warning("folder_opened_for_passing", folder=str(folder))
            folder.chmod(mode | stat.S_IXOTH)


def let_read(tree: Path) -> None:
    """Let other users read and run what lies in `tree`: an installed package, which a strict umask may have closed."""
    for path in (tree, *tree.rglob("*")):
        mode = stat.S_IMODE(path.stat().st_mode)
        wanted = stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0)
        if mode & wanted != wanted and not path.is_symlink():
            path.chmod(mode | wanted)


def socket_folder(home: Path, socket_name: str, owner: Owner | None = None) -> Path:
    """Where a service with its data in `home` puts its socket: there, or where that path is too long, in a temporary folder.

    Also where it has characters that an address would have to quote: not every client of Redis undoes that.
    """
    path = str(home / socket_name)
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH and quote(path) == path:
        return home
    digest = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
    folder = Path(tempfile.gettempdir()) / f"deckflow-{os.geteuid()}-{digest}"
    _make_temporary(folder, owner)
    return folder


def _make_temporary(folder: Path, owner: Owner | None) -> None:
    """Make the folder, or make sure that it is still ours: anybody may put something of that name into /tmp."""
    expected = os.geteuid() if owner is None else owner.uid
    try:
        folder.mkdir(mode=0o700)
        if owner is not None:
            os.chown(folder, owner.uid, owner.gid)
    except FileExistsError:
        there = folder.lstat()
        if not stat.S_ISDIR(there.st_mode) or there.st_uid != expected or there.st_mode & 0o077:
            raise NotConfigured(
                f"{folder}, where a socket should go, is not a private folder of this user. "
                "Remove it, or set DECKFLOW_DATA_DIR to a shorter path."
            ) from None
