"""What the tests of the command line share: Walford as a plugin, and a way to run a command."""

import pytest

from s92kit.cli import main


@pytest.fixture
def walford(tmp_path, monkeypatch):
    """Walford, installed as a distribution of its own."""
    info = tmp_path / "site" / "s92kit_walford-2026.1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: s92kit-walford\nVersion: 2026.1.0\n"
    )
    (info / "entry_points.txt").write_text(
        "[s92kit.boroughs.v1]\nwalford = s92kit.testing.walford\n"
    )
    monkeypatch.syspath_prepend(str(info.parent))
    return "walford"


@pytest.fixture
def run(capsys):
    """Runs a command line and gives its exit code, output and errors."""

    def told(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(list(words))
        output = capsys.readouterr()
        return left.value.code or 0, output.out, output.err

    return told
