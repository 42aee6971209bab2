"""Work spread over processes gives what one process would give, or says what went wrong."""

from __future__ import annotations

import os

import pytest

from minority_site.engine.workers import WorkerError, available_jobs, spread

pytestmark = pytest.mark.skipif(available_jobs() == 1, reason="processes are not forked here")


def test_results_come_in_the_order_of_the_items() -> None:
    assert spread(list("abcde"), str.upper, jobs=2) == list("ABCDE")


def test_two_jobs_are_two_processes_and_one_job_is_none() -> None:
    assert len(set(spread(range(4), lambda _: os.getpid(), jobs=2))) == 2
    assert set(spread(range(4), lambda _: os.getpid(), jobs=1)) == {os.getpid()}


def test_what_a_worker_raises_is_told_in_its_words() -> None:
    def work(number: int) -> int:
        if number == 1:
            raise ValueError("one is wrong")
        return number

    with pytest.raises(WorkerError, match="one is wrong"):
        spread([0, 1], work, jobs=2)


def test_a_worker_that_dies_is_an_error() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != parent:
            os._exit(9)
        return number

    with pytest.raises(WorkerError, match="a worker process died"):
        spread([0, 1], work, jobs=2)


def test_what_this_process_raises_is_passed_on() -> None:
    parent = os.getpid()

    def work(number: int) -> int:
        if os.getpid() == parent:
            raise KeyError("here")
        return number

    with pytest.raises(KeyError, match="here"):
        spread([0, 1], work, jobs=2)
