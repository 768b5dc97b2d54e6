"""Mutation testing of the law of terms: one change in a module at a time, and does a test notice?

    make mutants MODULE=counting
    make mutants MODULE="due pause"

The tests are collected once. For each mutant the process forks, the child gives the functions that are
loaded already their changed code, and runs the tests up to the first that fails. A change outside any
function is made on import, in a process of its own. What survives is a gap in the tests, or changes
nothing: docs/decisions/0028 tells which did so before.
"""

import ast
import os
import subprocess
import sys
from collections import Counter
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from mmap import mmap
from pathlib import Path
from types import ModuleType

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.mutation.changes import changes
from tests.mutation.child import brief, codes, put, silence

TESTS = ["tests/terms", "tests/decisions"]
QUIETLY = ["-q", "--tb=no", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]


class Forking:
    """Collects the tests once, and lets a child per mutant run them."""

    def __init__(self, modules: list[ModuleType], which: str) -> None:
        self.modules, self.which = modules, which
        self.noticed = mmap(-1, 8)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run no tests here: fork for each mutant, and tell what survived."""
        brief(session.items)
        unchanged = {module: ast.unparse(ast.parse(source_of(module))) for module in self.modules}
        anew = [] if self.which == "inside" else list(unchanged.items())[:1]
        if self.killed(session, unchanged) or any(killed_anew(*each) for each in anew):
            raise session.Failed("a test fails without any change")
        for module in self.modules:
            self.tried(session, module)
        return True

    def tried(self, session: pytest.Session, module: ModuleType) -> None:
        """Try the mutants of one module, and tell what survived."""
        source, found = source_of(module), Counter[bool]()
        tree = ast.parse(source)
        for each in list(changes(tree, module)):
            if self.which == ("outside" if each.inside else "inside"):
                continue
            changed = each.made_in(tree)
            killed = self.killed(session, {module: changed}) if each.inside else killed_anew(module, changed)
            found[killed] += 1
            if not killed:
                tell(f"{module.__name__}, line {each.told(source)}")
        tell(f"{module.__name__}: {sum(found.values())} mutants, {found[False]} survived")

    def killed(self, session: pytest.Session, sources: dict[ModuleType, str]) -> bool:
        """Return whether a test fails in a child in which the functions of a module have that code.

        That test comes first from then on: what noticed one change often notices the next.
        """
        following = [*session.items[1:], None]
        child = os.fork()
        if child == 0:
            silence()
            for module, source in sources.items():
                put(codes(compile(source, str(module.__file__), "exec")), vars(module))
            for place, item in enumerate(session.items):
                self.noticed[:] = place.to_bytes(8)
                item.ihook.pytest_runtest_protocol(item=item, nextitem=following[place])
                if session.testsfailed:
                    os._exit(1)
            os._exit(0)
        killed = os.waitpid(child, 0)[1] != 0
        if killed:
            session.items.insert(0, session.items.pop(int.from_bytes(self.noticed[:])))
        return killed


def source_of(module: ModuleType) -> str:
    """Return the text of a module."""
    return Path(str(module.__file__)).read_text(encoding="utf-8")


def tell(line: str) -> None:
    """Say something at once: a run takes minutes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


class Brief:
    """The same few examples in a process of its own."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Choose and order the tests as for a child that was forked."""
        brief(items)


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


def main(names: str, option: str = "all") -> int:
    """Try the mutants of some modules, or those `inside` or `outside` functions; return the exit code."""
    if option == "--instead":
        return instead(names, sys.stdin.read())
    plugin = Forking([import_module(f"domain.terms.{name}") for name in names.split()], option)
    return pytest.main(["-s", *QUIETLY, *TESTS], plugins=[plugin])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
