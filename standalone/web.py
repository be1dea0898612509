"""Where the web listens, and whether it answers. It serves nothing itself and owns no table."""

import ipaddress
import socket
import urllib.error
import urllib.request

import structlog

from pipeline.errors import NotConfigured

log = structlog.get_logger()

#: Connections that wait while the web server is busy or being started again; Gunicorn's own default.
BACKLOG = 2048


def check_loopback(host: str) -> None:
    """Raise `NotConfigured` where others than this machine could reach `host`: there is no login yet."""
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        raise NotConfigured(
            f"Deckflow does not listen on {host}: this version has no login, so everybody there could read your decks. "
            "Keep the default 127.0.0.1, and put a reverse proxy with a login in front of it."
        )


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 picks a free one. Raises `NotConfigured` where the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        raise NotConfigured(
            f"Port {port} on {host} can't be used ({error.strerror}). "
            "Choose another one with --port, or let --port 0 find a free one."
        ) from error
    return listener


def address_of(listener: socket.socket) -> str:
    """The address that people open: `http://127.0.0.1:8000`."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def free_port(wanted: int) -> int | None:
    """That port of 127.0.0.1, or a free one where 0 is wanted; None where it is taken."""
    with socket.socket() as probe:
        # Without this, a port that was in use a moment ago would count as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            log.info("port_taken", port=wanted, error=error.strerror)
            return None
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    """Whether a GET of `url` is answered with 200 within two seconds. Proxies of the environment are not asked."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as response:
            return bool(response.status == 200)
    except (OSError, urllib.error.URLError) as error:
        log.debug("web_not_ready", error=str(error))
        return False
