"""One declarative file per exercise."""

from demos.exercise import Exercise
from demos.exercises.a_skip import A_SKIP
from demos.exercises.donkey_kick import DONKEY_KICK
from demos.exercises.half_kneeling_stretch import HALF_KNEELING_STRETCH
from demos.exercises.standing_stretch import STANDING_STRETCH

EXERCISES: dict[str, Exercise] = {
    exercise.id: exercise for exercise in (DONKEY_KICK, A_SKIP, HALF_KNEELING_STRETCH, STANDING_STRETCH)
}
