"""What a notification says where it cannot have buttons."""

from glutebreak.language import tr
from glutebreak.ports import Notice


def body_without_buttons(notice: Notice) -> str:
    """The notice's body, with where to answer instead if it had buttons."""
    if not notice.buttons:
        return notice.body
    remedy = tr("To answer, click the glutebreak icon in the tray.")
    return f"{notice.body}\n{remedy}" if notice.body else remedy
