"""Materials, written as short expressions over shader nodes."""

from __future__ import annotations

from typing import Any

import bpy

Colour = tuple[float, float, float]


def linear(hex_colour: str) -> Colour:
    """A ``#rrggbb`` colour as the linear light Blender reckons in."""
    channels = [int(hex_colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


class Material:
    """A principled material under construction."""

    def __init__(self, name: str, colour: str, roughness: float) -> None:
        self.data = bpy.data.materials.new(name)
        self.data.use_nodes = True
        self.surface = self.data.node_tree.nodes["Principled BSDF"]
        self.surface.inputs["Roughness"].default_value = roughness
        self.surface.inputs["Specular IOR Level"].default_value = 0.3
        self.base: Any = linear(colour)
        self.paint(self.base)

    def node(self, kind: str) -> Any:
        """A new node of a kind."""
        return self.data.node_tree.nodes.new(kind)

    def plug(self, socket: Any, value: Any) -> None:
        """Feed an input with a number, a colour or another node's output."""
        if isinstance(value, int | float):
            socket.default_value = value
        elif isinstance(value, tuple):
            socket.default_value = (*value, 1)
        else:
            self.data.node_tree.links.new(value, socket)

    def attribute(self, name: str) -> Any:
        """A number stored on the mesh."""
        node = self.node("ShaderNodeAttribute")
        node.attribute_name = name
        return node.outputs["Fac"]

    def rest(self) -> Any:
        """x, y, z of the point when the figure stands at rest."""
        node = self.node("ShaderNodeAttribute")
        node.attribute_name = "rest"
        split = self.node("ShaderNodeSeparateXYZ")
        self.plug(split.inputs[0], node.outputs["Vector"])
        return split.outputs

    def dial(self, name: str, value: float = 0.0) -> Any:
        """A number that can be set for every frame by its name."""
        node = self.node("ShaderNodeValue")
        node.name = node.label = name
        node.outputs[0].default_value = value
        return node.outputs[0]

    def set_dial(self, name: str, value: float) -> None:
        """Turn a dial."""
        self.data.node_tree.nodes[name].outputs[0].default_value = value

    def math(self, operation: str, a: Any, b: Any = 0.0, *, clamp: bool = False) -> Any:
        """One arithmetic step."""
        node = self.node("ShaderNodeMath")
        node.operation, node.use_clamp = operation, clamp
        self.plug(node.inputs[0], a)
        self.plug(node.inputs[1], b)
        return node.outputs[0]

    def step(self, value: Any, low: float, high: float) -> Any:
        """0 below ``low``, 1 above ``high``, smooth between."""
        node = self.node("ShaderNodeMapRange")
        node.interpolation_type = "SMOOTHSTEP"
        self.plug(node.inputs[0], value)
        node.inputs[1].default_value, node.inputs[2].default_value = low, high
        return node.outputs[0]

    def mix(self, share: Any, a: Any, b: Any) -> Any:
        """A colour between two."""
        node = self.node("ShaderNodeMixRGB")
        for socket, value in zip(node.inputs, (share, a, b), strict=True):
            self.plug(socket, value)
        return node.outputs[0]

    def paint(self, colour: Any) -> None:
        """Use a colour for the surface."""
        self.base = colour
        self.plug(self.surface.inputs["Base Color"], colour)

    def glow(self, strength: Any, colour: str) -> None:
        """Let the surface shine a little, so that a colour stays clear in shadow."""
        self.surface.inputs["Emission Color"].default_value = (*linear(colour), 1)
        self.plug(self.surface.inputs["Emission Strength"], strength)
