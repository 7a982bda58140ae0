#!/usr/bin/env bash
# Puts the release before the last one, or the tag that is given, back in production:
#
#   scripts/rollback.sh
#   scripts/rollback.sh 1.4.1
#
# The schema stays as it is: each one suits the release before it (deploy/README.md).

set -Eeuo pipefail
# shellcheck disable=SC1091
source "$(dirname "${BASH_SOURCE[0]}")/release.sh"
lock

tag=${1:-$(previous)}
before=$(current)
if [[ -z $tag ]]; then fail "There is no release to go back to."; fi
if [[ $tag == "$before" ]]; then fail "$tag serves already."; fi
is_there "$tag" || docker pull --quiet "$NAME:$tag" || fail "There is no image $NAME:$tag."

roll "$tag" "$before"

# Where it goes back by one, the next rollback goes on from there.
if [[ $tag == "$(previous)" ]]; then sed --in-place '$d' "$RELEASES"; else echo "$tag" >>"$RELEASES"; fi
say "$tag is in production"
