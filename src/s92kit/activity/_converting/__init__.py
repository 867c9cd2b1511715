"""A borough's own log turned into the shared columns, row by row and all rows at once."""

from s92kit.activity._converting._table import conversions_of, converted, local_contract

__all__ = ["conversions_of", "converted", "local_contract"]
