"""A stopwatch that is told what time it is."""

from glutebreak.core.coaching.stopwatch import Stopwatch


def test_it_runs_from_the_start() -> None:
    """And shows what has passed."""
    watch = Stopwatch(1_000)

    assert [watch.read(now) for now in (1_000, 1_250)] == [0, 250]


def test_what_passes_while_it_stands_is_not_shown() -> None:
    """Stopped twice or started twice it is as if it had been once."""
    watch = Stopwatch(0)
    watch.stop(100)
    watch.stop(200)
    stood = watch.read(500)
    watch.start(500)
    watch.start(520)

    assert (stood, watch.read(550)) == (100, 150)


def test_from_nothing_it_runs_on_or_stands_as_before() -> None:
    """A paused break stays paused at the start of the next set."""
    running, standing = Stopwatch(0), Stopwatch(0)
    standing.stop(100)
    for each in (running, standing):
        each.reset(200)

    assert [each.read(230) for each in (running, standing)] == [30, 0]


def test_it_can_be_put_forward_and_back() -> None:
    """Running or not."""
    watch = Stopwatch(0)
    watch.put_forward(50)
    watch.stop(100)
    watch.put_forward(-20)

    assert watch.read(900) == 130
