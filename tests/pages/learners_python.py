"""A learner's Python: it cannot import this repository, and has loaded its libraries once for all scripts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Each script runs in a fork, in a folder and a namespace of its own, for two minutes at most.
_FORKS = """
import json, os, signal, sys, traceback
import numpy, pandas, plotly.graph_objects, sympy

for line in sys.stdin:
    script, folder, said = json.loads(line)
    child = os.fork()
    if child == 0:
        signal.alarm(120)
        for number in (1, 2):
            os.dup2(os.open(said + str(number), os.O_CREAT | os.O_WRONLY | os.O_TRUNC), number)
        os.chdir(folder)
        failed = 0
        try:
            exec(compile(script, "<script>", "exec"), {"__name__": "__main__"})
        except BaseException:
            traceback.print_exc()
            failed = 1
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(failed)
    print(os.waitpid(child, 0)[1], flush=True)
"""


class LearnersPython:
    """Runs scripts one after the other."""

    def __init__(self, process: subprocess.Popen[str], said: Path) -> None:
        self.process, self.said = process, said

    def run(self, script: str, folder: Path) -> str:
        """What the script prints, which must not fail."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([script, str(folder), str(self.said)]) + "\n")
        self.process.stdin.flush()
        failed = int(self.process.stdout.readline())
        out, wrong = (Path(f"{self.said}{number}").read_text(encoding="utf-8") for number in (1, 2))
        assert failed == 0, wrong
        return out


@contextmanager
def learners_python(said: Path) -> Iterator[LearnersPython]:
    """A process with -I, which knows no folder of ours; what its scripts say goes through files at `said`."""
    command = [sys.executable, "-I", "-W", "error::RuntimeWarning", "-c", _FORKS]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:
        yield LearnersPython(process, said)
        assert process.stdin is not None
        process.stdin.close()
