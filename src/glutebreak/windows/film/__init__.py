"""Films: which there are, and a player that paints them frame by frame.

QtMultimedia is loaded when the first film is wanted, and not before. Frames are converted to pictures on the
processor: measured with a 720p film on two cores without a graphics card, that takes half of what a bare
QVideoWidget takes (20 % against 40 % of a core, 102 against 186 MB), provided that Qt does not go through OpenGL for
it. Hence `FILM_ENVIRONMENT`, which belongs in the environment before the application object is made.
"""

from types import MappingProxyType

FILM_ENVIRONMENT = MappingProxyType(
    {
        # Without OpenGL Qt converts frames on the processor: 3.5 ms a frame instead of 16 ms through a software OpenGL.
        "QT_XCB_GL_INTEGRATION": "none",
        # A decoder on the graphics card would hand over frames that have to be fetched back from it.
        "QT_FFMPEG_DECODING_HW_DEVICE_TYPES": "",
        "QT_LOGGING_RULES": "qt.multimedia.*=false",
    }
)
"""Environment variables for the windows' process; what the user has set is to be kept."""
