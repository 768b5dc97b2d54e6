"""What was typed into a form that could not be taken in: shown again with its own fields."""

from fastapi import Request
from starlette.datastructures import FormData

from domain.catalogue import transition_named
from web.forms.body import form_of
from web.forms.fields import Field, fields_of
from web.forms.filled import Filled
from web.sign_in.guard import FIELD

INTAKE = "receive-initiative"


async def kept(request: Request) -> Filled | None:
    """Return the form as it was filled in, or nothing where no step was.

    Nothing of the case is in it: who sees this may not be signed in.
    """
    fields = _fields_at(request) if request.method == "POST" else ()
    if not fields:
        return None
    form = await form_of(request)
    return Filled(fields, FormData([(name, value) for name, value in form.multi_items() if name != FIELD]))


def _fields_at(request: Request) -> tuple[Field, ...]:
    step = request.scope.get("path_params", {}).get("step")
    name = INTAKE if request.url.path == "/intake" else step
    transition = None if name is None else transition_named(name)
    return () if transition is None else fields_of(transition)
