"""The PRD's scaling configuration under the PRD's own keys. It reads no file and decides nothing.

Durations are seconds, or a number with `s`, `m` or `h` behind it. The defaults are the PRD's; an unknown key, or a value that
makes no sense, is refused with the key's name.
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    NonNegativeInt,
    PositiveInt,
    model_validator,
)

from scaler.policy.snapshot import Pool

_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|h)")
_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0}


def _seconds(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = _DURATION.fullmatch(value.strip())
    if match is None:
        raise ValueError("a duration is a number followed by s, m or h, such as 300s")
    return float(match[1]) * _UNITS[match[2]]


Duration = Annotated[float, BeforeValidator(_seconds), Field(ge=0, allow_inf_nan=False)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _PoolScaling(_Section):
    min_replicas: NonNegativeInt = 0
    max_replicas: PositiveInt
    scale_down_delay: Duration
    startup_timeout: Duration

    @model_validator(mode="after")
    def _min_is_not_above_max(self) -> Self:
        if self.min_replicas > self.max_replicas:
            raise ValueError("min_replicas must not be above max_replicas")
        return self


class VisionScaling(_PoolScaling):
    """`vision_container_scaling`."""

    max_replicas: PositiveInt = 2
    scale_up_trigger: Literal["document_uploaded"] = "document_uploaded"
    scale_up_delay: Duration = 0.0
    scale_down_trigger: Literal["no_vision_tasks_in_pipeline"] = "no_vision_tasks_in_pipeline"
    scale_down_delay: Duration = 300.0
    startup_timeout: Duration = 180.0
    parallel_tasks_per_replica: PositiveInt = 2


class TextScaling(_PoolScaling):
    """`text_container_scaling`.

    Text starts at the trigger's percentage, or `pre_warm_delay` before vision is expected to end if that comes first.
    """

    max_replicas: PositiveInt = 3
    scale_up_trigger: str = Field(
        "vision_analysis_80_percent_complete", pattern=r"^vision_analysis_\d{1,3}_percent_complete$"
    )
    pre_warm_delay: Duration = 30.0
    scale_down_trigger: Literal["no_text_tasks_in_pipeline"] = "no_text_tasks_in_pipeline"
    scale_down_delay: Duration = 600.0
    startup_timeout: Duration = 240.0
    sequential_then_parallel: bool = True

    @property
    def trigger_percent(self) -> float:
        """The progress of `visual_analysis` at which text is started, in percent."""
        return float(self.scale_up_trigger.split("_")[2])


class PipelineCoordination(_Section):
    """`pipeline_coordination`."""

    max_concurrent_pipelines_per_container: PositiveInt = 3
    vision_to_text_handoff_timeout: Duration = 30.0
    pipeline_failure_retry_delay: Duration = 120.0
    cross_container_communication_timeout: Duration = 15.0


class Scaling(_Section):
    """The whole of `scaling.yaml`."""

    vision_container_scaling: VisionScaling = VisionScaling()
    text_container_scaling: TextScaling = TextScaling()
    pipeline_coordination: PipelineCoordination = PipelineCoordination()

    def at_most(self, replicas: int) -> "Scaling":
        """The same with no more than so many replicas of each pool."""
        changed = {}
        for name, section in (
            ("vision_container_scaling", self.vision_container_scaling),
            ("text_container_scaling", self.text_container_scaling),
        ):
            limits = {
                "min_replicas": min(section.min_replicas, replicas),
                "max_replicas": min(section.max_replicas, replicas),
            }
            changed[name] = section.model_copy(update=limits)
        return self.model_copy(update=changed)

    def of(self, pool: Pool) -> VisionScaling | TextScaling:
        """The section of one pool."""
        return self.vision_container_scaling if pool is Pool.VISION else self.text_container_scaling
