"""`deckflow provision`: the two deployments come to be as the settings say, whatever the service answers on the way."""

from collections.abc import Iterator
from typing import Any

import pytest
from click.testing import CliRunner, Result

from pipeline.settings import Settings, get_settings
from scaler.emulator import Fault, ManualClock
from scaler.providers.base import NoCapacity, Refused, Unavailable
from scaler.providers.blueprint import NOT_FOR_WORKERS, POOLS, WORKER_SECRETS, blueprint
from scaler.providers.datacrunch import DataCrunch
from scaler.providers.planning import plan
from scaler.providers.provisioning import apply, remove
from scaler.providers.transport import Transport
from standalone.cli import main
from tests.service.emulated import AT, IMPATIENT, Plain, emulated, provider

PASSWORD = "hunter2-secret"
ENVIRONMENT = {
    "DATABASE_URL": f"postgresql://deckflow:{PASSWORD}@db.example/deckflow",
    "BROKER_URL": f"redis://:{PASSWORD}@redis.example/0",
    "DECKFLOW_STORAGE_URL": "s3://decks/store",
    "DECKFLOW_MODEL_OPTIONS": '{"temperature": 0.5}',
    "DECKFLOW_SECRET_KEY": f"{PASSWORD}-of-the-web",
    "DECKFLOW_VERDA_ENVIRONMENT": '{"AWS_SECRET_ACCESS_KEY": "hunter2-secret-of-s3"}',
    "DECKFLOW_VISION_IMAGE": "ghcr.io/acme/vision:1",
    "DECKFLOW_TEXT_IMAGE": "ghcr.io/acme/text:1",
    "DECKFLOW_VERDA_CLIENT_ID": "emulator",
    "DECKFLOW_VERDA_CLIENT_SECRET": "emulator-secret",
}
VISION = f"{AT}/deckflow-vision"


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Iterator[Plain]:
    """An empty emulator, which the settings name as the provider."""
    with emulated(clock=ManualClock()) as plain:
        for name, value in {**ENVIRONMENT, "DECKFLOW_VERDA_URL": plain.url}.items():
            monkeypatch.setenv(name, value)
        get_settings.cache_clear()
        yield plain
    get_settings.cache_clear()


@pytest.fixture
def transport(api: Plain) -> Transport:
    return provider(api, patience=IMPATIENT).transport


def provisioned(transport: Transport) -> None:
    for pool in POOLS:
        apply(transport, plan(transport, blueprint(Settings(), pool)))


def deckflow(*arguments: str, says: str = "") -> Result:
    get_settings.cache_clear()
    return CliRunner().invoke(main, ["provision", *arguments], input=says)


def test_both_deployments_are_made_paused_with_no_replica(api: Plain, transport: Transport) -> None:
    provisioned(transport)
    for pool in POOLS:
        path = f"{AT}/deckflow-{pool}"
        assert api("GET", path).json()["containers"][0]["entrypoint_overrides"]["cmd"] == [pool]
        assert api("GET", f"{path}/status").json() == {"status": "paused"}
        assert api("GET", f"{path}/scaling").json()["max_replica_count"] == 1
    assert api.control("/replicas") == []


def test_what_was_made_can_be_scaled_by_the_provider_of_the_settings(
    api: Plain, transport: Transport
) -> None:
    provisioned(transport)
    DataCrunch.from_settings(Settings()).scale("text", 2)
    assert len(api.states("deckflow-text")) == 2


def test_workers_get_what_was_set_and_secrets_go_as_secrets(api: Plain, transport: Transport) -> None:
    provisioned(transport)
    (container,) = api("GET", VISION).json()["containers"]
    plain = {v["name"]: v["value_or_reference_to_secret"] for v in container["env"] if v["type"] == "plain"}
    assert plain == {
        "DECKFLOW_STORAGE_URL": "s3://decks/store",
        "DECKFLOW_MODEL_OPTIONS": '{"temperature": 0.5}',
    }
    references = {
        v["name"]: v["value_or_reference_to_secret"] for v in container["env"] if v["type"] == "secret"
    }
    values = {name: api.emulator.world.vault.secrets.values[secret] for name, secret in references.items()}
    assert values == {
        "DECKFLOW_DATABASE_URL": ENVIRONMENT["DATABASE_URL"],
        "DECKFLOW_BROKER_URL": ENVIRONMENT["BROKER_URL"],
        "AWS_SECRET_ACCESS_KEY": f"{PASSWORD}-of-s3",
    }


def test_every_confidential_setting_is_for_workers_or_stays_here() -> None:
    settings = Settings()
    confidential = {
        name for name in Settings.model_fields if hasattr(getattr(settings, name), "get_secret_value")
    }
    assert confidential - set(WORKER_SECRETS) - NOT_FOR_WORKERS == set()
    assert not set(WORKER_SECRETS) & NOT_FOR_WORKERS


def test_what_is_true_of_this_machine_alone_stays_here(api: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOSTNAME", "DECKFLOW_REPLICA_ID", "DECKFLOW_LOCAL_SOCKET"):
        monkeypatch.setenv(name, "here")
    found = blueprint(Settings(), POOLS[0])
    assert "here" not in found.plain.values() and "null" not in found.plain.values()


def test_again_changes_nothing(api: Plain, transport: Transport) -> None:
    provisioned(transport)
    before = len(api.emulator.world.calls)
    assert all(plan(transport, blueprint(Settings(), pool)).empty for pool in POOLS)
    assert {call.method for call in api.emulator.world.calls[before:]} == {"GET"}


def test_a_change_is_planned_part_by_part_and_made(
    api: Plain, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    provisioned(transport)
    monkeypatch.setenv("DECKFLOW_VISION_IMAGE", "ghcr.io/acme/vision:2")
    monkeypatch.setenv("DECKFLOW_VERDA_SPOT", "1")
    monkeypatch.delenv("DECKFLOW_MODEL_OPTIONS")
    found = plan(transport, blueprint(Settings(), POOLS[0]))
    assert [str(change) for change in found.changes] == [
        "~ image: ghcr.io/acme/vision:1 -> ghcr.io/acme/vision:2",
        "~ spot: no -> yes",
        "- env DECKFLOW_MODEL_OPTIONS",
    ]
    provisioned(transport)
    assert plan(transport, blueprint(Settings(), POOLS[0])).empty
    assert api("GET", VISION).json()["is_spot"] is True


def test_a_new_password_is_a_new_secret_and_the_old_one_goes(
    api: Plain, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    provisioned(transport)
    monkeypatch.setenv("BROKER_URL", "redis://:other@redis.example/0")
    provisioned(transport)
    values = api.emulator.world.vault.secrets.values.values()
    assert "redis://:other@redis.example/0" in values
    assert ENVIRONMENT["BROKER_URL"] not in values


@pytest.mark.parametrize("fault", ["create-failed-but-created", "incomplete-create"])
def test_a_creation_that_seemed_to_fail_is_completed(api: Plain, transport: Transport, fault: str) -> None:
    api.emulator.world.faults.switch([Fault(fault)])
    provisioned(transport)
    posts = [call for call in api.emulator.world.calls if (call.method, call.path) == ("POST", AT)]
    assert len(posts) == 2  # one for each pool
    assert api("GET", f"{VISION}/scaling").json()["max_replica_count"] == 1
    assert all(plan(transport, blueprint(Settings(), pool)).empty for pool in POOLS)


@pytest.mark.parametrize("error", [("create-unavailable", NoCapacity), ("server-error", Unavailable)])
def test_a_creation_that_failed_is_told_and_can_be_repeated(
    api: Plain, transport: Transport, error: tuple[str, type[Exception]]
) -> None:
    wanted = plan(transport, blueprint(Settings(), POOLS[0]))
    api.emulator.world.faults.switch([Fault(error[0], path=AT)])
    with pytest.raises(error[1]):
        apply(transport, wanted)
    api.emulator.world.faults.switch([])
    provisioned(transport)
    assert api("GET", VISION).status_code == 200


def test_a_creation_cut_short_by_a_crash_is_completed_by_the_next_run(
    api: Plain, transport: Transport
) -> None:
    api.emulator.world.faults.switch([Fault("incomplete-create"), Fault("bad-gateway", path="*/scaling")])
    with pytest.raises(Unavailable):
        provisioned(transport)
    api.emulator.world.faults.switch([])
    provisioned(transport)
    assert api("GET", f"{VISION}/status").json() == {"status": "paused"}


@pytest.mark.parametrize("fault", ["delete-timeout", "connection-reset", "bad-gateway"])
def test_a_deletion_that_seemed_to_fail_is_waited_for(api: Plain, transport: Transport, fault: str) -> None:
    provisioned(transport)
    api.emulator.world.faults.switch([Fault(fault, times=1, path=VISION)])
    clock: Any = api.emulator.world.clock
    assert remove(transport, "deckflow-vision", clock=clock.now, sleep=clock.sleep)
    assert not remove(transport, "deckflow-vision", clock=clock.now, sleep=clock.sleep)
    assert {name.partition("--")[0] for name in api.emulator.world.vault.secrets.values} == {"deckflow-text"}


def test_an_unknown_machine_is_refused_before_anything_is_made(
    api: Plain, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKFLOW_VISION_COMPUTE", "Abacus")
    with pytest.raises(Refused, match="There is no Abacus; the provider has A100, B200"):
        provisioned(transport)
    assert api("GET", AT).json() == []


# The command.


def test_it_shows_the_plan_without_secrets_and_asks(api: Plain) -> None:
    result = deckflow(says="n\n")
    assert "deckflow-vision: create, 1 x A100, 1.42 usd an hour and replica" in result.output
    assert PASSWORD not in result.output
    assert (result.exit_code, api("GET", AT).json()) == (1, [])


def test_a_dry_run_changes_nothing(api: Plain) -> None:
    assert deckflow("--dry-run").exit_code == 0
    assert api("GET", AT).json() == api("GET", "/secrets").json() == []


def test_yes_makes_them_and_again_finds_nothing_to_do(api: Plain) -> None:
    assert deckflow("--yes").exit_code == 0
    assert deckflow().output == "deckflow-vision: as it should be\ndeckflow-text: as it should be\n"
    assert deckflow("--remove", "--yes").exit_code == 0
    assert api("GET", AT).json() == api("GET", "/secrets").json() == []


def test_what_is_missing_is_named_at_once(api: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DECKFLOW_STORAGE_URL")
    monkeypatch.setenv("DECKFLOW_TEXT_IMAGE", "")
    assert "DECKFLOW_STORAGE_URL, DECKFLOW_TEXT_IMAGE must be set" in deckflow().stderr


def test_addresses_of_this_machine_are_warned_of(api: Plain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKFLOW_STORAGE_URL", "file:///var/lib/deckflow/store")
    assert "DECKFLOW_STORAGE_URL names this machine" in deckflow("--dry-run").stderr
