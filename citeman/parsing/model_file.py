"""The model's file: a zip of numpy arrays, the names of attributes and labels each as one byte string.

What may not live here: attributes, decoding, training.
"""

import io
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from citeman.parsing.network import Convolution, Network, Stack

NAME = "model.npz"
_MATRICES = ("table", "scales", "transitions")
_OF_STACKS = ("gain", "shift", "whole", "whole_bias", "out", "out_bias")


def pack(network: Network) -> bytes:
    """The bytes of a model file."""
    arrays: dict[str, NDArray[Any]] = {
        "labels": _joined(network.labels),
        "names": _joined(list(network.rows)),
        "reaches": np.array([layer.reach for layer in network.stacks[0].layers]),
        "kernels": np.stack([[layer.kernel for layer in stack.layers] for stack in network.stacks]),
        "biases": np.stack([[layer.bias for layer in stack.layers] for stack in network.stacks]),
        "heat": np.array(network.heat),
        **{name: np.stack([getattr(stack, name) for stack in network.stacks]) for name in _OF_STACKS},
        **{name: getattr(network, name) for name in _MATRICES},
    }
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def unpack(data: bytes) -> Network:
    """The network of a file's bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        names = _parted(held["names"])
        stacks = (_stack(held, number) for number in range(len(held["gain"])))
        return Network(
            labels=tuple(_parted(held["labels"])),
            rows=dict(zip(names, range(len(names)), strict=True)),
            stacks=tuple(stacks),
            heat=float(held["heat"]),
            **{name: held[name] for name in _MATRICES},
        )


def _stack(held: Mapping[str, NDArray[Any]], number: int) -> Stack:
    layers = zip(held["reaches"].tolist(), held["kernels"][number], held["biases"][number], strict=True)
    return Stack(
        layers=tuple(Convolution(reach=reach, kernel=kernel, bias=bias) for reach, kernel, bias in layers),
        **{name: held[name][number] for name in _OF_STACKS},
    )


def load() -> Network:
    """The model that is part of the package."""
    return unpack(files("citeman.parsing.data").joinpath(NAME).read_bytes())


def _joined(words: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _parted(joined: NDArray[np.uint8]) -> list[str]:
    return joined.tobytes().decode().split("\n")
