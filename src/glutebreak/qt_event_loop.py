"""Qt's event loop behind the `EventLoop` port, for both processes that have one."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer


class _Readable:
    """A descriptor being watched."""

    def __init__(self, notifier: QSocketNotifier) -> None:
        self._notifier: QSocketNotifier | None = notifier

    def cancel(self) -> None:
        """Watch it no longer."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None


class _Later:
    """A call that is still to come."""

    def __init__(self, timer: QTimer) -> None:
        self._timer: QTimer | None = timer

    def cancel(self) -> None:
        """Let it not come."""
        if self._timer is not None:
            self._timer.stop()
            self._timer.deleteLater()
            self._timer = None


class QtEventLoop:
    """Socket notifiers and single-shot timers that belong to one parent object."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent

    def when_readable(self, file_descriptor: int, callback: Callable[[], None]) -> _Readable:
        """Call back whenever the descriptor has something to read, until cancelled."""
        notifier = QSocketNotifier(file_descriptor, QSocketNotifier.Type.Read, self._parent)
        notifier.activated.connect(lambda *_: callback())
        return _Readable(notifier)

    def after(self, milliseconds: int, callback: Callable[[], None]) -> _Later:
        """Call back once, that much later, to the millisecond as far as the system allows."""
        timer = QTimer(self._parent)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        later = _Later(timer)

        def come() -> None:
            later.cancel()
            callback()

        timer.timeout.connect(come)
        timer.start(min(milliseconds, 2**31 - 1))
        return later
