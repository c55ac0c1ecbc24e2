#!/usr/bin/env bash
# Every article, newest first: from page to page by the cursor of the last item.
set -euo pipefail
server=${CAUNOI_URL:-http://127.0.0.1:8000}

query='query Articles($after: String) {
  articles(first: 10, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { title publishedOn }
  }
}'

after=null
while [ "$after" != end ]; do
  page=$(jq -n --arg query "$query" --argjson after "$after" '{ $query, variables: { $after } }' |
    curl -fsS "$server/graphql" -H 'content-type: application/json' --data-binary @-)
  jq -r '.data.articles.nodes[] | "\(.publishedOn // "undated") \(.title)"' <<<"$page"
  after=$(jq -r '.data.articles.pageInfo | if .hasNextPage then .endCursor | @json else "end" end' <<<"$page")
done
jq -r '"\(.data.articles.totalCount) articles"' <<<"$page"
