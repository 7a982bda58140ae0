#!/usr/bin/env bash
# Puts a release in the place of the one that serves, without a request that fails:
#
#   scripts/deploy.sh          what is checked out, by its commit
#   scripts/deploy.sh 1.4.2    that tag; built, unless it is there or RELEASE_IMAGE names a registry that has it
#
# build, migrate with the old release still serving, start the new one beside it, wait until it is healthy, switch.
# Whatever fails, the old one goes on. SMOKE_URL is asked once the new one serves; WAIT_SECONDS is how long that may take.

set -Eeuo pipefail
# shellcheck disable=SC1091
source "$(dirname "${BASH_SOURCE[0]}")/release.sh"
lock

tag=${1:-$(git rev-parse --short=12 HEAD)}
before=$(current)

if is_there "$tag"; then
  say "$NAME:$tag is there"
elif [[ $NAME == */* ]] && docker pull --quiet "$NAME:$tag"; then
  say "$NAME:$tag is pulled"
else
  say "$NAME:$tag is built"
  compose "$tag" build --quiet web
fi

if [[ -z $before ]]; then
  compose "$tag" up --detach --wait --wait-timeout "${WAIT_SECONDS:-120}"
else
  # Containers of the services that stay, such as the database, are left alone.
  compose "$before" up --detach --no-recreate --wait proxy
  say "migrations of $tag, with $before serving"
  compose "$tag" run --rm migrate
  roll "$tag" "$before"
fi

if [[ $tag != "$before" ]]; then echo "$tag" >>"$RELEASES"; fi
say "$tag is in production"
