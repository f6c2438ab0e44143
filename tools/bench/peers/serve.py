"""InternImage in eager PyTorch, one run per line asked for: the peer of tools/bench/internimage.bench.ts.

Arguments: CONFIG.json WEIGHTS.safetensors INPUT.safetensors SIZE THREADS. Writes weights and input (seeded), prints a
line "ready"; then for every line on standard input runs once and prints milliseconds; "output FILE" writes the last stage.
"""

import json
import sys
import time
from pathlib import Path

import torch
from safetensors.torch import save_file

sys.path.insert(0, str(Path(__file__).parents[2] / 'train'))
from internimage import InternImage


@torch.no_grad()
def main():
    config_file, weights_file, input_file, size, threads = sys.argv[1:]
    torch.manual_seed(1)
    torch.set_num_threads(int(threads))
    config = json.loads(Path(config_file).read_text()) | {'out_indices': [0, 1, 2, 3]}
    model = InternImage(config).eval()
    for name, parameter in model.named_parameters():
        # Offsets that move and scales that let every block count: a fresh model would sample a plain grid.
        if '.offset.' in name or '.mask.' in name:
            parameter.normal_(0, 0.02)
        elif name.endswith(('gamma1', 'gamma2')):
            parameter.fill_(0.3)
    save_file({name: value.contiguous() for name, value in model.state_dict().items()}, weights_file)
    image = torch.randn(1, 3, int(size), int(size))
    save_file({'input': image}, input_file)
    stages = model(image)
    print('ready', flush=True)
    for line in sys.stdin:
        command, *file = line.split()
        if command == 'output':
            save_file({'stage3': stages[-1].permute(0, 2, 3, 1).contiguous()}, file[0])
            print('written', flush=True)
            continue
        start = time.perf_counter()
        stages = model(image)
        print((time.perf_counter() - start) * 1000, flush=True)


main()
