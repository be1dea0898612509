"""scaling.yaml: the PRD's keys and numbers, and what is said of one that is wrong."""

from pathlib import Path

import pytest
import yaml

from pipeline.errors import NotConfigured
from scaler import configuration
from scaler.policy.config import Scaling

ROOT = Path(__file__).parents[2]

#: The PRD's "Pipeline-Optimized Scaling Configuration".
PRD = """
vision_container_scaling: {min_replicas: 0, max_replicas: 2, scale_up_trigger: document_uploaded, scale_up_delay: 0s,
  scale_down_trigger: no_vision_tasks_in_pipeline, scale_down_delay: 300s, startup_timeout: 180s,
  parallel_tasks_per_replica: 2}
text_container_scaling: {min_replicas: 0, max_replicas: 3, scale_up_trigger: vision_analysis_80_percent_complete,
  pre_warm_delay: 30s, scale_down_trigger: no_text_tasks_in_pipeline, scale_down_delay: 600s, startup_timeout: 240s,
  sequential_then_parallel: true}
pipeline_coordination: {max_concurrent_pipelines_per_container: 3, vision_to_text_handoff_timeout: 30s,
  pipeline_failure_retry_delay: 120s, cross_container_communication_timeout: 15s}
"""


def test_the_file_of_the_project_says_what_the_prd_says() -> None:
    assert yaml.safe_load((ROOT / "scaling.yaml").read_text()) == yaml.safe_load(PRD)


def test_the_figures_of_the_code_are_those_of_the_file() -> None:
    assert configuration.load(ROOT / "scaling.yaml") == Scaling()


@pytest.mark.parametrize(
    ("text", "seconds"), [("300s", 300), ("5m", 300), ("0.5h", 1800), ("0s", 0), (45, 45)]
)
def test_durations_take_units(text: str | int, seconds: float) -> None:
    scaling = Scaling.model_validate({"vision_container_scaling": {"scale_down_delay": text}})
    assert scaling.vision_container_scaling.scale_down_delay == seconds


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("text_container_scaling: {max_replica: 3}", "text_container_scaling.max_replica"),
        ("text_container_scaling: {scale_down_delay: soon}", "scale_down_delay: .*such as 300s"),
        ("vision_container_scaling: {max_replicas: 0}", "vision_container_scaling.max_replicas"),
        ("vision_container_scaling: {min_replicas: 3}", "min_replicas must not be above max_replicas"),
        ("vision_container_scaling: {scale_up_trigger: moon}", "scale_up_trigger"),
        (
            "text_container_scaling: {scale_up_trigger: vision_analysis_x_percent_complete}",
            "scale_up_trigger",
        ),
        ("scaling: {}", "scaling: Extra inputs"),
        ("a: [", "not YAML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, written: str, complaint: str) -> None:
    (tmp_path / "scaling.yaml").write_text(written)
    with pytest.raises(NotConfigured, match=complaint):
        configuration.load(tmp_path / "scaling.yaml")


def test_the_percentage_of_the_text_trigger_can_be_chosen() -> None:
    scaling = Scaling.model_validate(
        {"text_container_scaling": {"scale_up_trigger": "vision_analysis_50_percent_complete"}}
    )
    assert scaling.text_container_scaling.trigger_percent == 50
