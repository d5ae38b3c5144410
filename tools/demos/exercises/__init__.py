"""One declarative file per exercise."""

from demos.exercise import Exercise
from demos.exercises import a_skip, donkey_kick, fire_hydrant, glute_bridge, half_kneeling_stretch
from demos.exercises.a_skip import A_SKIP
from demos.exercises.b_skip import B_SKIP
from demos.exercises.bird_dog import BIRD_DOG
from demos.exercises.calf_raise import CALF_RAISE
from demos.exercises.clamshell import CLAMSHELL
from demos.exercises.couch_stretch import COUCH_STRETCH
from demos.exercises.donkey_kick import DONKEY_KICK
from demos.exercises.drill_sequence import DRILL_SEQUENCE
from demos.exercises.fire_hydrant import FIRE_HYDRANT
from demos.exercises.glute_bridge import GLUTE_BRIDGE
from demos.exercises.half_kneeling_stretch import HALF_KNEELING_STRETCH
from demos.exercises.half_squat import HALF_SQUAT
from demos.exercises.seated_squeeze import SEATED_SQUEEZE
from demos.exercises.sit_to_stand import SIT_TO_STAND
from demos.exercises.standing_hip_extension import STANDING_HIP_EXTENSION
from demos.exercises.standing_march import STANDING_MARCH
from demos.exercises.standing_squeeze import STANDING_SQUEEZE
from demos.exercises.standing_stretch import STANDING_STRETCH
from demos.exercises.straight_leg_run import STRAIGHT_LEG_RUN
from demos.exercises.walk import WALK_FILM

EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise
    for exercise in (
        SEATED_SQUEEZE,
        STANDING_SQUEEZE,
        STANDING_HIP_EXTENSION,
        STANDING_STRETCH,
        SIT_TO_STAND,
        HALF_SQUAT,
        CALF_RAISE,
        STANDING_MARCH,
        DONKEY_KICK,
        FIRE_HYDRANT,
        GLUTE_BRIDGE,
        HALF_KNEELING_STRETCH,
        BIRD_DOG,
        CLAMSHELL,
        COUCH_STRETCH,
        A_SKIP,
        B_SKIP,
        STRAIGHT_LEG_RUN,
        WALK_FILM,
    )
}
"""Every film by the catalogue's id, in the catalogue's order."""

MISTAKES: dict[str, Exercise] = {
    film.key: film
    for film in (
        donkey_kick.ARCHED_BACK,
        donkey_kick.TURNED_OPEN,
        fire_hydrant.TURNED_OPEN,
        glute_bridge.RIB_FLARE,
        half_kneeling_stretch.ARCHED_BACK,
        a_skip.LEANING_BACK,
    )
}
"""Films of how it is not done, by the catalogue's id and the mistake."""

FILMS: dict[str, Exercise] = EXERCISES | MISTAKES | {DRILL_SEQUENCE.key: DRILL_SEQUENCE}
"""Every film there is, and last the running drills one after the other."""
