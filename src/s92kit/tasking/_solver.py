"""The seam to the solver: a model of whole numbers in, the best values and a proven bound out."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from s92kit.errors import S92Error

if TYPE_CHECKING:
    import highspy

__all__ = [
    "Effort",
    "Model",
    "NoPlanError",
    "Objective",
    "Stage",
    "solved_in_order",
    "solver_name",
]

_OPEN = float("inf")
_NEARLY = 1e-6


class NoPlanError(S92Error, RuntimeError):
    """The solver found no values that keep to the model within its effort.

    Args:
        status: What the solver says of it.
    """

    def __init__(self, status: str) -> None:
        self.status = status
        super().__init__(f"The solver found no plan ({status}).")


@attrs.frozen(kw_only=True)
class Effort:
    """How long the solver may look, counted in steps, so that every machine stops at the same.

    Args:
        gap_per_million: By how many millionths of the bound a plan may fall short when the
            solver stops; 0 to go on until the plan is proven to be best.
        nodes: How many branches the solver may open for one purpose.
        rounds: How often parts of the plan are given out anew, at most.
        seats: A cycle with no more possible visits than this is also solved as a whole, visit by
            visit, where the plan is not proven otherwise.
    """

    gap_per_million: int = 2
    nodes: int = 10
    rounds: int = 60
    seats: int = 1500


@attrs.frozen(kw_only=True)
class Objective:
    """What is to be as large as possible: so much for each unit of a column.

    Args:
        terms: The worth of one of each column.
        constant: What there is without any.
        unit: What every value is a whole multiple of, where the columns are whole; 0 for nothing.
    """

    terms: Mapping[int, float]
    constant: float = 0.0
    unit: float = 0.0


@attrs.frozen(kw_only=True)
class Stage:
    """What one objective reached.

    Args:
        value: The value of the plan that was found.
        bound: What no plan can better.
    """

    value: float
    bound: float


class Model:
    """Columns that take numbers, and rows that hold sums of them within limits."""

    def __init__(self) -> None:
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: set[int] = set()
        self.rows: list[tuple[float, float, dict[int, float]]] = []

    def column(self, most: float = _OPEN, *, whole: bool = False, least: float = 0.0) -> int:
        """A new column from a least to a most, in whole numbers or not."""
        self.lower.append(least)
        self.upper.append(most)
        if whole:
            self.whole.add(len(self.lower) - 1)
        return len(self.lower) - 1

    def at_most(self, most: float, terms: Mapping[int, float]) -> None:
        """A row whose sum is at most so much."""
        self.rows.append((-_OPEN, most, dict(terms)))

    def at_least(self, least: float, terms: Mapping[int, float]) -> None:
        """A row whose sum is at least so much."""
        self.rows.append((least, _OPEN, dict(terms)))

    def equal(self, value: float, terms: Mapping[int, float]) -> None:
        """A row whose sum is just so much."""
        self.rows.append((value, value, dict(terms)))

    def reach(self, objective: Objective, value: float) -> None:
        """A row by which an objective is no smaller than a value."""
        unit = objective.unit or 1.0
        least = (value - objective.constant) / unit - _NEARLY
        self.at_least(least, {key: worth / unit for key, worth in objective.terms.items()})


def solver_name() -> str:
    """The solver and its release.

    Raises:
        ModuleNotFoundError: Where the solver is not installed.
    """
    import highspy

    return f"HiGHS {highspy.HIGHS_VERSION_MAJOR}.{highspy.HIGHS_VERSION_MINOR}"


def solved_in_order(
    model: Model,
    objectives: Sequence[Objective],
    effort: Effort,
    start: Mapping[int, float] | None = None,
    *,
    known: bool = False,
) -> tuple[tuple[float, ...], tuple[Stage, ...]]:
    """The best values by the first objective, of those the best by the second, and so on.

    Args:
        model: The model; each objective adds a row to it.
        objectives: What is to be as large as possible, in strict order; at least one.
        effort: How long to look.
        start: Values of the whole-numbered columns from which a plan follows; what is left out
            is 0.
        known: Whether they are known to keep to the model.

    Returns:
        The value of each column, and what each objective reached.

    Raises:
        NoPlanError: Where no values keep to the model.
        ModuleNotFoundError: Where the solver is not installed.
    """
    stages: list[Stage] = []
    values: tuple[float, ...] = ()
    latest = dict(start or {})
    for objective in objectives:
        if known or stages:
            latest = _with_whole_kept(model, objective, effort, latest)
        stage, values = _best(model, objective, effort, latest)
        stages.append(stage)
        latest = dict(enumerate(values))
        model.reach(objective, stage.value)
    return values, tuple(stages)


def _best(
    model: Model, objective: Objective, effort: Effort, start: Mapping[int, float]
) -> tuple[Stage, tuple[float, ...]]:
    import highspy

    unit = objective.unit or 1.0
    solver = highspy.Highs()  # type: ignore[no-untyped-call] # its module is typed in part
    for option, setting in _options(objective, effort).items():
        solver.setOptionValue(option, setting)
    solver.passModel(_written(model, objective, unit))
    if start and model.whole:
        known = highspy.HighsSolution()
        known.col_value = [start.get(at, 0.0) for at in range(len(model.lower))]
        solver.setSolution(known)
    if solver.run() == highspy.HighsStatus.kError:
        # Somebody else in this process has had HiGHS use more threads, which it keeps to.
        highspy.Highs.resetGlobalScheduler(True)  # noqa: FBT003 - its only argument
        solver.run()
    info = solver.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise NoPlanError(solver.modelStatusToString(solver.getModelStatus()))
    reached = info.objective_function_value
    bound = info.mip_dual_bound if model.whole else reached
    if objective.unit:
        bound = math.floor(bound + _NEARLY * max(1, abs(bound)))
    stage = Stage(
        value=reached * unit + objective.constant, bound=bound * unit + objective.constant
    )
    return stage, tuple(solver.getSolution().col_value)


def _with_whole_kept(
    model: Model, objective: Objective, effort: Effort, known: Mapping[int, float]
) -> dict[int, float]:
    """The best values that leave the whole-numbered columns as they are."""
    kept = Model()
    kept.lower, kept.upper, kept.rows = list(model.lower), list(model.upper), model.rows
    for column in model.whole:
        kept.lower[column] = kept.upper[column] = round(known.get(column, 0.0))
    try:
        return dict(enumerate(_best(kept, objective, effort, {})[1]))
    except NoPlanError:  # a row is missed by a hair
        return dict(known)


def _options(objective: Objective, effort: Effort) -> dict[str, bool | int | float]:
    return {
        "output_flag": False,
        "threads": 1,
        "random_seed": 0,
        "mip_rel_gap": effort.gap_per_million / 1e6,
        # Values that are whole multiples of a unit are proven once less than a unit is left.
        "mip_abs_gap": 0.999 if objective.unit else _NEARLY,
        "mip_max_nodes": effort.nodes,
    }


def _written(model: Model, objective: Objective, unit: float) -> highspy.HighsLp:
    import highspy

    columns = len(model.lower)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = columns, len(model.rows)
    lp.col_cost_ = [objective.terms.get(at, 0.0) / unit for at in range(columns)]
    lp.col_lower_, lp.col_upper_ = model.lower, model.upper
    lp.row_lower_ = [row[0] for row in model.rows]
    lp.row_upper_ = [row[1] for row in model.rows]
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    lp.integrality_ = [kinds[at in model.whole] for at in range(columns)]
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = [0]
    for row in model.rows:
        starts.append(starts[-1] + len(row[2]))
    lp.a_matrix_.start_ = starts
    lp.a_matrix_.index_ = [column for row in model.rows for column in row[2]]
    lp.a_matrix_.value_ = [worth for row in model.rows for worth in row[2].values()]
    lp.sense_ = highspy.ObjSense.kMaximize
    return lp
