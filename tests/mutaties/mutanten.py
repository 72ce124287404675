"""The mutants of a module: every small change of its syntax tree that a test ought to notice. Runs nothing."""

from __future__ import annotations

import ast
import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_VERGELIJKING: Final[dict[type[ast.cmpop], type[ast.cmpop]]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_REKENTEKEN: Final[dict[type[ast.operator], type[ast.operator]]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TEGENDEEL: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}

Vervang: TypeAlias = "Callable[[Any], None]"
"""Makes the change in a copy of the node."""


@dataclass(frozen=True)
class Mutant:
    """One change: where it stands, what it is, and the module with it, ready to run."""

    nummer: int
    regels: range
    soort: str
    was: str
    wordt: str
    boom: ast.Module
    in_functie: bool

    def __str__(self) -> str:
        """Line, kind, and the statement before and after."""
        return f"regel {self.regels.start}, {self.soort}: {self.was} → {self.wordt}"


def mutants(bron: str, *, teksten: bool = True) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its source.

    Left alone are annotations, docstrings, what only a type checker reads and the sentences of exceptions;
    with ``teksten`` false also every other text.
    """
    boom = ast.parse(bron)
    nummer = 0
    for pad, knoop in _walk(boom, ()):
        for soort, vervang in _changes(knoop, teksten=teksten):
            kopie = copy.deepcopy(boom)
            vervang(_at(kopie, pad))
            ast.fix_missing_locations(kopie)
            voor, na = _statement(boom, pad), _statement(kopie, pad)
            if ast.dump(voor) != ast.dump(na):
                yield Mutant(nummer, _lines(voor), soort, _short(voor), _short(na), kopie, _in_function(boom, pad))
                nummer += 1
        if isinstance(knoop, ast.stmt) and _removable(knoop):
            kopie = copy.deepcopy(boom)
            veld, plek = pad[-1]
            getattr(_at(kopie, pad[:-1]), veld)[plek] = ast.copy_location(ast.Pass(), knoop)
            yield Mutant(nummer, _lines(knoop), "opdracht weg", _short(knoop), "pass", kopie, _in_function(boom, pad))
            nummer += 1


Stap: TypeAlias = "tuple[str, int | None]"


def _walk(knoop: ast.AST, pad: tuple[Stap, ...]) -> Iterator[tuple[tuple[Stap, ...], ast.AST]]:
    yield pad, knoop
    for veld, waarde in ast.iter_fields(knoop):
        if veld in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for nummer, deel in enumerate(waarde if isinstance(waarde, list) else [waarde]):
            if isinstance(knoop, ast.Compare) and _is_none(deel):
                continue  # ``is None`` has its own change
            if isinstance(deel, ast.AST) and not _left_alone(deel):
                yield from _walk(deel, (*pad, (veld, nummer if isinstance(waarde, list) else None)))


def _left_alone(knoop: ast.AST) -> bool:
    match knoop:
        case ast.Expr(value=ast.Constant()):  # a docstring
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Import() | ast.ImportFrom():
            return True
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")):
            return True
        case ast.Assign(targets=[ast.Name(id="__all__" | "model_config")]):
            return True
        case ast.Call(func=ast.Name(id="PydanticCustomError" | "AssertionError" | "cast")):
            return True
    return False


def _at(boom: ast.AST, pad: tuple[Stap, ...]) -> ast.AST:
    for veld, nummer in pad:
        deel = getattr(boom, veld)
        boom = deel if nummer is None else deel[nummer]
    return boom


def _statement(boom: ast.AST, pad: tuple[Stap, ...]) -> ast.AST:
    """The innermost statement that holds a place."""
    binnenste = boom
    for lengte in range(len(pad) + 1):
        knoop = _at(boom, pad[:lengte])
        if isinstance(knoop, ast.stmt):
            binnenste = knoop
    return binnenste


def _in_function(boom: ast.Module, pad: tuple[Stap, ...]) -> bool:
    """Whether a place is in the body of a function, and so is not run by an import."""
    return any(
        stap[0] == "body" and isinstance(_at(boom, pad[:nummer]), ast.FunctionDef) for nummer, stap in enumerate(pad)
    )


def _lines(opdracht: ast.AST) -> range:
    """The lines of a statement; of a block only its head."""
    if not isinstance(opdracht, ast.stmt):
        return range(1, 2)
    inhoud = getattr(opdracht, "body", None)
    einde = inhoud[0].lineno if inhoud else (opdracht.end_lineno or opdracht.lineno) + 1
    return range(opdracht.lineno, max(einde, opdracht.lineno + 1))


def _short(knoop: ast.AST) -> str:
    """The first line of a statement as source, or its head when it is a block."""
    return ast.unparse(knoop).partition("\n")[0] if not isinstance(knoop, ast.Module) else ""


def _changes(knoop: ast.AST, *, teksten: bool) -> Iterator[tuple[str, Vervang]]:
    if isinstance(knoop, ast.expr):
        yield from _changes_of_expression(knoop, teksten=teksten)
    elif isinstance(knoop, ast.stmt):
        yield from _changes_of_statement(knoop)
    elif isinstance(knoop, ast.comprehension):
        yield from (("filter weg", _without_filter(nummer)) for nummer in range(len(knoop.ifs)))


def _changes_of_expression(knoop: ast.expr, *, teksten: bool) -> Iterator[tuple[str, Vervang]]:
    match knoop:
        case ast.Compare():
            for nummer, teken in enumerate(knoop.ops):
                yield "vergelijking", _set_op(nummer, _VERGELIJKING[type(teken)])
        case ast.BinOp() if type(knoop.op) in _REKENTEKEN:
            yield "rekenteken", _set("op", _REKENTEKEN[type(knoop.op)]())
        case ast.BoolOp():
            yield "en/of", _set("op", ast.Or() if isinstance(knoop.op, ast.And) else ast.And())
            yield from (("voorwaarde weg", _without_condition(nummer)) for nummer in range(len(knoop.values)))
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield "teken weg", _become_operand
        case ast.Constant():
            yield from _constants(knoop, teksten=teksten)
        case ast.IfExp():
            yield "takken", _negate
        case ast.Call(func=ast.Name(id=naam)) if naam in _TEGENDEEL:
            yield "tegendeel", _set("func", ast.Name(_TEGENDEEL[naam], ast.Load()))


def _changes_of_statement(knoop: ast.stmt) -> Iterator[tuple[str, Vervang]]:
    match knoop:
        case ast.AugAssign() if type(knoop.op) in _REKENTEKEN:
            yield "rekenteken", _set("op", _REKENTEKEN[type(knoop.op)]())
        case ast.If() | ast.While():
            yield "takken", _negate
        case ast.Return(value=ast.AST()) if not _is_none(knoop.value):
            yield "uitkomst weg", _set("value", ast.Constant(None))


def _is_none(knoop: object) -> bool:
    return isinstance(knoop, ast.Constant) and knoop.value is None


def _constants(knoop: ast.Constant, *, teksten: bool) -> Iterator[tuple[str, Vervang]]:
    match knoop.value:
        case bool():
            yield "waarde", _set("value", not knoop.value)
        case int():
            yield "waarde", _set("value", knoop.value + 1)
        case str() if teksten:
            yield "tekst", _set("value", f"{knoop.value}~" if knoop.value else "~")
        case None:
            yield "waarde", _set("value", "~")


def _removable(opdracht: ast.stmt) -> bool:
    match opdracht:
        case ast.Expr(value=ast.Constant()):
            return False
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Delete() | ast.If() | ast.For():
            return not (isinstance(opdracht, ast.If) and _left_alone(opdracht))
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            return True
    return False


def _set(veld: str, waarde: object) -> Vervang:
    return lambda knoop: setattr(knoop, veld, waarde)


def _set_op(nummer: int, teken: type[ast.cmpop]) -> Vervang:
    def vervang(knoop: ast.Compare) -> None:
        knoop.ops[nummer] = teken()

    return vervang


def _without_condition(nummer: int) -> Vervang:
    """Take one condition out of an *and* or an *or*."""

    def vervang(knoop: ast.BoolOp) -> None:
        knoop.values[nummer] = ast.Constant(isinstance(knoop.op, ast.And))

    return vervang


def _without_filter(nummer: int) -> Vervang:
    def vervang(knoop: ast.comprehension) -> None:
        knoop.ifs[nummer] = ast.Constant(value=True)

    return vervang


def _become_operand(knoop: ast.UnaryOp) -> None:
    """``not x`` becomes ``bool(x)``, ``-x`` becomes ``+x``."""
    knoop.op = ast.UAdd() if isinstance(knoop.op, ast.USub) else ast.Not()
    if isinstance(knoop.op, ast.Not):
        knoop.operand = ast.UnaryOp(ast.Not(), knoop.operand)


def _negate(knoop: ast.If | ast.IfExp | ast.While) -> None:
    knoop.test = ast.UnaryOp(ast.Not(), knoop.test)
