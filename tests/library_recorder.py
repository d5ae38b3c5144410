"""Records through PulseAudio's own library as `parec` cannot: as a volume meter, and stopped for the time being.

`python library_recorder.py SOURCE [meter]` says on standard error when it is connected, and then stops (`cork`) and
goes on (`uncork`) as it is told, line by line.
"""

import ctypes
import sys
from ctypes import byref, c_int, c_uint8, c_uint32, c_void_p

CONTEXT_READY, STREAM_READY, UNDER_WAY = 4, 2, 0
NO_AUTOSPAWN, PEAK_DETECT = 0x0001, 0x0800
S16LE = 3
RATES = {True: 25, False: 44_100}
"""Samples a second, of a meter and of anything else."""


class SampleFormat(ctypes.Structure):
    """What sound is made of (`pa_sample_spec`)."""

    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


def main(source: str, *, meter: bool) -> None:
    """Record until standard input ends."""
    pulse = ctypes.CDLL("libpulse.so.0")
    for name in ("pa_mainloop_new", "pa_mainloop_get_api", "pa_context_new", "pa_stream_new", "pa_stream_cork"):
        getattr(pulse, name).restype = c_void_p
    loop = c_void_p(pulse.pa_mainloop_new())

    def turn() -> None:
        if pulse.pa_mainloop_iterate(loop, 1, None) < 0:
            raise SystemExit("the loop has ended")

    context = c_void_p(pulse.pa_context_new(c_void_p(pulse.pa_mainloop_get_api(loop)), b"recorder"))
    pulse.pa_context_connect(context, None, NO_AUTOSPAWN, None)
    while pulse.pa_context_get_state(context) != CONTEXT_READY:
        turn()
    sound = SampleFormat(S16LE, RATES[meter], 1)
    stream = c_void_p(pulse.pa_stream_new(context, b"recording", byref(sound), None))
    pulse.pa_stream_connect_record(stream, source.encode(), None, PEAK_DETECT if meter else 0)
    while pulse.pa_stream_get_state(stream) != STREAM_READY:
        turn()
    print("Connected to device", source, file=sys.stderr, flush=True)
    for line in sys.stdin:
        under_way = c_void_p(pulse.pa_stream_cork(stream, int(line.strip() == "cork"), None, None))
        while pulse.pa_operation_get_state(under_way) == UNDER_WAY:
            turn()


if __name__ == "__main__":
    main(sys.argv[1], meter="meter" in sys.argv[2:])
