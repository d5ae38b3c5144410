"""The page about the place of work: what others may see there, and whether there is room on the floor."""

from glutebreak.core.coaching.occasion import Place
from glutebreak.language import tr
from glutebreak.windows.look.segments_and_switch import Segments
from glutebreak.windows.look.theme import Look
from glutebreak.windows.settings.editing import Editing
from glutebreak.windows.settings.page import SettingsPage


class WhereIWork(SettingsPage):
    """What others may see, and whether there is room on the floor."""

    def __init__(self, look: Look, editing: Editing) -> None:
        super().__init__(look, editing, tr("Where I work"))
        choices = [
            (Place.OPEN_OFFICE.value, tr("Open office")),
            (Place.OWN_OFFICE.value, tr("Own office")),
            (Place.HOME.value, tr("Home")),
        ]
        title = tr("Place")
        self.places = Segments(look, title, choices, editing.value("place"))
        place = self.row(
            "place",
            title,
            tr("In an open office only what draws no looks is suggested."),
            self.places,
            lambda: self.places.choose(editing.value("place")),
        )
        self.places.chosen.connect(lambda key: self.try_change(place, place=key))
        floor = self.switch_row(
            "floor", tr("Room for a mat"), tr("Exercises on the floor are suggested as well, donkey kicks among them.")
        )
        self.add_card([place, floor])
        self.column.addStretch(1)
