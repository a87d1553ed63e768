#include "targets/argo/runtime.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace belay::argo {

const char kRuntime[] =
    R"bash(# The runtime of belay: what the scripts of its workflows are written in.
export NO_COLOR=1
BELAY_IN=. BELAY_TMP=$(mktemp -d)
at() { BELAY_IN=$1; }
say() { printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2; }
fail() {
  say "failed: $*"
  exit 1
}
load() { cat >"$BELAY_TMP/command"; }
try() { (
  cd -- "$BELAY_IN" || exit
  exec timeout -k 10 "$1" bash -euo pipefail "$BELAY_TMP/command" </dev/null
); }
run() {
  load
  try "${1:-0}" || fail "the command ended with $?"
}
least() { printf '%s\n' "${2#v}" "${3#v}" | LC_ALL=C sort -Cs"$1"; }
compares() {
  case $3 in
    '==') least "$1" "$2" "$4" && least "$1" "$4" "$2" ;;
    '!=') ! compares "$1" "$2" == "$4" ;;
    '<') ! least "$1" "$4" "$2" ;;
    '<=') least "$1" "$2" "$4" ;;
    '>') ! least "$1" "$2" "$4" ;;
    *) least "$1" "$4" "$2" ;;
  esac
}
fits() {
  case $1 in
    succeeds) ;;
    is) [[ $BELAY_OUT == "$2" ]] ;;
    is-not) [[ $BELAY_OUT != "$2" ]] ;;
    is-empty) [[ -z $BELAY_OUT ]] ;;
    is-not-empty) [[ -n $BELAY_OUT ]] ;;
    matches) grep -Eqe "$2" <<<"$BELAY_OUT" ;;
    *) [[ $BELAY_OUT =~ ^[-+]?[0-9]*[.]?[0-9]+$ ]] && compares n "$BELAY_OUT" "$1" "$2" ;;
  esac
}
poll() {
  load
  BELAY_SINCE='' BELAY_BROKEN=0 BELAY_LIMIT=${1/-/0} BELAY_END=$((SECONDS + ${1/-/0}))
  while :; do
    BELAY_CODE=0 BELAY_LEFT=$((BELAY_END - SECONDS))
    BELAY_OUT=$(try "$((BELAY_LEFT > 0 ? BELAY_LEFT : BELAY_LIMIT > 0))") || BELAY_CODE=$?
    if ((BELAY_CODE)); then
      ((BELAY_BROKEN += 1))
      ((BELAY_CODE == 126 || BELAY_CODE == 127)) && fail "the command cannot be run ($BELAY_CODE)"
      (($4 && BELAY_BROKEN >= $4)) &&
        fail "broken: the command ended with $BELAY_CODE, $BELAY_BROKEN in a row"
    else
      BELAY_BROKEN=0
      for BELAY_BAD in "${@:7}"; do
        [[ $BELAY_OUT != "$BELAY_BAD" ]] || fail "will not come true any more: $BELAY_OUT"
      done
      if fits "$5" "$6"; then
        : "${BELAY_SINCE:=$SECONDS}"
        ((SECONDS - BELAY_SINCE < $3)) || return 0
        sleep "$2"
        continue
      fi
    fi
    BELAY_SINCE=''
    [[ $1 == - ]] || ((SECONDS < BELAY_END)) ||
      fail "does not hold, after $1 s; the output is: $BELAY_OUT"
    sleep "$((BELAY_LIMIT > 0 && BELAY_END - SECONDS < $2 ? BELAY_END - SECONDS : $2))"
  done
}
keep() {
  local BELAY_REST=${1//[$'\n\t']/}
  [[ $1 != *\{\{* && $1 != *\$\(* && $1 != *\$\$* && $BELAY_REST != *[[:cntrl:]]* ]] ||
    fail "Argo would change this text on its way to other steps: $1"
  printf '%s' "$1" >/tmp/belay-output
}
capture() {
  poll "${@:2}"
  [[ $1 == - || -n $BELAY_OUT ]] || fail "the output is empty"
  keep "${BELAY_OUT//$'\n'/${BELAY_JOINT-$'\n'}}"
}
capture_list() { BELAY_JOINT=, capture "$@"; }
answer() {
  load
  BELAY_CODE=0 BELAY_ANSWER=no
  BELAY_OUT=$(try 0) || BELAY_CODE=$?
  ((BELAY_CODE < 124)) || fail "the command ended with $BELAY_CODE, which answers nothing"
  if ((BELAY_CODE == 0)) && fits "$@"; then BELAY_ANSWER=yes; fi
  say "$BELAY_ANSWER"
  keep "$BELAY_ANSWER"
}
secret() {
  load
  BELAY_OUT=$(try 0) || fail "a secret cannot be had"
}
have() {
  for BELAY_NAME; do
    [[ -n ${!BELAY_NAME-} ]] || fail "$BELAY_NAME has no value: the step that takes it was skipped"
  done
}
optional() {
  for BELAY_NAME; do
    [[ -n ${!BELAY_NAME-} ]] || unset "$BELAY_NAME"
  done
}
put() {
  mkdir -p -- "$(dirname -- "$1")"
  BELAY_NEW=$1.new.$RANDOM.$$
  cat >"$BELAY_NEW"
  mv -f -- "$BELAY_NEW" "$1"
}
)bash";

std::string RuntimeName() {
  // FNV-1a, 32 bits: tells two texts apart that differ by accident, no more.
  std::uint32_t hash = 2166136261U;
  for (const char c : std::string_view(kRuntime)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return fmt::format("belay-runtime-{:08x}", hash);
}

}  // namespace belay::argo
