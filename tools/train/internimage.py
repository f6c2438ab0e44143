"""InternImage (arXiv 2211.05778) with official parameter names, written for training on a CPU as well as on a GPU."""

import torch
import torch.nn.functional as F
from torch import nn


class ChannelsLastNorm(nn.Sequential):
    """LayerNorm over channels of [N, H, W, C], under the index its official container gives it."""

    def __init__(self, channels: int, index: int):
        super().__init__()
        self.add_module(str(index), nn.LayerNorm(channels, eps=1e-6))


class DepthwiseContext(nn.Module):
    """Depth-wise 3x3 convolution, norm and GELU: what offsets and modulation are computed from."""

    def __init__(self, channels: int):
        super().__init__()
        self.add_module('0', nn.Conv2d(channels, channels, 3, padding=1, groups=channels))
        self.add_module('1', ChannelsLastNorm(channels, 1))

    def forward(self, x):
        conv, norm = self._modules['0'], self._modules['1']
        return F.gelu(norm(conv(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1)))


class DCNv3(nn.Module):
    """Deformable convolution v3, 3x3, stride 1 (equation 2 of the paper)."""

    points = 9
    # In place of PyTorch's operators: see fused.py.
    sampling = None

    def __init__(self, channels: int, groups: int, offset_scale: float):
        super().__init__()
        self.groups, self.offset_scale = groups, offset_scale
        self.dw_conv = DepthwiseContext(channels)
        self.offset = nn.Linear(channels, groups * self.points * 2)
        self.mask = nn.Linear(channels, groups * self.points)
        self.input_proj = nn.Linear(channels, channels)
        self.output_proj = nn.Linear(channels, channels)
        for layer in (self.offset, self.mask):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        for layer in (self.input_proj, self.output_proj):
            nn.init.xavier_uniform_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        """[N, H, W, C] -> [N, H, W, C]"""
        n, h, w, c = x.shape
        groups, points = self.groups, self.points
        u = self.dw_conv(x)
        mask = self.mask(u).view(n, h, w, groups, points).softmax(-1)
        offset = self.offset(u).view(n, h, w, groups, points, 2)
        if self.sampling is not None:
            return self.output_proj(self.sampling(self.input_proj(x), offset, mask, self.offset_scale))
        grid = self._grid(offset, h, w)
        values = self.input_proj(x).view(n, h, w, groups, c // groups)
        values = values.permute(0, 3, 4, 1, 2).reshape(n * groups, c // groups, h, w)
        samples = F.grid_sample(values, grid, mode='bilinear', padding_mode='zeros', align_corners=False)
        weights = mask.permute(0, 3, 1, 2, 4).reshape(n * groups, 1, h * w, points)
        summed = (samples * weights).sum(-1).view(n, c, h, w)
        return self.output_proj(summed.permute(0, 2, 3, 1))

    def _grid(self, offset, h: int, w: int):
        """Sampling positions in grid units: [N*groups, H*W, points, 2]. Points run column by column, x before y."""
        n = offset.shape[0]
        taps = torch.arange(-1, 2, device=offset.device, dtype=offset.dtype)
        tap_x, tap_y = torch.meshgrid(taps, taps, indexing='ij')
        taps_xy = torch.stack([tap_x, tap_y], -1).view(1, 1, 1, 1, self.points, 2)
        rows = torch.arange(h, device=offset.device, dtype=offset.dtype) + 0.5
        columns = torch.arange(w, device=offset.device, dtype=offset.dtype) + 0.5
        y, x = torch.meshgrid(rows, columns, indexing='ij')
        centres = torch.stack([x, y], -1).view(1, h, w, 1, 1, 2)
        pixels = centres + (taps_xy + offset) * self.offset_scale
        grid = pixels * offset.new_tensor([2 / w, 2 / h]) - 1
        return grid.permute(0, 3, 1, 2, 4, 5).reshape(n * self.groups, h * w, self.points, 2)


class Mlp(nn.Module):
    def __init__(self, channels: int, hidden: int):
        super().__init__()
        self.fc1 = nn.Linear(channels, hidden)
        self.fc2 = nn.Linear(hidden, channels)

    def forward(self, x):
        return self.fc2(F.gelu(self.fc1(x)))


class Block(nn.Module):
    """Residual block: DCNv3, then an MLP; normalised before or after each, with or without a scale per channel."""

    def __init__(self, channels: int, groups: int, config: dict):
        super().__init__()
        self.post_norm = config.get('post_norm', False)
        self.norm1 = ChannelsLastNorm(channels, 0)
        self.dcn = DCNv3(channels, groups, config.get('offset_scale', 1.0))
        self.norm2 = ChannelsLastNorm(channels, 0)
        self.mlp = Mlp(channels, int(channels * config['mlp_ratio']))
        scale = config.get('layer_scale')
        self.gamma1 = nn.Parameter(scale * torch.ones(channels)) if scale else 1.0
        self.gamma2 = nn.Parameter(scale * torch.ones(channels)) if scale else 1.0

    def forward(self, x):
        if self.post_norm:
            x = x + self.gamma1 * self.norm1(self.dcn(x))
            return x + self.gamma2 * self.norm2(self.mlp(x))
        x = x + self.gamma1 * self.dcn(self.norm1(x))
        return x + self.gamma2 * self.mlp(self.norm2(x))


class Downsample(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv = nn.Conv2d(channels, 2 * channels, 3, stride=2, padding=1, bias=False)
        self.norm = ChannelsLastNorm(2 * channels, 1)

    def forward(self, x):
        return self.norm(self.conv(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1))


class Stem(nn.Module):
    def __init__(self, channels: int):
        super().__init__()
        self.conv1 = nn.Conv2d(3, channels // 2, 3, stride=2, padding=1)
        self.norm1 = ChannelsLastNorm(channels // 2, 1)
        self.conv2 = nn.Conv2d(channels // 2, channels, 3, stride=2, padding=1)
        self.norm2 = ChannelsLastNorm(channels, 1)

    def forward(self, image):
        x = F.gelu(self.norm1(self.conv1(image).permute(0, 2, 3, 1)))
        return self.norm2(self.conv2(x.permute(0, 3, 1, 2)).permute(0, 2, 3, 1))


class Stage(nn.Module):
    def __init__(self, channels: int, depth: int, groups: int, config: dict, last: bool):
        super().__init__()
        self.blocks = nn.ModuleList(Block(channels, groups, config) for _ in range(depth))
        self.norm = nn.Identity() if config.get('post_norm', False) else ChannelsLastNorm(channels, 0)
        self.downsample = None if last else Downsample(channels)

    def forward(self, x):
        for block in self.blocks:
            x = block(x)
        return self.norm(x)


class InternImage(nn.Module):
    """Backbone. `config` is the official constructor's: channels, depths, groups, mlp_ratio, out_indices, and where they differ
    offset_scale, post_norm, layer_scale."""

    def __init__(self, config: dict):
        super().__init__()
        channels, depths = config['channels'], config['depths']
        self.out_indices = config['out_indices']
        self.patch_embed = Stem(channels)
        self.levels = nn.ModuleList(
            Stage(
                channels * 2**i,
                depth,
                config['groups'][i],
                config,
                last=i == len(depths) - 1,
            )
            for i, depth in enumerate(depths)
        )

    def forward(self, image):
        """[N, 3, H, W] normalised -> per out index [N, C, h, w]."""
        x = self.patch_embed(image)
        stages = []
        for i, level in enumerate(self.levels):
            x = level(x)
            if i in self.out_indices:
                stages.append(x.permute(0, 3, 1, 2))
            if level.downsample is not None:
                x = level.downsample(x)
        return stages
