"""Each row of an enforcement log held against each rule, all rows at once."""

from s92kit.enforcement._judging._table import (
    judge,
    judge_against,
)

__all__ = ["judge", "judge_against"]
