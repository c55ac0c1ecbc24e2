#!/usr/bin/env bash
# Gives the server a saved page; CAUNOI_TOKEN is the token that it was started with.
# Usage: load.sh FILE
set -euo pipefail
server=${CAUNOI_URL:-http://127.0.0.1:8000}

query='mutation Load($content: String!) {
  loadPage(input: { content: $content }) {
    outcome
    article { title }
  }
}'

jq -Rs --arg query "$query" '{ $query, variables: { content: . } }' "$1" |
  curl -fsS "$server/graphql" -H 'content-type: application/json' \
    -H "authorization: Bearer ${CAUNOI_TOKEN:?}" --data-binary @- |
  jq -r 'if .errors then .errors[0] | "\(.extensions.code): \(.message)" | halt_error
    else .data.loadPage | "\(.outcome) \(.article.title)" end'
