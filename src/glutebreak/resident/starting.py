"""Starts the tray process with everything imported in the order that costs least.

PySide6 looks into the source of every module that is imported after it (shiboken's hook for `from __feature__ import`)
and Python's `linecache` then keeps that source: seven megabytes, and a third of the time to start. So what knows
nothing of Qt is imported first.
"""

# The order of these imports is their purpose.
# ruff: noqa: F401, I001

import apscheduler.executors.debug
import apscheduler.schedulers.base
import apscheduler.triggers.cron
import apscheduler.triggers.date

import glutebreak.control.client
import glutebreak.control.server
import glutebreak.notifying.choose
import glutebreak.resident.commands
import glutebreak.resident.housekeeping
import glutebreak.resident.launching
import glutebreak.resident.resident
import glutebreak.resident.settings_keeper
import glutebreak.resident.unix_signals
import glutebreak.sensing.desktop_senses
import glutebreak.sensing.do_not_disturb
import glutebreak.sensing.linux
import glutebreak.sensing.logind
import glutebreak.sensing.screensaver
import glutebreak.sensing.x11_fullscreen
import glutebreak.sensing.x11_silence
import glutebreak.storage.catalogue_file
import glutebreak.storage.log
import glutebreak.storage.reader

from glutebreak.resident.application import start

__all__ = ["start"]
