"""What enforcement comes to: what became of each action, by order and by ward."""

from s92kit.enforcement._adding._table import (
    ISSUED,
    Became,
    became_by,
    counted_under,
    days_of,
    funnels_of,
    within,
)

__all__ = ["ISSUED", "Became", "became_by", "counted_under", "days_of", "funnels_of", "within"]
