"""Runs jobs in processes of their own: what one registers or breaks, no other sees."""

import faulthandler
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

type Job = Callable[[], dict[str, Any]]


class Child:
    def __init__(self, job: Job, folder: Path, number: int) -> None:
        self.result = folder / f"{number}.json"
        self.output = folder / f"{number}.txt"
        self.started = time.monotonic()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if self.pid == 0:
            self._work(job)

    def _work(self, job: Job) -> None:
        """Never returns: the child ends here, whatever happens."""
        try:
            os.setpgid(0, 0)
            with self.output.open("wb") as file:
                os.dup2(file.fileno(), 1)
                os.dup2(file.fileno(), 2)
            faulthandler.enable()
            self.result.write_text(json.dumps(job()))
            status = 0
        except BaseException:  # noqa: BLE001
            traceback.print_exc()
            status = 1
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)

    def ended(self) -> bool:
        return os.waitpid(self.pid, os.WNOHANG)[0] == self.pid

    def kill(self) -> None:
        os.killpg(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)

    def found(self) -> dict[str, Any]:
        output = self.output.read_text(errors="replace")
        if self.result.exists():
            return {**json.loads(self.result.read_text()), "output": output}
        return {"failures": [failure("the process broke off")], "output": output}


def failure(
    message: str, frames: Sequence[tuple[str, int]] = (), line: int | None = None
) -> dict[str, Any]:
    """What is reported: frames are of the topic's own files, `line` is of the Markdown."""
    return {"message": message, "frames": list(frames), "line": line}


def in_children(
    jobs: dict[str, Job], at_once: int, timeout: float
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Runs jobs, some at once, and yields what each found as it ends."""
    waiting = list(jobs.items())
    running: dict[str, Child] = {}
    with tempfile.TemporaryDirectory() as folder:
        while waiting or running:
            while waiting and len(running) < at_once:
                name, job = waiting.pop(0)
                running[name] = Child(job, Path(folder), len(waiting))
            for name, child in list(running.items()):
                if child.ended():
                    yield name, child.found()
                elif time.monotonic() - child.started > timeout:
                    child.kill()
                    said = child.output.read_text(errors="replace")
                    yield (
                        name,
                        {
                            "failures": [failure(f"took more than {timeout:.0f} s")],
                            "output": said,
                        },
                    )
                else:
                    continue
                del running[name]
            time.sleep(0.01)
