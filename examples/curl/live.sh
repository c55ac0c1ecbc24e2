#!/usr/bin/env bash
# The newest articles, and every article that is loaded from now on, as server-sent events.
set -euo pipefail
server=${CAUNOI_URL:-http://127.0.0.1:8000}

newest='{ archive { revision } articles(first: 5) { totalCount nodes { title publishedOn } } }'
changes='subscription Changes($after: Int!) { articleChanged(after: $after) { outcome article { title } } }'

# Prints the list, and keeps the revision that it is of.
show() {
  local answer
  answer=$(curl -fsS --get "$server/graphql" --data-urlencode "query=$newest")
  jq -r '.data.articles | "\n\(.totalCount) articles, the newest:",
    (.nodes[] | "\(.publishedOn // "undated") \(.title)")' <<<"$answer"
  revision=$(jq '.data.archive.revision' <<<"$answer")
}

show
jq -n --arg query "$changes" --argjson after "$revision" '{ $query, variables: { $after } }' |
  curl -fsSN "$server/graphql/stream" -H 'accept: text/event-stream' \
    -H 'content-type: application/json' --data-binary @- |
  while read -r field data; do
    # An event is a line `event: next` and a line `data: …`; lines that begin with a colon keep the connection open.
    if [ "$field" = data: ] && [ -n "$data" ]; then
      jq -r '.data.articleChanged | "\(.outcome) \(.article.title)"' <<<"$data"
      show
    fi
  done
