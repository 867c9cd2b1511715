"""The page that leads a newcomer through the code leads to files that are there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_reading_order_names_seven_files_that_exist():
    """A file that moves takes its place in the reading order with it."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    order = page.partition("## Read these seven files first")[2].partition("\n## ")[0]
    named = re.findall(r"^\d\. `([^`]+)`", order, flags=re.MULTILINE)
    assert len(named) == 7
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_each_room_is_on_the_map():
    """Every package and module directly below s92kit stands in the picture of the layers."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    picture = page.partition("```")[2].partition("```")[0]
    rooms = {path.stem for path in (ROOT / "src" / "s92kit").iterdir()} - {"py", "__pycache__"}
    words = set(re.findall(r"\w+", picture))
    assert {room for room in rooms if not room.startswith("_")} - words == set()
