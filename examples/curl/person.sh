#!/usr/bin/env bash
# A person's positions with the words of the press that say so, by GET: an answer that caches may hold.
# Usage: person.sh [SLUG]
set -euo pipefail
server=${CAUNOI_URL:-http://127.0.0.1:8000}

query='query Person($slug: String!) {
  person(by: { slug: $slug }) {
    name
    positions {
      nodes {
        title
        organization { name }
        citations { quote article { title } }
      }
    }
  }
}'

curl -fsS --get "$server/graphql" \
  --data-urlencode "query=$query" \
  --data-urlencode "variables=$(jq -n --arg slug "${1:-phan-anh-son}" '{ $slug }')" |
  jq -r '.data.person // halt_error
    | .name, (.positions.nodes[]
    | "\n\(.title), \(.organization.name // "no body named")",
      (.citations[] | "- \(.article.title): “\(.quote)”"))'
