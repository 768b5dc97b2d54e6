"""The name of a case's workflow, and its inverse."""

_PREFIX = "case:"


def workflow_id(case: str) -> str:
    """Return the id of a case's workflow."""
    return f"{_PREFIX}{case}"


def case_of(workflow: str) -> str:
    """Return the case of a workflow id: the inverse of `workflow_id`."""
    return workflow.removeprefix(_PREFIX)
