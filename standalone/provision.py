"""`deckflow provision`: the deployments of the pools at the provider, as the settings have them. It owns no table.

It shows what it would do and asks before it does anything that costs money or takes something away.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from pipeline.errors import NotConfigured
from pipeline.settings import Settings, get_settings

if TYPE_CHECKING:  # the SDK below it is an extra
    from scaler.providers.transport import Transport

#: Settings that are addresses, and whose host a container elsewhere must be able to reach.
ADDRESSES = ("database_url", "broker_url", "cache_url", "storage_url")
HERE = ("localhost", "127.0.0.1", "::1")


@click.command()
@click.option("--yes", is_flag=True, help="Do it without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and nothing else.")
@click.option("--remove", is_flag=True, help="Delete the deployments and their secrets instead.")
def provision(yes: bool, dry_run: bool, remove: bool) -> None:
    """Create or update the vision and the text deployment at DataCrunch (Verda), from the settings.

    They are created paused: the autoscaler starts replicas. Confidential settings become secrets there. Running it again
    changes nothing; where an image or a setting is new, replicas that run are replaced. Needs the extra `datacrunch`.

    \b
    deckflow provision --dry-run
    deckflow provision --yes
    """
    settings = get_settings()
    try:
        from scaler.providers.datacrunch import transport
    except ImportError as error:
        raise NotConfigured(
            "The provider's SDK is not installed. Install it: pip install 'deckflow[datacrunch]'"
        ) from error
    act = _remove if remove else _provision
    act(settings, transport(settings), yes=yes, dry_run=dry_run)


def _provision(settings: Settings, transport: "Transport", *, yes: bool, dry_run: bool) -> None:
    from scaler.providers.blueprint import POOLS, blueprint
    from scaler.providers.planning import plan
    from scaler.providers.provisioning import apply

    plans = [plan(transport, blueprint(settings, pool)) for pool in POOLS]
    for found in plans:
        click.echo("\n".join(found.lines()))
    if all(found.empty for found in plans):
        return
    for warning in _warnings(settings):
        click.secho(warning, fg="yellow", err=True)
    if dry_run:
        return
    if not yes:
        click.confirm("Do this?", abort=True)
    for found in plans:
        if not found.empty:
            apply(transport, found)
            click.echo(f"{found.blueprint.name}: done")


def _remove(settings: Settings, transport: "Transport", *, yes: bool, dry_run: bool) -> None:
    from scaler.providers.provisioning import remove

    names = (settings.vision_deployment, settings.text_deployment)
    click.echo(f"Delete {' and '.join(names)}, with their secrets; replicas that run are stopped.")
    if dry_run:
        return
    if not yes:
        click.confirm("Do this?", abort=True)
    for name in names:
        click.echo(f"{name}: {'deleted' if remove(transport, name) else 'was not there'}")


def _warnings(settings: Settings) -> list[str]:
    """What can't work from elsewhere, though it may with the emulator."""
    found = []
    for name in ADDRESSES:
        value = getattr(settings, name)
        parts = urlsplit(value if isinstance(value, str) else value.get_secret_value())
        if parts.scheme == "file" or parts.hostname in HERE:
            found.append(f"DECKFLOW_{name.upper()} names this machine: containers elsewhere can't reach it.")
    return found
