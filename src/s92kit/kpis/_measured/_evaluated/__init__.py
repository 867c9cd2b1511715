"""From sums over rows to what each indicator came to."""

from s92kit.kpis._measured._evaluated._table import STATES, Asked, Estimates, evaluated

__all__ = ["STATES", "Asked", "Estimates", "evaluated"]
