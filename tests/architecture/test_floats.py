"""No float in the source: money and shares of it are exact, and a float is not."""

from __future__ import annotations

import ast

from source_tree import modules

# Modules that may use floats, each with the reason. A module that no longer uses one fails the
# test, so that the table never outlives its reasons.
FLOATS: dict[str, str] = {
    "cli/_printing.py": "JSON has no decimals, so a reconciled figure is a number of six places.",
    "cli/_running.py": "Seconds to wait before a sign of progress.",
    "distributions.py": "The seam to scipy, which counts in floats.",
    "tasking/_desk.py": "The solver counts in floats; a plan's figures are recomputed exactly.",
    "tasking/_improving.py": "As tasking/_desk.py.",
    "tasking/_master.py": "As tasking/_desk.py.",
    "tasking/_packing.py": "As tasking/_desk.py.",
    "tasking/_solver.py": "The seam to the solver, which counts in floats.",
}


def _uses_float(node: ast.AST) -> bool:
    match node:
        case ast.Constant(value=float()):
            return True
        case ast.Call(func=ast.Name(id="float")):
            return True
        case _:
            return False


def test_no_module_uses_a_float():
    """Neither a literal such as 0.5 nor a call of ``float`` stands in the source."""
    using = {
        module.place: [node.lineno for node in ast.walk(module.tree) if _uses_float(node)]
        for module in modules()
        if any(_uses_float(node) for node in ast.walk(module.tree))
    }
    assert sorted(using) == sorted(FLOATS), using


def test_each_exception_has_a_reason():
    """An exception is a sentence, not a name alone."""
    assert all(reason.endswith(".") for reason in FLOATS.values())
