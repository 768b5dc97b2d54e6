"""A fault of the engine is told as what it is, with the way to go on."""

import asyncio

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from cli.office import Fault
from workers.reaching import handing_in
from workflows.case_client import EngineFailedError, _again
from workflows.messages import Receipt


async def _other_failure() -> Receipt:
    raise WorkflowUpdateFailedError(ApplicationError("an unknown field", type="ValidationError"))


def test_a_worker_of_another_version_is_not_taken_for_silence() -> None:
    with pytest.raises(EngineFailedError):
        asyncio.run(_again(_other_failure))
    with pytest.raises(Fault) as told, handing_in("brief-7"):
        raise EngineFailedError("an unknown field")
    assert told.value.code == "engine-failed"
    assert "brief-7" in told.value.sentence
