"""What is said of a film or a picture of one's own that is not to be seen."""

from glutebreak.language import tr
from glutebreak.windows.film.films import Film


def lost_files(film: Film, *, has_picture: bool) -> str:
    """One sentence for each file that is missing, or is no picture; empty if none is.

    A film that is there and cannot be played is found out only when it is played.

    Args:
        film: what is named beside the exercise.
        has_picture: whether its picture was read.
    """
    said = [
        tr("Its film {file} is missing; put it back, or choose another with “Change it”.", file=clip.path)
        for clip in film.clips.values()
        if not clip.path.is_file()
    ]
    if film.poster is not None and not has_picture:
        if film.poster.is_file():
            sentence = tr("Its picture {file} cannot be read; choose another with “Change it”.", file=film.poster)
        else:
            sentence = tr("Its picture {file} is missing; put it back, or choose another with “Change it”.",
                          file=film.poster)  # fmt: skip
        said.append(sentence)
    return " ".join(said)
