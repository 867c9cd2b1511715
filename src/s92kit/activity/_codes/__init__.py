"""What the codes in a log's columns mean, row by row."""

from s92kit.activity._codes._table import CodedColumn, local_code

__all__ = ["CodedColumn", "local_code"]
