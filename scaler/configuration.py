"""Finds and reads `scaling.yaml`. It decides nothing."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.errors import NotConfigured
from scaler.policy.config import Scaling

#: Taken from the folder in which a program is started, where no other file is named.
USUAL = Path("scaling.yaml")


def file_in_force(named: Path | None) -> Path | None:
    """The whole path of the file that counts: the named one, else `scaling.yaml` of this folder, None where neither is.

    Raises NotConfigured if a named file is missing: its limits must not be replaced by others without a word.
    """
    path = (named or USUAL).absolute()
    if path.is_file():
        return path
    if named is not None:
        raise NotConfigured(f"DECKFLOW_SCALING_FILE: there is no file {path}")
    return None


def load(named: Path | None) -> Scaling:
    """The scaling configuration in the file that counts; the PRD's own where there is none.

    Raises NotConfigured for a named file that is missing, and with the key and the reason for one that is not valid.
    """
    path = file_in_force(named)
    if path is None:
        return Scaling()
    try:
        return Scaling.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
    except yaml.YAMLError as error:
        raise NotConfigured(f"{path} is not YAML: {error}") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise NotConfigured(f"{path}: {problems}") from error
