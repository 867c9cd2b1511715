"""Personal data in tables: what is refused or masked before anything else is done with a row."""

from s92kit.tables._personal._screen import MASK, Screened, screen_tables
from s92kit.tables._personal._signs import PERSONAL_COLUMN, SIGNS, signs_in

__all__ = ["MASK", "PERSONAL_COLUMN", "SIGNS", "Screened", "screen_tables", "signs_in"]
