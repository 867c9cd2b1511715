"""How long importing s92kit makes a program wait, beside a bare interpreter and beside pandas.

Each round starts one fresh interpreter of each kind, one after the other, so that a busy machine
slows all of them alike; the medians of all rounds are compared. Times are of whole processes.

    python benchmarks/import_time.py --rounds 15
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time

BARE = "a bare interpreter"
IMPORT = "import s92kit"
PANDAS = "import pandas"
HELP = "s92kit --help"

COMMANDS = {
    BARE: ["-c", "pass"],
    IMPORT: ["-c", "import s92kit"],
    PANDAS: ["-c", "import pandas"],
    HELP: ["-m", "s92kit", "--help"],
}
GOALS = {IMPORT: "a tenth", HELP: "a fifth"}


def seconds_for(arguments: list[str], folder: str) -> float:
    """How long one fresh interpreter takes from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(rounds: int) -> dict[str, float]:
    """The median of each command in seconds, after one round to warm the disk's cache."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, arguments in COMMANDS.items():
                seconds = seconds_for(arguments, folder)
                if number:
                    times[name].append(seconds)
    return {name: statistics.median(taken) for name, taken in times.items()}


def report(medians: dict[str, float], rounds: int) -> str:
    """The medians, and each cost over a bare interpreter as a share of what pandas costs."""
    lines = [f"Medians of {rounds} interleaved rounds, Python {sys.version.split()[0]}", ""]
    lines += [f"{name:<20} {seconds * 1000:8.0f} ms" for name, seconds in medians.items()]
    pandas = medians[PANDAS] - medians[BARE]
    lines += ["", f"{PANDAS} costs {pandas * 1000:.0f} ms over a bare interpreter."]
    for name, goal in GOALS.items():
        cost = medians[name] - medians[BARE]
        lines.append(f"{name} costs {cost / pandas:.3f} of that (goal: at most {goal}).")
    return "\n".join(lines)


def main() -> None:
    """Measures and prints; nothing is judged, since a busy machine is no fault of the code's."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    print(report(measure(rounds), rounds))


if __name__ == "__main__":
    main()
