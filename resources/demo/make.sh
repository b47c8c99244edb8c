#!/usr/bin/env bash
# Makes everything in resources/embedded/demo again: the sentences, and the three small models, trained by this
# project's own trainer, one on each core. Takes less than twenty minutes on two cores. The programs have to be built
# again afterwards, because they carry these files.
#
#   resources/demo/make.sh [PATH_OF_s2s]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
demo="$here/../embedded/demo"
s2s=$(realpath "${1:-$here/../../build/release/s2s}")
runs=$(mktemp -d)
trap 'rm -rf "$runs"' EXIT

PYTHONDONTWRITEBYTECODE=1 python3 "$here/generate.py"
"$s2s" train "$here/recipes/t5-tiny.json" --run "$runs/t5-tiny" &
t5=$!
"$s2s" train "$here/recipes/m2m-tiny.json" --run "$runs/m2m-tiny"
"$s2s" train "$here/recipes/mt5-tiny.json" --run "$runs/mt5-tiny"
wait "$t5"
for model in t5-tiny mt5-tiny m2m-tiny; do
  rm -rf "${demo:?}/$model"
  "$s2s" export "$runs/$model@last" --to "$demo/$model" --dtype bfloat16
done
du -ch "$demo"/t5-tiny "$demo"/mt5-tiny "$demo"/m2m-tiny | tail -1
