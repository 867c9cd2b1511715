"""Papers for members: what a paper is made of, and the formats that it can be set in.

A paper is built of value objects and laid out once, so that its numbers, its evidence and its
words are the same in every format. What is missing is stated; nothing is left blank.
"""

from s92kit.reports._blocks import (
    Block,
    Bullets,
    Chart,
    Clause,
    Column,
    Note,
    NoteKind,
    Paragraph,
    Table,
)
from s92kit.reports._briefing import briefing_paper
from s92kit.reports._context import ReportContext
from s92kit.reports._control_chart import chart_in_words, control_chart_svg
from s92kit.reports._credit_claim import credit_claim_paper
from s92kit.reports._foi import foi_paper
from s92kit.reports._format import ReportFormat
from s92kit.reports._funnel_chart import funnel_in_words, funnel_svg
from s92kit.reports._lived import (
    delivery_blocks,
    diary_blocks,
    funding_blocks,
    lived_sections,
    standing_blocks,
)
from s92kit.reports._matrix import matrix_paper
from s92kit.reports._order_days import days_of_stage, order_standing_blocks
from s92kit.reports._paper import Fact, Paper, Section
from s92kit.reports._reconciled import (
    as_printed,
    begun_small,
    reconciled_blocks,
    rounded,
    when,
)
from s92kit.reports._scorecard_paper import scorecard_paper
from s92kit.reports._words import Missing, Part
from s92kit.reports._writing import render, write_paper

__all__ = [
    "Block",
    "Bullets",
    "Chart",
    "Clause",
    "Column",
    "Fact",
    "Missing",
    "Note",
    "NoteKind",
    "Paper",
    "Paragraph",
    "Part",
    "ReportContext",
    "ReportFormat",
    "Section",
    "Table",
    "as_printed",
    "begun_small",
    "briefing_paper",
    "chart_in_words",
    "control_chart_svg",
    "credit_claim_paper",
    "days_of_stage",
    "delivery_blocks",
    "diary_blocks",
    "foi_paper",
    "funding_blocks",
    "funnel_in_words",
    "funnel_svg",
    "lived_sections",
    "matrix_paper",
    "order_standing_blocks",
    "reconciled_blocks",
    "render",
    "rounded",
    "scorecard_paper",
    "standing_blocks",
    "when",
    "write_paper",
]
