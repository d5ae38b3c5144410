"""Puts a guided break's window together."""

from glutebreak.core.coaching.guide import Guide
from glutebreak.core.coaching.plan import BreakPlan
from glutebreak.places import Places, shipped
from glutebreak.ports import Clock, EventLoop
from glutebreak.storage.catalogue_file import read_catalogue
from glutebreak.storage.reader import LogReader
from glutebreak.storage.settings_file import read_settings
from glutebreak.windows.film.film_files import FilmFiles
from glutebreak.windows.guided_break.audio import Audio, AudioSettings
from glutebreak.windows.guided_break.conductor import BreakConductor
from glutebreak.windows.guided_break.day_from_log import day_so_far
from glutebreak.windows.guided_break.sounds import Tones
from glutebreak.windows.guided_break.window import GuidedBreakWindow
from glutebreak.windows.look.theme import Look
from glutebreak.windows.resident_requests import SendRequest
from glutebreak.windows.speech.voice import Voice


def compose_break(
    plan: BreakPlan, places: Places, look: Look, clock: Clock, loop: EventLoop, send: SendRequest, voice: Voice
) -> GuidedBreakWindow:
    """A break that begins now.

    Args:
        plan: what is to be done.
        places: the user's folders.
        look: what it is painted with.
        clock: tells the time.
        loop: wakes it up.
        send: asks the resident, which is told what was done.
        voice: who speaks.

    Raises:
        OSError, RefusedError: the built-in catalogue is missing or broken, which is a fault of the installation.
    """
    catalogue = read_catalogue(shipped("resources", "catalogue.json"), places.catalogue).catalogue
    settings = read_settings(places.settings).settings
    conductor = BreakConductor(
        Guide(catalogue, plan.known_to(catalogue), clock.steady(), settings.banned),
        FilmFiles(shipped("resources", "videos"), catalogue, places.config),
        clock=clock,
        loop=loop,
        send=send,
        glides=lambda: not look.reduced_motion,
    )
    audio = Audio(conductor, Tones(conductor), voice, AudioSettings(settings.sounds, settings.voice))
    reader = LogReader(places.log)
    return GuidedBreakWindow(look, conductor, audio, loop, lambda: day_so_far(reader, clock, settings.sitting))
