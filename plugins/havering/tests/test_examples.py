"""The example that the README names runs, and prints both ways of looking at the cost."""

import runpy
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "replace_a_workbook.py"


def test_five_lines_replace_a_workbook(capsys):
    """As known in May 2019 three years; as now known four."""
    runpy.run_path(str(EXAMPLE))
    planned, actual = capsys.readouterr().out.splitlines()
    assert planned.count("£298,500") == 3
    assert all(cost in actual for cost in ("£74,625", "£298,500", "£223,875"))
