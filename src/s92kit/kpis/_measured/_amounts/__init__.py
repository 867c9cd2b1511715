"""Quantities over stretches of days, group by group, with why any is unknown or partial."""

from s92kit.kpis._measured._amounts._table import (
    Amount,
    Amounts,
    Reasons,
    groups_in,
    lines_of,
)

__all__ = ["Amount", "Amounts", "Reasons", "groups_in", "lines_of"]
