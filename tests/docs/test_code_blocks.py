"""The code in the README and in the documentation runs, page by page, from top to bottom."""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = (
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(
        path
        for path in (ROOT / "docs").rglob("*.md")
        if not {"generated", "_build"} & set(path.relative_to(ROOT).parts)
    ),
)
FENCE = re.compile(r"^```python\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_NDIFF


class Block(NamedTuple):
    """One fenced block of Python, and the line it begins on."""

    code: str
    line: int


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of Python on a page."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(match["code"], text.count("\n", 0, match.start("code")))
        for match in FENCE.finditer(text)
    ]


def run(block: Block, page: Path, names: dict[str, object]) -> None:
    """Runs one block in the names that the blocks before it left behind.

    A block with prompts is held against the answers that it shows; another is simply run.
    """
    if ">>> " not in block.code:
        lines = "\n" * block.line + block.code  # so that a traceback shows the page's own line
        exec(compile(lines, str(page), "exec"), names)  # noqa: S102 - the page's own code
        return
    example = doctest.DocTestParser().get_doctest(
        block.code, names, page.name, str(page), block.line
    )
    runner = doctest.DebugRunner(optionflags=OPTIONS)
    runner.run(example, clear_globs=False)
    names.update(example.globs)


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if blocks_of(page)],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_the_code_on_a_page_runs(page, tmp_path, monkeypatch):
    """Each block runs after the ones above it, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks_of(page):
        run(block, page, names)


def test_the_readme_and_a_tutorial_have_code():
    """The test above looks at something: what a newcomer tries first."""
    with_code = {page.relative_to(ROOT).parts[:2] for page in PAGES if blocks_of(page)}
    assert ("README.md",) in with_code
    assert ("docs", "tutorials") in with_code


def test_no_block_of_python_is_missed():
    """Another way of fencing Python would not be run, so there is none."""
    others = [
        page.name
        for page in PAGES
        for line in page.read_text(encoding="utf-8").splitlines()
        if re.search(r"[`~:]{3,}\s*(\{code-block\}|\{code\}|py$|pycon|python3|Python)", line)
    ]
    assert others == []
