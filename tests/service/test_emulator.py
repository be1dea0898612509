"""The emulator keeps the contract of the container API, over plain HTTP and through the official SDK."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from verda.containers import (
    ComputeResource,
    Container,
    ContainersService,
    Deployment,
    DockerHubCredentials,
    EnvVar,
    EnvVarType,
    ScalingOptions,
)
from verda.containers._containers import VolumeMount
from verda.exceptions import APIException
from verda.job_deployments import JobDeployment, JobDeploymentsService, JobScalingOptions

from scaler.emulator import Config, ManualClock
from tests.service.emulated import AT, DEPLOYMENT, OCR, Plain, deployment, emulated, sdk


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def api(clock: ManualClock) -> Iterator[Plain]:
    """An emulator with a deployment of two replicas, just ordered, and a secret."""
    with emulated(Config(), clock=clock) as plain:
        assert plain("POST", "/secrets", {"name": "broker-url", "value": "redis://"}).status_code == 201
        assert plain("POST", AT, DEPLOYMENT).status_code == 201
        yield plain


VARIABLES = {
    "container_name": "ocr-0",
    "env": [{"name": "A", "value_or_reference_to_secret": "1", "type": "plain"}],
}
SHOWN = {
    "name",
    "containers",
    "endpoint_base_url",
    "created_at",
    "compute",
    "container_registry_settings",
    "is_spot",
}
CREDENTIALS = {"name": "hub", "type": "dockerhub", "username": "u", "access_token": "t"}
FILES = {"name": "certs", "files": [{"file_name": "ca.pem", "base64_content": "eA=="}]}
JOB = {
    **DEPLOYMENT,
    "scaling": {"max_replica_count": 4, "queue_message_ttl_seconds": 60, "deadline_seconds": 600},
}

#: Method, path, body, status, and the keys of the answer (of its first element where it is a list; None: it is empty).
CONTRACT: list[tuple[str, str, Any, int, set[str] | None]] = [
    ("GET", AT, None, 200, SHOWN),
    ("POST", AT, deployment(name="other"), 201, SHOWN),
    ("GET", OCR, None, 200, SHOWN),
    ("PATCH", OCR, {"is_spot": True}, 200, SHOWN),
    ("DELETE", OCR, None, 200, None),
    ("GET", f"{OCR}/status", None, 200, {"status"}),
    ("POST", f"{OCR}/restart", None, 201, None),
    ("POST", f"{OCR}/pause", None, 201, None),
    ("POST", f"{OCR}/resume", None, 201, None),
    ("POST", f"{OCR}/purge-queue", None, 201, None),
    ("GET", f"{OCR}/scaling", None, 200, set(DEPLOYMENT["scaling"])),
    ("PATCH", f"{OCR}/scaling", {"min_replica_count": 1}, 200, set(DEPLOYMENT["scaling"])),
    ("GET", f"{OCR}/replicas", None, 200, {"list"}),
    ("GET", f"{OCR}/environment-variables", None, 200, {"container_name", "env"}),
    ("POST", f"{OCR}/environment-variables", VARIABLES, 200, {"container_name", "env"}),
    (
        "DELETE",
        f"{OCR}/environment-variables",
        {"container_name": "ocr-0", "env": ["A"]},
        200,
        set(VARIABLES),
    ),
    ("GET", "/serverless-compute-resources", None, 200, {"name", "size", "is_available"}),
    ("GET", "/secrets", None, 200, {"name", "created_at", "secret_type"}),
    ("POST", "/secrets", {"name": "s", "value": "v"}, 201, None),
    ("DELETE", "/secrets/broker-url?force=false", None, 200, None),
    ("POST", "/container-registry-credentials", CREDENTIALS, 201, None),
    ("POST", "/file-secrets", FILES, 201, None),
    ("GET", "/balance", None, 200, {"amount", "currency"}),
    ("POST", "/job-deployments", JOB, 201, (SHOWN - {"is_spot"}) | {"created_by_user_id"}),
]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "keys"),
    CONTRACT,
    ids=lambda v: str(sorted(v) if isinstance(v, set) else v)[:40],
)
def test_each_endpoint_answers_in_its_shape(
    api: Plain, method: str, path: str, body: Any, status: int, keys: set[str] | None
) -> None:
    answer = api(method, path, body)
    assert answer.status_code == status
    assert answer.headers["RateLimit-Policy"] == '"project";q=500;w=60, "endpoint";q=60;w=60'
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    if keys is None:
        assert answer.content == b""
    else:
        said = answer.json()
        assert set(said[0] if isinstance(said, list) else said) == keys


def test_an_image_is_a_string_in_requests_and_an_object_in_answers(api: Plain) -> None:
    container = api("GET", OCR).json()["containers"][0]
    assert container["image"]["image"] == "ghcr.io/acme/ocr:1.2.3"
    assert container["name"] == "ocr-0"
    assert (
        api("PATCH", OCR, {"containers": [container]}).json()["message"]
        == "containers.0.image must be a string"
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (deployment(name="Ocr"), "RFC 1123"),
        (deployment(name="x" * 46), "shorter than or equal to 45"),
        (deployment(containers=[]), "containers should not be empty"),
        (deployment(container={"image": "acme/ocr"}), "other than latest"),
        (deployment(container={"image": "acme/ocr:latest"}), "other than latest"),
        (deployment(container={"exposed_port": None}), "containers.0.exposed_port should not be null"),
        (
            deployment(
                container={"volume_mounts": [{"type": "scratch", "mount_path": "/d", "size_in_mb": 9}]}
            ),
            "volume_id",
        ),
        (
            deployment(
                container={"env": [{"name": "A", "type": "secret", "value_or_reference_to_secret": "?"}]}
            ),
            "secret",
        ),
        (deployment(compute={"name": "Abacus", "size": 1}), "does not exist"),
        (deployment(most=0), "max_replica_count must not be less than 2"),
        (deployment(scaling=None), "scaling should not be null"),
    ],
)
def test_what_makes_no_sense_is_refused_with_one_reason(api: Plain, body: Any, message: str) -> None:
    answer = api("POST", AT, {**body, "name": body["name"] if body["name"] != "ocr" else "other"})
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_request")
    assert message in answer.json()["message"]


def test_a_name_is_taken_until_its_deployment_is_gone(api: Plain) -> None:
    assert api("POST", AT, DEPLOYMENT).status_code == 409
    api("DELETE", OCR)
    assert api("GET", OCR).json()["code"] == "not_found"
    assert api("POST", AT, DEPLOYMENT).status_code == 201


def test_a_part_of_the_scaling_is_merged_and_an_absent_trigger_is_shown_as_off(api: Plain) -> None:
    scaling = api("PATCH", f"{OCR}/scaling", {"max_replica_count": 5}).json()
    assert (scaling["min_replica_count"], scaling["max_replica_count"]) == (2, 5)
    assert scaling["scaling_triggers"]["gpu_utilization"] == {"enabled": False, "threshold": None}


def test_a_secret_in_use_is_deleted_only_by_force(api: Plain) -> None:
    variable = {"name": "URL", "type": "secret", "value_or_reference_to_secret": "broker-url"}
    api("POST", f"{OCR}/environment-variables", {"container_name": "ocr-0", "env": [variable]})
    assert api("DELETE", "/secrets/broker-url?force=false").status_code == 400
    assert api("DELETE", "/secrets/broker-url?force=true").status_code == 200


# Tokens and limits.


def test_tokens_are_given_for_credentials_and_end(api: Plain, clock: ManualClock) -> None:
    assert api("POST", "/oauth2/token", {"grant_type": "password"}).status_code == 400
    wrong = {"grant_type": "client_credentials", "client_id": "emulator", "client_secret": "no"}
    assert api("POST", "/oauth2/token", wrong).json()["code"] == "unauthorized_request"
    clock.advance(3600)
    assert api("GET", AT).status_code == 401


def test_a_refresh_token_works_without_client_id_and_more_than_once(api: Plain) -> None:
    refresh = {"grant_type": "refresh_token", "refresh_token": "rt-1"}
    tokens = [api("POST", "/oauth2/token", refresh).json()["access_token"] for _ in range(2)]
    assert len(set(tokens)) == 2
    assert all(Plain(api.emulator, token)("GET", AT).status_code == 200 for token in tokens)


def test_prices_need_no_token_and_all_else_does(api: Plain) -> None:
    stranger = Plain(api.emulator)
    (l40s,) = [
        t
        for t in stranger("GET", "/container-types?currency=usd").json()
        if t["instance_type"] == "1L40S.20V"
    ]
    assert (l40s["model"], l40s["serverless_price"], l40s["serverless_spot_price"]) == (
        "L40S",
        "1.51",
        "0.76",
    )
    assert stranger("GET", AT).status_code == 401


def test_sixty_requests_a_minute_for_a_path_and_no_more(api: Plain, clock: ManualClock) -> None:
    answers = [api("GET", f"{OCR}/status") for _ in range(61)]
    assert [answer.status_code for answer in answers] == [200] * 60 + [429]
    assert answers[-1].headers["Retry-After"] == "60"
    assert '"endpoint";r=59;t=60' in answers[0].headers["RateLimit"]
    assert api("GET", f"{OCR}/replicas").status_code == 200
    clock.advance(60)
    assert api("GET", f"{OCR}/status").status_code == 200


def test_five_hundred_requests_a_minute_for_the_project(api: Plain) -> None:
    for number in range(490):
        api.emulator.world.limits.take("GET", f"/{number}")
    refused = [api("GET", f"{AT}/name-{n}").status_code for n in range(20)].count(429)
    assert refused == 20 - (500 - 490 - 2)  # two were used by the fixture


# Faults.

SERVICE_ERROR = '{"code": "server_error", "message": "Internal server error"}'
OTHER = deployment(name="other")
#: Fault, method, path, body, status, and what the answer says.
EFFECTS: list[tuple[str, str, str, Any, int, str]] = [
    ("create-failed-but-created", "POST", AT, OTHER, 500, SERVICE_ERROR),
    ("create-unavailable", "POST", AT, OTHER, 503, '"service_unavailable"'),
    ("delete-timeout", "DELETE", OCR, None, 408, "still being deleted"),
    ("rate-limit-json", "GET", AT, None, 429, '"rate_limit_exceeded"'),
    ("rate-limit-text", "GET", AT, None, 429, "Slow down."),
    ("bad-gateway", "GET", AT, None, 502, "<html>"),
    ("server-error", "GET", AT, None, 500, SERVICE_ERROR),
    ("token-revoked", "GET", AT, None, 401, '"unauthorized_request"'),
    ("status-updating", "GET", f"{OCR}/status", None, 200, '"updating"'),
    ("status-terminating", "GET", f"{OCR}/status", None, 200, '"terminating"'),
    ("status-unknown", "GET", f"{OCR}/status", None, 200, '"hibernating"'),
    ("replica-unknown", "GET", f"{OCR}/replicas", None, 200, '"hibernating"'),
    ("compute-unavailable", "GET", "/serverless-compute-resources", None, 200, '"is_available": false'),
    ("insufficient-funds", "PATCH", f"{OCR}/scaling", {"max_replica_count": 9}, 402, '"insufficient_funds"'),
]


@pytest.mark.parametrize(
    ("fault", "method", "path", "body", "status", "text"), EFFECTS, ids=lambda v: str(v)[:30]
)
def test_a_fault_shows_as_often_as_it_is_switched_on_for_and_no_more(
    api: Plain, fault: str, method: str, path: str, body: Any, status: int, text: str
) -> None:
    api.control("/faults", "PUT", [{"name": fault, "times": 1, "path": path}])
    elsewhere = api("GET", "/balance")
    answer = api(method, path, body)
    assert (elsewhere.status_code, answer.status_code) == (200, status)
    assert text in answer.text
    assert api.control("/faults")["on"] == []


def test_a_creation_that_answered_500_has_happened(api: Plain) -> None:
    api.control("/faults", "PUT", [{"name": "create-failed-but-created", "times": 1}])
    assert api("POST", AT, OTHER).status_code == 500
    assert api("GET", f"{AT}/other").status_code == 200


def test_variables_may_be_answered_as_the_document_says_which_the_sdk_cannot_read(api: Plain) -> None:
    path = f"{OCR}/environment-variables"
    api("POST", path, VARIABLES)
    assert api("PATCH", path, VARIABLES).json() == VARIABLES
    api.control("/faults", "PUT", [{"name": "env-patch-array"}])
    assert api("PATCH", path, VARIABLES).json() == [VARIABLES]


def test_a_fault_that_does_not_exist_is_refused(api: Plain) -> None:
    assert api.control("/faults", "PUT", [{"name": "locusts"}]) == {
        "code": "invalid_request",
        "message": "there is no fault locusts",
    }


# The official SDK, unmodified.


class Recorder:
    """A service of the SDK that notes which of its methods were used."""

    def __init__(self, service: Any) -> None:
        self._service = service
        self.used: set[str] = set()

    def __getattr__(self, name: str) -> Any:
        self.used.add(name)
        return getattr(self._service, name)


def _methods(service: type) -> set[str]:
    return {name for name, value in vars(service).items() if callable(value) and not name.startswith("_")}


def _deployment(name: str, **more: Any) -> Deployment:
    container = Container("ghcr.io/acme/ocr:1.2.3", 8000, volume_mounts=[VolumeMount("scratch", "/data")])
    scaling = ScalingOptions.from_dict(DEPLOYMENT["scaling"])
    return Deployment(name, [container], ComputeResource("L40S", 1), scaling=scaling, **more)


def test_the_sdk_drives_every_method_for_containers(api: Plain, clock: ManualClock, tmp_path: Path) -> None:
    containers = Recorder(sdk(api).containers)
    created = containers.create_deployment(_deployment("sdk"))
    created.containers[0].image = created.containers[0].image["image"]
    created.containers[0].exposed_port = 9000
    assert containers.update_deployment("sdk", created).containers[0].exposed_port == 9000
    assert [found.name for found in containers.get_deployments()] == ["ocr", "sdk"]
    assert containers.get_deployment_by_name("sdk").created_at == created.created_at
    assert containers.get_deployment("sdk").name == "sdk"
    clock.advance(60)
    assert containers.get_deployment_status("sdk").value == "healthy"
    assert [replica.status for replica in containers.get_deployment_replicas("sdk")] == ["running"] * 2
    scaling = containers.get_deployment_scaling_options("sdk")
    scaling.max_replica_count = 3
    assert containers.update_deployment_scaling_options("sdk", scaling).max_replica_count == 3
    for verb in ("restart_deployment", "pause_deployment", "resume_deployment", "purge_deployment_queue"):
        assert getattr(containers, verb)("sdk") is None
    _drive_environment(containers)
    _drive_the_rest(containers, tmp_path)
    containers.delete_deployment("sdk")
    assert containers.used == _methods(ContainersService)


def _drive_environment(containers: Any) -> None:
    def values(found: dict[str, list[EnvVar]]) -> list[str]:
        return [variable.value_or_reference_to_secret for variable in found["ocr-0"]]

    added = containers.add_deployment_environment_variables(
        "sdk", "ocr-0", [EnvVar("A", "1", EnvVarType.PLAIN)]
    )
    assert values(added) == ["1"]
    changed = [EnvVar("A", "2", EnvVarType.PLAIN)]
    assert values(containers.update_deployment_environment_variables("sdk", "ocr-0", changed)) == ["2"]
    assert values(containers.get_deployment_environment_variables("sdk")) == ["2"]
    assert values(containers.delete_deployment_environment_variables("sdk", "ocr-0", ["A"])) == []


def _drive_the_rest(containers: Any, tmp_path: Path) -> None:
    assert {resource.name for resource in containers.get_compute_resources(size=8)} >= {"H100", "L40S"}
    assert containers.get_gpus(is_available=True)
    containers.create_secret("s", "v")
    assert [secret.name for secret in containers.get_secrets()] == ["broker-url", "s"]
    containers.delete_secret("s", force=True)
    containers.add_registry_credentials(DockerHubCredentials("hub", "u", "t"))
    assert [credential.name for credential in containers.get_registry_credentials()] == ["hub"]
    containers.delete_registry_credentials("hub")
    file = tmp_path / "ca.pem"
    file.write_text("x")
    containers.create_fileset_secret_from_file_paths("certs", [str(file)])
    assert containers.get_fileset_secrets()[0].secret_type.value == "file-secret"
    containers.delete_fileset_secret("certs")


def test_the_sdk_drives_every_method_for_jobs_prices_and_balance(api: Plain) -> None:
    client = sdk(api)
    jobs = Recorder(client.job_deployments)
    job = JobDeployment(
        "job", _deployment("job").containers, ComputeResource("L40S", 1), JobScalingOptions(4, 60, 600)
    )
    jobs.create(job)
    job.containers[0].name = "ocr-0"
    job.scaling = JobScalingOptions(8, 60, 600)
    jobs.update("job", job)
    assert jobs.get_scaling_options("job").max_replica_count == 8
    assert (jobs.get()[0].name, jobs.get_by_name("job").name) == ("job", "job")
    jobs.pause("job")
    assert jobs.get_status("job").value == "paused"
    jobs.resume("job")
    jobs.purge_queue("job")
    jobs.delete("job", timeout=120_000)
    assert jobs.used == _methods(JobDeploymentsService)
    assert client.container_types.get("eur")[0].currency == "eur"
    assert client.balance.get().currency == "usd"


def test_the_sdk_gets_errors_that_it_understands(api: Plain) -> None:
    with pytest.raises(APIException) as caught:
        sdk(api).containers.get_deployment("nothing")
    assert (caught.value.code, caught.value.message) == ("not_found", "Deployment not found")
