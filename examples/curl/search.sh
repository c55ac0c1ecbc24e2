#!/usr/bin/env bash
# What completes the words typed so far, and what they find; diacritics may be left out.
# Usage: search.sh [WORDS]
set -euo pipefail
server=${CAUNOI_URL:-http://127.0.0.1:8000}

query='query Search($words: String!) {
  suggest(prefix: $words, first: 5) {
    ... on Article { title }
    ... on Entity { name }
  }
  search(query: $words, first: 5) {
    totalCount
    nodes {
      __typename
      ... on Article { title }
      ... on Entity { name }
    }
  }
}'

jq -n --arg query "$query" --arg words "${*:-huu nghi}" '{ $query, variables: { $words } }' |
  curl -fsS "$server/graphql" -H 'content-type: application/json' --data-binary @- |
  jq -r '.data
    | (.suggest[] | "… \(.title // .name)"),
      (.search.nodes[] | "\(.__typename): \(.title // .name)"),
      "\(.search.totalCount) found"'
