"""What indicators came to, laid out as cells with their words and as a data frame."""

from s92kit.kpis._measured._laid_out._table import cells_of, frame_of

__all__ = ["cells_of", "frame_of"]
