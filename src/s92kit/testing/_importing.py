"""What importing a plugin does to a fresh interpreter: no more than define its functions."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

__all__ = ["importing_is_quiet"]

_DATA_FRAME_LIBRARIES = ("dask", "duckdb", "narwhals", "numpy", "pandas", "polars", "pyspark")
_SCRIPT = """
import json, sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
__import__(sys.argv[1])
print(json.dumps({"opened": opened, "loaded": sorted(sys.modules)}))
"""
_CODE = (".py", ".pyc", ".so", ".pyd")


def importing_is_quiet(module: ModuleType) -> Iterator[str]:
    """Importing it reads no file, prints nothing and loads no data-frame library."""
    # The audit hook cannot be taken out again, so an interpreter of its own carries it.
    run = subprocess.run(  # noqa: S603 - this interpreter, and the name of a module already loaded
        [sys.executable, "-c", _SCRIPT, module.__name__],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        yield f"It cannot be imported in a fresh interpreter: {run.stderr.strip()}"
        return
    *printed, told = run.stdout.splitlines()
    seen = json.loads(told)
    if printed or run.stderr:
        yield f"Importing it prints: {' '.join([*printed, run.stderr]).strip()}"
    for name in sorted({path for path in seen["opened"] if not _is_code(path)}):
        yield f"Importing it reads {name}. Read it when a hook is asked, and not before."
    for name in _DATA_FRAME_LIBRARIES:
        if name in seen["loaded"]:
            yield f"Importing it loads {name}. Import it in the function that uses it."


def _is_code(path: str) -> bool:
    # A compiled file is written under a name that ends in a number, and then renamed.
    return path.rpartition(".pyc.")[0] != "" or path.endswith(_CODE)
