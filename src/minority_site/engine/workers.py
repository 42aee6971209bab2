"""Work spread over the machine's cores: processes forked from one that has everything loaded and read."""

from __future__ import annotations

import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass
class WorkerError(Exception):
    """A worker could not do its work."""

    message: str
    """What it said, in a line."""
    details: str = ""
    """Its traceback; '' when it died without one."""

    def __str__(self) -> str:
        return self.message


@dataclass(frozen=True)
class _Answer(Generic[Result]):
    results: tuple[Result, ...] = ()
    error: WorkerError | None = None


def available_jobs() -> int:
    """Return how many processes can work at once on this machine; 1 where processes cannot be forked."""
    if sys.platform in ("win32", "darwin") or not hasattr(os, "fork"):
        return 1  # fork is missing, or not safe with the system's own libraries
    return len(os.sched_getaffinity(0))


def spread(items: Sequence[Item], work: Callable[[Item], Result], *, jobs: int) -> list[Result]:
    """Return `work(item)` for each item, in their order, done by at most `jobs` processes.

    The calling process does a share itself. Items are dealt in turn, so that neighbours do not pile up in one process.

    Raises:
        WorkerError: `work` raised in another process, or a process died. Exceptions in this one are passed on.
    """
    jobs = max(1, min(jobs, len(items)))
    if jobs == 1:
        return [work(item) for item in items]
    shares = [list(range(number, len(items), jobs)) for number in range(jobs)]
    context = multiprocessing.get_context("fork")
    workers = []
    for share in shares[1:]:
        ours, theirs = context.Pipe(duplex=False)
        # Not a daemon: daemons may not fork, and a worker's own tools might.
        worker = context.Process(target=_serve, args=(theirs, [items[index] for index in share], work))
        worker.start()
        theirs.close()
        workers.append((worker, ours, share))
    results: dict[int, Result] = {}
    try:
        for index in shares[0]:
            results[index] = work(items[index])
    except BaseException:
        for worker, _, _ in workers:
            worker.terminate()
        raise
    for worker, ours, share in workers:
        answer: _Answer[Result] = _receive(ours)
        worker.join()
        if answer.error is not None:
            for other, _, _ in workers:
                other.terminate()
            raise answer.error
        results.update(zip(share, answer.results, strict=True))
    return [results[index] for index in range(len(items))]


def _serve(answers: Connection, items: Sequence[Item], work: Callable[[Item], Result]) -> None:
    try:
        answer = _Answer(results=tuple(work(item) for item in items))
    except BaseException as error:
        answer = _Answer(error=WorkerError(str(error) or type(error).__name__, traceback.format_exc()))
    answers.send(answer)
    answers.close()
    # Nothing of the parent's is to be finished twice: no exit handlers, no flushing of its buffers.
    os._exit(0)


def _receive(answers: Connection) -> _Answer[Result]:
    try:
        answer: _Answer[Result] = answers.recv()
    except EOFError:
        return _Answer(error=WorkerError("a worker process died; is there memory left?"))
    return answer
