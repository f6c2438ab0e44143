"""DCNv3 and deformable attention as compiled operators, for CPUs: the numbers of PyTorch's operators in a fraction of the time."""

from functools import cache
from pathlib import Path

import torch
from torch.utils.cpp_extension import load

from bevformer import DeformableProjections
from internimage import DCNv3


@cache
def operators():
    """Compiled once a machine; needs a C++17 compiler and ninja."""
    source = Path(__file__).parent / 'sampling.cpp'
    flags = ['-O3', '-fopenmp', '-march=native', '-ffast-math', '-fno-finite-math-only']
    return load('goshawk_sampling', [str(source)], extra_cflags=flags)


class FusedDcnv3(torch.autograd.Function):
    @staticmethod
    def forward(context, values, offset, mask, scale):
        values, offset, mask = values.contiguous(), offset.contiguous(), mask.contiguous()
        context.save_for_backward(values, offset, mask)
        context.scale = scale
        return operators().dcnv3(values, offset, mask, scale)

    @staticmethod
    def backward(context, gradient):
        return *operators().dcnv3_backward(*context.saved_tensors, gradient.contiguous(), context.scale), None


class FusedAttention(torch.autograd.Function):
    @staticmethod
    def forward(context, values, size, grid, weights):
        values, grid, weights = values.contiguous(), grid.contiguous(), weights.contiguous()
        context.save_for_backward(values, grid, weights)
        context.size = size
        return operators().attention(values, grid, weights, *size)

    @staticmethod
    def backward(context, gradient):
        values, grid, weights = operators().attention_backward(*context.saved_tensors, gradient.contiguous(), *context.size)
        return values, None, grid, weights


def use_fused() -> None:
    operators()
    DCNv3.sampling = staticmethod(FusedDcnv3.apply)
    DeformableProjections.attend = staticmethod(FusedAttention.apply)
