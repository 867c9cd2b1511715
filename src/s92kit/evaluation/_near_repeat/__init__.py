"""Near repeats: whether events come close after each other, in place and time, beyond chance."""

from s92kit.evaluation._near_repeat._bands import NearRepeat, NearRepeatBand, Point, refuse_bands
from s92kit.evaluation._near_repeat._table import near_repeat

__all__ = ["NearRepeat", "NearRepeatBand", "Point", "near_repeat", "refuse_bands"]
