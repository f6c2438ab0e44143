"""FPN and BEVFormer v2 head (arXiv 2211.10439, 2203.17270) with official parameter names.

Frames of a batch are folded into the first dimension: F frames, each with its own cameras and BEV grid.
"""

import math

import torch
import torch.nn.functional as F
from torch import nn


def sequential(layers: dict[int, nn.Module]) -> nn.Sequential:
    """A Sequential whose members keep the given indices, as official containers with dropouts in between do."""
    return nn.Sequential(*(layers.get(i, nn.Identity()) for i in range(max(layers) + 1)))


class ConvModule(nn.Module):
    def __init__(self, inputs: int, outputs: int, kernel: int, stride: int = 1):
        super().__init__()
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=kernel // 2)

    def forward(self, x):
        return self.conv(x)


class FPN(nn.Module):
    """Feature pyramid (arXiv 1612.03144); two more levels from the last output, of which the head reads one."""

    def __init__(self, in_channels: list[int], channels: int, outs: int = 5):
        super().__init__()
        self.lateral_convs = nn.ModuleList(ConvModule(c, channels, 1) for c in in_channels)
        self.fpn_convs = nn.ModuleList(
            ConvModule(channels, channels, 3, stride=1 if i < len(in_channels) else 2) for i in range(outs)
        )

    def forward(self, stages):
        merged = [conv(stage) for conv, stage in zip(self.lateral_convs, stages)]
        for i in range(len(merged) - 1, 0, -1):
            merged[i - 1] = merged[i - 1] + F.interpolate(merged[i], size=merged[i - 1].shape[-2:], mode='nearest')
        outputs = [conv(x) for conv, x in zip(self.fpn_convs, merged)]
        return outputs + [self.fpn_convs[len(merged)](outputs[-1])]


def sample_and_sum(value, size, grid, weights):
    """Deformable attention's inner sum over one level (arXiv 2010.04159, eq. 2).

    value [B, h*w, C], size (h, w), grid [B, Q, heads, P, 2] in -1..1, weights [B, Q, heads, P] -> [B, Q, C]
    """
    b, q, heads, points = weights.shape
    c = value.shape[-1]
    planes = value.transpose(1, 2).reshape(b * heads, c // heads, *size)
    grid = grid.transpose(1, 2).reshape(b * heads, q, points, 2)
    samples = F.grid_sample(planes, grid, mode='bilinear', padding_mode='zeros', align_corners=False)
    summed = (samples * weights.transpose(1, 2).reshape(b * heads, 1, q, points)).sum(-1)
    return summed.view(b, c, q).transpose(1, 2)


def ring_bias(heads: int, groups: int, points: int) -> torch.Tensor:
    """Deformable DETR's first offsets: one direction a head, one ring a point."""
    angle = torch.arange(heads) * (2 * math.pi / heads)
    directions = torch.stack([angle.cos(), angle.sin()], -1)
    directions = directions / directions.abs().max(-1, keepdim=True).values
    rings = torch.arange(1, points + 1).view(1, 1, points, 1)
    return (directions.view(heads, 1, 1, 2) * rings).expand(heads, groups, points, 2).reshape(-1)


class DeformableProjections(nn.Module):
    """The linear layers every deformable attention here has in common."""

    # In place of PyTorch's operators: see fused.py.
    attend = staticmethod(sample_and_sum)

    def __init__(self, channels: int, query_channels: int, heads: int, groups: int, points: int, output: bool):
        super().__init__()
        self.heads, self.points = heads, points
        self.sampling_offsets = nn.Linear(query_channels, heads * groups * points * 2)
        self.attention_weights = nn.Linear(query_channels, heads * groups * points)
        self.value_proj = nn.Linear(channels, channels)
        for layer in (self.sampling_offsets, self.attention_weights):
            nn.init.zeros_(layer.weight)
            nn.init.zeros_(layer.bias)
        self.sampling_offsets.bias.data = ring_bias(heads, groups, points)
        nn.init.xavier_uniform_(self.value_proj.weight)
        nn.init.zeros_(self.value_proj.bias)
        if output:
            self.output_proj = nn.Linear(channels, channels)
            nn.init.xavier_uniform_(self.output_proj.weight)
            nn.init.zeros_(self.output_proj.bias)


class TemporalSelfAttention(DeformableProjections):
    """Without history both queue entries are the current queries, as BEVFormer v2 runs it."""

    queue = 2

    def __init__(self, channels: int, heads: int, bev: tuple[int, int]):
        super().__init__(channels, 2 * channels, heads, self.queue, 4, output=True)
        self.bev = bev

    def forward(self, x, position, centres):
        """x [F, Q, C], position [Q, C], centres [Q, 2] in grid units"""
        f, q, _ = x.shape
        h, w = self.bev
        query = torch.cat([x, x + position], -1)
        shape = (f, q, self.heads, self.queue, self.points)
        offsets = self.sampling_offsets(query).view(*shape, 2) * x.new_tensor([2 / w, 2 / h])
        grid = (offsets + centres.view(1, q, 1, 1, 1, 2)).flatten(3, 4)
        weights = (self.attention_weights(query).view(shape).softmax(-1) / self.queue).flatten(3, 4)
        return x + self.output_proj(self.attend(self.value_proj(x), self.bev, grid, weights))


class SpatialCrossAttention(nn.Module):
    def __init__(self, channels: int, heads: int, levels: int, points: int, pillar_points: int):
        super().__init__()
        self.levels, self.pillar_points = levels, pillar_points
        self.deformable_attention = DeformableProjections(channels, channels, heads, levels, points, output=False)
        self.output_proj = nn.Linear(channels, channels)
        nn.init.xavier_uniform_(self.output_proj.weight)
        nn.init.zeros_(self.output_proj.bias)

    def forward(self, x, features, hits):
        """x [F, Q, C]; features per level [F*cameras, h*w, C] with their sizes; hits from `camera_hits`"""
        inner = self.deformable_attention
        heads, points = inner.heads, inner.points
        f, q, c = x.shape
        images, most = hits.query.shape
        rows = (hits.query + hits.frame_start).reshape(-1)
        query = x.reshape(f * q, c)[rows].view(images, most, c)
        offsets = inner.sampling_offsets(query).view(images, most, heads, self.levels, points, 2)
        weights = inner.attention_weights(query).view(images, most, heads, self.levels * points).softmax(-1)
        weights = weights.view(images, most, heads, self.levels, points)
        anchors = hits.grid.repeat(1, 1, points // self.pillar_points, 1).view(images, most, 1, points, 2)
        attended = 0
        for level, (tokens, (h, w)) in enumerate(features):
            grid = anchors + offsets[:, :, :, level] * x.new_tensor([2 / w, 2 / h])
            attended = attended + inner.attend(inner.value_proj(tokens), (h, w), grid, weights[:, :, :, level])
        attended = attended * hits.valid.unsqueeze(-1)
        slots = x.new_zeros(f * q, c).index_add(0, rows, attended.reshape(-1, c).to(x.dtype)).view(f, q, c)
        return x + self.output_proj(slots / hits.count.unsqueeze(-1))


class Hits:
    """Which BEV queries each camera sees: query [I, M] (I = frames * cameras), valid [I, M], grid [I, M, Z, 2], count [F, Q]."""

    def __init__(self, query, valid, grid, count, frame_start):
        self.query, self.valid, self.grid, self.count, self.frame_start = query, valid, grid, count, frame_start


def camera_hits(lidar2img, pillars, image_size) -> Hits:
    """lidar2img [F, cameras, 4, 4], pillars [Q, Z, 4] homogeneous, image_size (H, W) padded."""
    f, cameras = lidar2img.shape[:2]
    q, z, _ = pillars.shape
    height, width = image_size
    projected = torch.einsum('fnij,qzj->fnqzi', lidar2img, pillars)
    depth = projected[..., 2].clamp(min=1e-5)
    u, v = projected[..., 0] / depth / width, projected[..., 1] / depth / height
    visible = (projected[..., 2] > 1e-5) & (u > 0) & (u < 1) & (v > 0) & (v < 1)
    hit = visible.any(-1).view(f * cameras, q)
    most = max(1, int(hit.sum(-1).max()))
    order = hit.to(torch.int8).argsort(dim=-1, descending=True, stable=True)[:, :most]
    valid = hit.gather(1, order)
    uv = torch.stack([u, v], -1).clamp(-10, 10).view(f * cameras, q, z, 2)
    grid = uv.gather(1, order[:, :, None, None].expand(-1, -1, z, 2)) * 2 - 1
    count = hit.view(f, cameras, q).sum(1).clamp(min=1)
    frame_start = (torch.arange(f * cameras, device=hit.device) // cameras * q).view(-1, 1)
    return Hits(order, valid, grid, count, frame_start)


class FFN(nn.Module):
    def __init__(self, channels: int, hidden: int, dropout: float):
        super().__init__()
        first = nn.Sequential(nn.Linear(channels, hidden), nn.ReLU(), nn.Dropout(dropout))
        self.layers = nn.Sequential(first, nn.Linear(hidden, channels), nn.Dropout(dropout))

    def forward(self, x):
        return x + self.layers(x)


class EncoderLayer(nn.Module):
    def __init__(self, head):
        super().__init__()
        c, heads = head.channels, head.heads
        self.attentions = nn.ModuleList(
            [
                TemporalSelfAttention(c, heads, head.bev),
                SpatialCrossAttention(c, heads, head.levels, head.spatial_points, head.pillar_points),
            ]
        )
        self.ffns = nn.ModuleList([FFN(c, head.hidden, head.dropout)])
        self.norms = nn.ModuleList(nn.LayerNorm(c) for _ in range(3))

    def forward(self, x, position, centres, features, hits):
        x = self.norms[0](self.attentions[0](x, position, centres))
        x = self.norms[1](self.attentions[1](x, features, hits))
        return self.norms[2](self.ffns[0](x))


class GroupSelfAttention(nn.Module):
    """Multi-head attention within each group of queries (Group DETR, arXiv 2207.13085)."""

    def __init__(self, channels: int, heads: int, dropout: float):
        super().__init__()
        self.attn = nn.MultiheadAttention(channels, heads, dropout=dropout, batch_first=True)

    def forward(self, x, position, groups: int):
        b, q, c = x.shape
        grouped = x.reshape(b * groups, q // groups, c)
        query = (x + position).reshape(b * groups, q // groups, c)
        return x + self.attn(query, query, grouped, need_weights=False)[0].reshape(b, q, c)


class DeformableCrossAttention(DeformableProjections):
    def __init__(self, channels: int, heads: int, bev: tuple[int, int]):
        super().__init__(channels, channels, heads, 1, 4, output=True)
        self.bev = bev

    def forward(self, x, position, reference, memory):
        """reference [B, Q, 2] in 0..1, memory [B, h*w, C]"""
        b, q, _ = x.shape
        h, w = self.bev
        query = x + position
        shape = (b, q, self.heads, self.points)
        offsets = self.sampling_offsets(query).view(*shape, 2) * x.new_tensor([2 / w, 2 / h])
        grid = reference.view(b, q, 1, 1, 2) * 2 - 1 + offsets
        weights = self.attention_weights(query).view(shape).softmax(-1)
        return x + self.output_proj(self.attend(self.value_proj(memory), self.bev, grid, weights))


class DecoderLayer(nn.Module):
    def __init__(self, head):
        super().__init__()
        c, heads = head.channels, head.heads
        self.attentions = nn.ModuleList(
            [GroupSelfAttention(c, heads, head.dropout), DeformableCrossAttention(c, heads, head.bev)]
        )
        self.ffns = nn.ModuleList([FFN(c, head.hidden, head.dropout)])
        self.norms = nn.ModuleList(nn.LayerNorm(c) for _ in range(3))

    def forward(self, x, position, reference, memory, groups: int):
        x = self.norms[0](self.attentions[0](x, position, groups))
        x = self.norms[1](self.attentions[1](x, position, reference, memory))
        return self.norms[2](self.ffns[0](x))


class FusionBlock(nn.Module):
    """Residual block over BEV maps; a 3x3 branch carries the input where the width changes."""

    def __init__(self, inputs: int, channels: int):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, channels, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.downsample = None
        if inputs != channels:
            self.downsample = nn.Sequential(
                nn.Conv2d(inputs, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels)
            )
            # Starts as a copy of the newest frame, so that a model trained on one frame goes on from where it was.
            weight = self.downsample[0].weight.data.zero_()
            weight[range(channels), range(inputs - channels, inputs), 1, 1] = 1
        nn.init.zeros_(self.bn2.weight)

    def forward(self, x):
        identity = x if self.downsample is None else self.downsample(x)
        inner = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(inner)) + identity)


class Fusion(nn.Module):
    def __init__(self, frames: int, channels: int, inner: int):
        super().__init__()
        widths = [frames * channels, inner, inner, inner]
        self.layers = nn.ModuleList(FusionBlock(widths[i], widths[i + 1]) for i in range(3))
        self.layer_norm = nn.Sequential(nn.Linear(inner, channels), nn.LayerNorm(channels))

    def forward(self, x):
        """[B, T*C, h, w], oldest frame first -> [B, h*w, C]"""
        for layer in self.layers:
            x = layer(x)
        return self.layer_norm(x.flatten(2).transpose(1, 2))


class Layered(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)


class Transformer(nn.Module):
    def __init__(self, head):
        super().__init__()
        self.level_embeds = nn.Parameter(torch.randn(head.levels, head.channels))
        self.cams_embeds = nn.Parameter(torch.randn(head.cameras, head.channels))
        self.reference_points = nn.Linear(head.channels, 3)
        self.encoder = Layered(EncoderLayer(head) for _ in range(head.encoder_layers))
        self.decoder = Layered(DecoderLayer(head) for _ in range(head.decoder_layers))
        if head.frames > 1:
            self.fusion = Fusion(head.frames, head.channels, head.fusion_channels)


class LearnedPositions(nn.Module):
    def __init__(self, rows: int, columns: int, channels: int):
        super().__init__()
        self.row_embed = nn.Embedding(rows, channels)
        self.col_embed = nn.Embedding(columns, channels)

    def forward(self):
        """[rows*columns, 2*channels]"""
        rows, columns = self.row_embed.weight, self.col_embed.weight
        h, w = rows.shape[0], columns.shape[0]
        grid = torch.cat([columns.expand(h, w, -1), rows[:, None].expand(h, w, -1)], -1)
        return grid.reshape(h * w, -1)


class BEVFormerHead(nn.Module):
    """`config` is the official head config; only what shapes the network is read."""

    def __init__(self, config: dict):
        super().__init__()
        transformer = config['transformer']
        encoder = transformer['encoder']
        attention = encoder['transformerlayers']['attn_cfgs'][1]['deformable_attention']
        self.channels = config['in_channels']
        self.heads = attention['num_heads']
        self.levels = attention['num_levels']
        self.spatial_points = attention['num_points']
        self.pillar_points = encoder['num_points_in_pillar']
        self.hidden = encoder['transformerlayers']['feedforward_channels']
        self.dropout = 0.0
        self.bev = (config['bev_h'], config['bev_w'])
        self.cameras = transformer['num_cams']
        self.encoder_layers = encoder['num_layers']
        self.decoder_layers = transformer['decoder']['num_layers']
        self.frames = len(transformer['frames'])
        self.fusion_channels = transformer.get('inter_channels') or self.frames * self.channels
        self.classes = config['num_classes']
        self.queries = config['num_query']
        self.groups = config.get('group_detr', 1)
        self.range = encoder['pc_range']
        c, (h, w) = self.channels, self.bev

        self.bev_embedding = nn.Embedding(h * w, c)
        self.positional_encoding = LearnedPositions(h, w, c // 2)
        self.query_embedding = nn.Embedding(self.groups * self.queries, 2 * c)
        self.transformer = Transformer(self)
        self.cls_branches = nn.ModuleList(self._cls_branch() for _ in range(self.decoder_layers))
        self.reg_branches = nn.ModuleList(self._reg_branch() for _ in range(self.decoder_layers))
        self.code_weights = nn.Parameter(torch.tensor([1.0] * 8 + [0.2, 0.2]), requires_grad=False)
        self.register_buffer('pillars', self._pillars(), persistent=False)
        self.register_buffer('centres', self._centres(), persistent=False)
        self._place_queries()

    def _cls_branch(self):
        c = self.channels
        branch = nn.Sequential(
            nn.Linear(c, c), nn.LayerNorm(c), nn.ReLU(), nn.Linear(c, c), nn.LayerNorm(c), nn.ReLU(), nn.Linear(c, self.classes)
        )
        nn.init.constant_(branch[6].bias, -math.log(99))
        return branch

    def _reg_branch(self):
        c = self.channels
        branch = nn.Sequential(nn.Linear(c, c), nn.ReLU(), nn.Linear(c, c), nn.ReLU(), nn.Linear(c, 10))
        nn.init.zeros_(branch[4].weight)
        nn.init.zeros_(branch[4].bias)
        return branch

    def _pillars(self):
        """[Q, Z, 4] metres, lidar frame; heights from half a metre above the floor to half a metre below the ceiling."""
        low, high = torch.tensor(self.range[:3]), torch.tensor(self.range[3:])
        h, w = self.bev
        extent = high[2] - low[2]
        z = torch.linspace(0.5, float(extent) - 0.5, self.pillar_points) + low[2]
        y = (torch.arange(h) + 0.5) / h * (high[1] - low[1]) + low[1]
        x = (torch.arange(w) + 0.5) / w * (high[0] - low[0]) + low[0]
        grid_y, grid_x, grid_z = torch.meshgrid(y, x, z, indexing='ij')
        points = torch.stack([grid_x, grid_y, grid_z, torch.ones_like(grid_x)], -1)
        return points.view(h * w, self.pillar_points, 4)

    def _centres(self):
        h, w = self.bev
        y, x = torch.meshgrid((torch.arange(h) + 0.5) / h, (torch.arange(w) + 0.5) / w, indexing='ij')
        return torch.stack([x, y], -1).view(h * w, 2) * 2 - 1

    def _place_queries(self):
        """Queries start on a regular grid, denser near the car: each learns its own place instead of finding one first."""
        c, q = self.channels, self.queries
        side = math.ceil(math.sqrt(q))
        line = (torch.arange(side) + 0.5) / side * 2 - 1
        warped = line.abs().pow(1.35) * line.sign() * 0.49 + 0.5
        y, x = torch.meshgrid(warped, warped, indexing='ij')
        spots = torch.stack([x, y], -1).view(-1, 2)[torch.linspace(0, side * side - 1, q).round().long()]
        reference = self.transformer.reference_points
        nn.init.zeros_(reference.weight)
        nn.init.zeros_(reference.bias)
        reference.bias.data[2] = torch.logit(torch.tensor(0.5))
        for axis in range(2):
            reference.weight.data[axis, axis] = 1.0
        embedding = self.query_embedding.weight.data.mul_(0.5)
        for group in range(self.groups):
            jitter = 0 if group == 0 else torch.randn_like(spots) * 0.01
            embedding[group * q : (group + 1) * q, :2] = torch.logit((spots + jitter).clamp(0.01, 0.99))

    def encode(self, features, lidar2img, image_size):
        """features per level [F*cameras, C, h, w]; lidar2img [F, cameras, 4, 4] -> BEV [F, Q, C]"""
        frames = lidar2img.shape[0]
        camera = self.transformer.cams_embeds.repeat(frames, 1).unsqueeze(1)
        tokens = [
            (map_.flatten(2).transpose(1, 2) + camera + self.transformer.level_embeds[level], map_.shape[-2:])
            for level, map_ in enumerate(features)
        ]
        hits = camera_hits(lidar2img, self.pillars, image_size)
        position = self.positional_encoding()
        x = self.bev_embedding.weight.unsqueeze(0).expand(frames, -1, -1)
        for layer in self.transformer.encoder.layers:
            x = layer(x, position, self.centres, tokens, hits)
        return x

    def fuse(self, bevs):
        """bevs: T tensors [B, Q, C], oldest first -> [B, Q, C]"""
        if self.frames == 1:
            return bevs[-1]
        h, w = self.bev
        maps = torch.cat([bev.transpose(1, 2).reshape(-1, self.channels, h, w) for bev in bevs], 1)
        return self.transformer.fusion(maps)

    def decode(self, memory, groups: int):
        """memory [B, h*w, C] -> per layer (logits [B, q, classes], code [B, q, 10]); the code's centre is in metres.

        q = groups * queries. One group at inference.
        """
        b, c = memory.shape[0], self.channels
        rows = self.query_embedding.weight[: groups * self.queries]
        position = rows[:, :c].expand(b, -1, -1)
        x = rows[:, c:].expand(b, -1, -1)
        reference = self.transformer.reference_points(position).sigmoid()
        low, high = memory.new_tensor(self.range[:3]), memory.new_tensor(self.range[3:])
        outputs = []
        for i, layer in enumerate(self.transformer.decoder.layers):
            x = layer(x, position, reference[..., :2], memory, groups)
            step = self.reg_branches[i](x)
            refined = (step[..., [0, 1, 4]] + torch.logit(reference, eps=1e-5)).sigmoid()
            centre = refined * (high - low) + low
            code = torch.cat([centre[..., :2], step[..., 2:4], centre[..., 2:], step[..., 5:]], -1)
            outputs.append((self.cls_branches[i](x), code))
            reference = refined.detach()
        return outputs
