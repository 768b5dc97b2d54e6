"""A child that runs the tests with changed code: it says nothing, and ends by itself."""

import os
import resource
from types import CodeType, FunctionType
from typing import Any

import pytest
from hypothesis import Phase, settings

EXAMPLES, CPU_SECONDS, BYTES = 60, 25, 6 * 2**30


def brief(items: list[pytest.Item]) -> None:
    """Put the tests with drawn examples last; they get few examples, the same each time, and shrink none."""
    drawn: list[Any] = [item for item in items if hasattr(getattr(item, "obj", None), "hypothesis")]
    for test in (item.obj for item in drawn):
        test._hypothesis_internal_use_settings = settings(  # noqa: SLF001 - settings are given only once
            test._hypothesis_internal_use_settings,  # noqa: SLF001 - as above
            max_examples=EXAMPLES,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
        )
    items.sort(key=lambda item: item in drawn)


def silence() -> None:
    """Let a child say nothing, and end by itself where a mutant never does."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def codes(code: CodeType) -> dict[str, CodeType]:
    """Return the code of each function and class in a module, by its qualified name."""
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    deeper = (item for each in inner for item in codes(each).items())
    return {each.co_qualname: each for each in inner} | dict(deeper)


def put(new: dict[str, CodeType], namespace: Any) -> None:
    """Give the functions in a namespace, and in its classes, their new code."""
    for each in list(namespace.values()):
        if isinstance(each, type) and each.__qualname__ in new:
            put(new, vars(each))
        function = getattr(each, "fget", None) or getattr(each, "func", None) or each
        function = getattr(function, "__wrapped__", None) or getattr(function, "__func__", function)
        if isinstance(function, FunctionType) and function.__qualname__ in new:
            function.__code__ = new[function.__qualname__]
