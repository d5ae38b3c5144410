"""Write frames as VP9 in WebM, small enough to ship."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from demos.plan import FPS

Frame = NDArray[np.uint8]

LIMIT = 600_000
"""A clip is at most this many bytes."""
QUALITIES = (20, 24, 28, 32, 36)
"""Constant-quality levels tried in turn, best first."""
BT709 = 1
TV_RANGE = 1


def write_clip(frames: Sequence[Frame], path: Path) -> int:
    """Encode frames (h, w, 3) at the best quality that fits the limit; gives the quality used."""
    for quality in QUALITIES:
        encode(frames, path, quality)
        if path.stat().st_size <= LIMIT:
            return quality
    raise ValueError(f"{path.name} does not fit {LIMIT} bytes")


def encode(frames: Sequence[Frame], path: Path, quality: int) -> None:
    """Encode frames at one quality."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx-vp9", rate=FPS)
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.options = {
            "crf": str(quality), "b": "0", "deadline": "good", "cpu-used": "2", "row-mt": "1", "threads": "2",
            "g": "120", "auto-alt-ref": "1", "lag-in-frames": "25",
        }  # fmt: skip
        codec = stream.codec_context
        codec.color_range, codec.colorspace = TV_RANGE, BT709
        codec.color_primaries, codec.color_trc = BT709, BT709
        for number, frame in enumerate(frames):
            picture = av.VideoFrame.from_ndarray(frame, format="rgb24")
            picture = picture.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
            picture.pts = number
            container.mux(stream.encode(picture))
        container.mux(stream.encode())


def libvpx_version() -> str:
    """The version of the encoder inside PyAV."""
    for library in Path(av.__file__).parent.parent.glob("av.libs/libvpx*"):
        version = ctypes.CDLL(str(library)).vpx_codec_version_str
        version.restype = ctypes.c_char_p
        return bytes(version()).decode()
    return "unknown"
