"""The least that Temporal can do for an update: what a submission is held against."""

from temporalio import workflow


@workflow.defn(name="Bare")
class BareWorkflow:
    """Takes updates, and does nothing with them."""

    def __init__(self) -> None:
        self._over = False

    @workflow.run
    async def run(self) -> None:
        """Wait to be told that it is over."""
        await workflow.wait_condition(lambda: self._over)

    @workflow.update
    async def nothing(self, what: str) -> str:
        """Return what came in."""
        return what

    @workflow.signal
    def end(self) -> None:
        """Let the workflow end."""
        self._over = True
