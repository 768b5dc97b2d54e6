"""Which small changes a mutant can be: one thing in a module that somebody could have got wrong."""

import ast
from collections.abc import Iterator
from enum import EnumMeta
from types import ModuleType
from typing import Any, NamedTuple

_SWAPS: dict[type, tuple[type, ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.FloorDiv,),
    ast.FloorDiv: (ast.Mult,),
    ast.Mod: (ast.FloorDiv,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
}
_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
_UNTOUCHED = {"annotation", "returns", "decorator_list", "bases"}
_CONDITIONS = {"test", "ifs", "guard"}


class Change(NamedTuple):
    """One change: what comes in a field of a node. `inside` tells whether a function has it in its body."""

    node: Any
    field: str
    index: int | None
    new: Any
    line: int
    inside: bool

    def told(self, source: str) -> str:
        """Return where it stands, and what it put there."""
        new = ast.unparse(self.new) if isinstance(self.new, ast.expr | ast.stmt) else type(self.new).__name__
        return f"{self.line}, {self.field} -> {new}: {source.splitlines()[self.line - 1].strip()}"

    def made_in(self, tree: ast.Module) -> str:
        """Return the source of the tree with this change; the tree stays as it was."""
        there = getattr(self.node, self.field)
        new = self.new if self.index is None else [*there[: self.index], self.new, *there[self.index + 1 :]]
        setattr(self.node, self.field, new)
        source = ast.unparse(tree)
        setattr(self.node, self.field, there)
        return source


def changes(node: ast.AST, module: ModuleType, line: int = 0, *, inside: bool = False) -> Iterator[Change]:
    """Yield every change in a tree, in the order of the lines; `module` knows its enumerations.

    Types are the type checker's, and sentences are for people to read: neither is changed.
    """
    line = getattr(node, "lineno", line)
    for field, value in ast.iter_fields(node):
        if field in _UNTOUCHED:
            continue
        within = inside or (isinstance(node, ast.FunctionDef) and field == "body")
        for index, each in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if _silent(each):
                continue
            for new in (*_other_value(each), *_other_member(each, module), *_without(each, node, field)):
                yield Change(node, field, index, new, getattr(each, "lineno", line), within)
            if isinstance(each, ast.AST):
                yield from changes(each, module, line, inside=within)


def _silent(node: object) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.JoinedStr | ast.ImportFrom | ast.Import)


def _other_value(node: object) -> list[Any]:
    match node:
        case ast.Constant(value=bool(value)):
            return [ast.Constant(not value)]
        case ast.Constant(value=int(value)):
            return [ast.Constant(value + 1), ast.Constant(value - 1)]
        case ast.Constant(value=str(value)) if " " not in value:
            return [ast.Constant(f"{value}x")]
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            return [operand]
        case ast.Name(id=name) if name in _NAMES:
            return [ast.Name(_NAMES[name], ast.Load())]
    return [new() for new in _SWAPS.get(type(node), ())]


def _other_member(node: object, module: ModuleType) -> list[Any]:
    match node:
        case ast.Attribute(value=ast.Name(id=name), attr=attribute):
            kind = getattr(module, name, None)
            members = [*kind.__members__] if isinstance(kind, EnumMeta) else []
            if attribute in members:
                following = members[(members.index(attribute) + 1) % len(members)]
                return [ast.Attribute(ast.Name(name, ast.Load()), following, ast.Load())]
    return []


def _without(node: object, owner: ast.AST, field: str) -> list[Any]:
    """A statement left out, or a branch that is always or never taken."""
    if isinstance(node, ast.expr) and field in _CONDITIONS:
        return [ast.Constant(value=True), ast.Constant(value=False)]
    early = isinstance(node, ast.Return) and isinstance(owner, ast.If)
    if early or isinstance(node, ast.Expr | ast.AugAssign | ast.Raise | ast.Continue | ast.Break):
        return [ast.Pass()]
    return []
