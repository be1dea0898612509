"""Reads `scaling.yaml`. It decides nothing."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.errors import NotConfigured
from scaler.policy.config import Scaling


def load(path: Path) -> Scaling:
    """The scaling configuration in a file; the PRD's own where there is none.

    Raises NotConfigured with the key and the reason if the file is not valid.
    """
    if not path.exists():
        return Scaling()
    try:
        return Scaling.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except yaml.YAMLError as error:
        raise NotConfigured(f"{path.name} is not YAML: {error}") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise NotConfigured(f"{path.name}: {problems}") from error
