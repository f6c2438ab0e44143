#!/usr/bin/env bash
# Runs a sharded evaluation as an array job on a Slurm of its own on this machine, and compares it with the whole one.
# Needs slurm-wlm and munge (Debian), and root. Everything it starts listens on this host, lives in one temporary folder and
# is stopped at the end.
#
#   bash tools/checks/slurm.sh GT.json RESULTS.json
set -euo pipefail
gt=$(realpath "$1")
results=$(realpath "$2")
goshawk=$(realpath "$(dirname "$0")/../..")
state=$(mktemp -d)
host=$(hostname -s)
pids=()

stop() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  for pid in "${pids[@]}"; do
    for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null || true
  done
  rm -rf "$state"
}
trap stop EXIT

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' 2>/dev/null ||
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'; }

mkdir -p "$state"/{munge,ctld,slurmd,spool,job}
chmod 700 "$state/munge"
dd if=/dev/urandom of="$state/munge/key" bs=1024 count=1 status=none
chmod 400 "$state/munge/key"
chmod 755 "$state"
munged --force --foreground --key-file="$state/munge/key" --socket="$state/munge/socket" \
  --pid-file="$state/munge/pid" --log-file="$state/munge/log" --seed-file="$state/munge/seed" >"$state/munge/out" 2>&1 &
pids+=($!)
for _ in $(seq 100); do [ -S "$state/munge/socket" ] && break; sleep 0.1; done

cat > "$state/slurm.conf" <<CONF
ClusterName=goshawk
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$state/munge/socket
CredType=cred/munge
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
StateSaveLocation=$state/ctld
SlurmdSpoolDir=$state/slurmd
SlurmctldPidFile=$state/ctld.pid
SlurmdPidFile=$state/slurmd.pid
SlurmctldLogFile=$state/ctld.log
SlurmdLogFile=$state/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
ReturnToService=2
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=8000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF="$state/slurm.conf"
slurmctld -D -c >"$state/ctld.out" 2>&1 &
pids+=($!)
slurmd -D -N "$host" >"$state/slurmd.out" 2>&1 &
pids+=($!)

for _ in $(seq 300); do
  sinfo --noheader --format=%T 2>/dev/null | grep -q '^idle' && break
  sleep 0.2
done
sinfo --noheader --format=%T | grep -q '^idle' || { tail -n 20 "$state"/*.log "$state"/*.out >&2; echo "slurm: the node never became idle" >&2; exit 1; }

cd "$state/job"
node "$goshawk/dist/runtime/cli/main.js" deploy slurm --gt "$gt" --results "$results" --shards 3 --parts parts |
  sed "s#^npx goshawk#node $goshawk/dist/runtime/cli/main.js#; s/^#SBATCH --mem=.*/#SBATCH --mem=1G/" > eval.sbatch
sbatch --wait --output="$state/job/%a.out" eval.sbatch || { cat "$state"/job/*.out >&2; exit 1; }
run() { node "$goshawk/dist/runtime/cli/main.js" "$@"; }
run eval --gt "$gt" --results "$results" --json > whole.json
run eval merge parts/part-*.json --json > merged.json
cmp whole.json merged.json
echo "slurm: $(ls parts | wc -l) parts merged to the same $(wc -c < whole.json) bytes as the whole"
