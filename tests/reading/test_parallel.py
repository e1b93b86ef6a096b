"""Work on several threads: in order, lazily, and no failure is lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event

import pytest

from onrecord.reading.parallel import in_order


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as made:
        yield made


@pytest.mark.parametrize("ahead", [0, 1, 2, 7, 100])
def test_results_are_in_the_order_of_items(
    pool: ThreadPoolExecutor, ahead: int
) -> None:
    found = list(in_order(pool, lambda n: n * n, range(20), ahead))
    assert found == [(n, n * n) for n in range(20)]


def test_slow_item_holds_back_the_ones_after_it(pool: ThreadPoolExecutor) -> None:
    second_done = Event()

    def work(name: str) -> str:
        if name == "first":
            assert second_done.wait(60)
        else:
            second_done.set()
        return name

    found = in_order(pool, work, ["first", "second"], 2)
    assert [name for name, _ in found] == ["first", "second"]


@pytest.mark.parametrize("ahead", [1, 3])
def test_no_more_items_are_taken_than_are_under_way(
    pool: ThreadPoolExecutor, ahead: int
) -> None:
    taken = count()
    found = in_order(pool, abs, taken, ahead)
    assert [next(found)[0] for _ in range(4)] == [0, 1, 2, 3]
    assert next(taken) <= 4 + ahead


def test_failure_is_raised_in_its_turn(pool: ThreadPoolExecutor) -> None:
    found = in_order(pool, lambda n: 6 // n, [2, 3, 0, 6], 4)
    assert [next(found), next(found)] == [(2, 3), (3, 2)]
    with pytest.raises(ZeroDivisionError):
        next(found)


def test_no_items_give_no_results(pool: ThreadPoolExecutor) -> None:
    assert list(in_order(pool, abs, [], 3)) == []


def test_what_came_before_a_broken_input_is_yielded() -> None:
    def items() -> Iterator[int]:
        yield from (1, 2)
        raise ValueError("the input broke")

    seen: list[int] = []
    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="broke"):
        seen.extend(made for _, made in in_order(pool, abs, items(), 8))
    assert seen == [1, 2]
