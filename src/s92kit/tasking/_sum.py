"""Sums: a constant and so much for each unit of some columns of a model."""

from __future__ import annotations

from collections.abc import Mapping

from s92kit.tasking._solver import Objective

__all__ = ["Sum"]


class Sum:
    """A constant and so much for each unit of some columns.

    Args:
        terms: So much for each unit of a column.
        constant: What there is without any.
    """

    def __init__(self, *, terms: Mapping[int, float] | None = None, constant: float = 0) -> None:
        self.terms = dict(terms or {})
        self.constant = constant

    def add(self, terms: Mapping[int, float], times: float = 1) -> Sum:
        """Add terms, each so many times."""
        for column, worth in terms.items():
            self.terms[column] = self.terms.get(column, 0) + worth * times
        return self

    def plus(self, other: Sum) -> Sum:
        """Add another sum."""
        self.constant += other.constant
        return self.add(other.terms)

    def objective(self, unit: float = 0) -> Objective:
        """The sum as something to be as large as possible."""
        return Objective(terms=self.terms, constant=self.constant, unit=unit)
