"""Records of activity held against a plan."""

from s92kit.tasking._reviewing._table import reviewed

__all__ = ["reviewed"]
