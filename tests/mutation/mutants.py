"""Mutation testing of the law of terms: one change in a module at a time, and does a test notice?

    make mutants MODULE=counting

The tests are collected once. For each mutant the process forks, the child gives the functions that are
loaded already their changed code, and runs the tests up to the first that fails. A change outside any
function is made on import, in a process of its own. What survives is a gap in the tests, or changes
nothing: docs/decisions/0029 tells which did so before.
"""

import ast
import os
import resource
import subprocess
import sys
from collections import Counter
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from itertools import zip_longest
from pathlib import Path
from tempfile import mkdtemp
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from hypothesis import Phase, settings

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.mutation.changes import changes

TESTS = ["tests/terms", "tests/decisions"]
QUIETLY = ["-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]
EXAMPLES, CPU_SECONDS, BYTES = 60, 25, 6 * 2**30


class Forking:
    """Collects the tests once, and lets a child per mutant run them."""

    def __init__(self, module: ModuleType, which: str) -> None:
        self.module, self.which = module, which
        self.noticed = Path(mkdtemp()) / "noticed"
        self.source = Path(str(module.__file__)).read_text(encoding="utf-8")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run no tests here: fork for each mutant, and tell what survived."""
        brief(session.items)
        tree, found = ast.parse(self.source), Counter[str]()
        if self.killed(session, ast.unparse(tree)):
            raise session.Failed("a test fails without any change")
        for each in list(changes(tree, self.module)):
            if self.which == ("outside" if each.inside else "inside"):
                continue
            changed = each.made_in(tree)
            killed = self.killed(session, changed) if each.inside else killed_anew(self.module, changed)
            found["killed" if killed else "survived"] += 1
            if not killed:
                sys.stdout.write(f"survived: line {each.told(self.source)}\n")
                sys.stdout.flush()
        sys.stdout.write(f"{self.module.__name__}: {sum(found.values())} mutants, {dict(found)}\n")
        return True

    def killed(self, session: pytest.Session, source: str) -> bool:
        """Return whether a test fails in a child in which the functions of the module have that code.

        That test comes first from then on: what noticed one change often notices the next.
        """
        child = os.fork()
        if child == 0:
            silence()
            put(codes(compile(source, str(self.module.__file__), "exec")), vars(self.module))
            for item, following in zip_longest(session.items, session.items[1:]):
                self.noticed.write_text(item.nodeid)
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.testsfailed:
                    os._exit(1)
            os._exit(0)
        killed = os.waitpid(child, 0)[1] != 0
        if killed:
            noticed = self.noticed.read_text()
            session.items.sort(key=lambda item: item.nodeid != noticed)
        return killed


class Brief:
    """The same few examples in a process of its own."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose and order the tests as for a child that was forked."""
        brief(items)


def brief(items: list[pytest.Item]) -> None:
    """Put the tests with drawn examples last; they get few examples, the same each time, and shrink none."""
    drawn = [item for item in items if hasattr(getattr(item, "obj", None), "hypothesis")]
    for item in drawn:
        test: Any = item.obj  # type: ignore[attr-defined] - what has `hypothesis` has its function
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


def killed_anew(module: ModuleType, source: str) -> bool:
    """Return whether a test fails in a process that imports the module with that source."""
    run = [sys.executable, __file__, module.__name__, "--instead"]
    return subprocess.run(run, input=source, text=True, capture_output=True, check=False).returncode != 0


def instead(name: str, source: str) -> int:
    """Import a module with another source, and run the tests."""
    silence()
    spec = find_spec(name)
    assert spec is not None
    module = sys.modules[name] = module_from_spec(spec)
    exec(compile(source, str(spec.origin), "exec"), vars(module))  # noqa: S102 - our own code, but for one thing
    return pytest.main(["-x", *QUIETLY, *TESTS], plugins=[Brief()])


def main(name: str, option: str = "all") -> int:
    """Try the mutants of a module, or those `inside` or `outside` its functions; return the exit code."""
    if option == "--instead":
        return instead(name, sys.stdin.read())
    plugin = Forking(import_module(f"domain.terms.{name}"), option)
    return pytest.main(["-s", *QUIETLY, *TESTS], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
