"""What one room keeps private, another does not reach into."""

import re
from pathlib import Path

from source_tree import PACKAGE

PRIVATE = re.compile(r"^\s*from s92kit\.(?P<room>[a-z]+)\.(?P<module>_\w+) import", re.MULTILINE)


def test_rooms_import_each_other_by_their_public_names():
    """A leading underscore means private, to other rooms as much as to callers."""
    files = sorted(Path(PACKAGE).rglob("*.py"))
    assert len(files) > 100
    found = [
        f"{file.relative_to(PACKAGE)}: {match['room']}.{match['module']}"
        for file in files
        for match in PRIVATE.finditer(file.read_text(encoding="utf-8"))
        if file.relative_to(PACKAGE).parts[0] != match["room"]
    ]
    assert found == []
