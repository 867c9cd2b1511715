"""What the indicators of frameworks came to, from one pass over rows of any library."""

from s92kit.kpis._measured._measuring import measured, measured_together

__all__ = ["measured", "measured_together"]
