// A person's page: the positions held, each with the words of the press that say so.
// Usage: person [slug]

import { createOperationDescriptor, fetchQuery, getRequest, graphql } from "relay-runtime";
import { waitForFragmentData } from "relay-runtime/experimental";

import type { person_positions$key } from "./__generated__/person_positions.graphql";
import type { person_position$key } from "./__generated__/person_position.graphql";
import type { person_quotation$key } from "./__generated__/person_quotation.graphql";
import type { personQuery } from "./__generated__/personQuery.graphql";
import positionsPageQuery from "./__generated__/personPositionsPageQuery.graphql";
import { environment } from "./environment";
import { highlighted } from "./highlight";

const query = graphql`
  query personQuery($slug: String!) {
    person(by: { slug: $slug }) {
      name
      ...person_positions
    }
  }
`;

// Further pages are asked of the person as a node, by its id: `personPositionsPageQuery` is made for that.
const positions = graphql`
  fragment person_positions on Person
  @argumentDefinitions(first: { type: "Int", defaultValue: 2 }, after: { type: "String" })
  @refetchable(queryName: "personPositionsPageQuery") {
    id
    positions(first: $first, after: $after) @connection(key: "person_positions") {
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          ...person_position
        }
      }
    }
  }
`;

async function showPosition(key: person_position$key) {
  const position = await waitForFragmentData<person_position$key>(
    environment,
    graphql`
      fragment person_position on Position {
        title
        organization {
          name
        }
        former
        firstReportedOn
        lastReportedOn
        citations {
          ...person_quotation
        }
      }
    `,
    key,
  );
  const body = position.organization?.name ?? "no body named";
  const { firstReportedOn: from, lastReportedOn: to } = position;
  const when = from === null ? "undated" : `reported ${from} to ${to}`;
  console.log(`\n${position.title}, ${body} (${position.former ? "formerly, " : ""}${when})`);
  for (const citation of position.citations) await showQuotation(citation);
}

async function showQuotation(key: person_quotation$key) {
  const { paragraph, article, ...range } = await waitForFragmentData<person_quotation$key>(
    environment,
    graphql`
      fragment person_quotation on Citation {
        start
        end
        paragraph {
          text
        }
        article {
          title
        }
      }
    `,
    key,
  );
  console.log(`- ${article.title}: ${highlighted(paragraph.text, [range])}`);
}

async function main() {
  const slug = process.argv[2] ?? "phan-anh-son";
  environment.retain(createOperationDescriptor(getRequest(query), { slug }));
  const person = (await fetchQuery<personQuery>(environment, query, { slug }).toPromise())?.person;
  if (!person) {
    console.log(`nobody is called ${slug}`);
    return;
  }
  console.log(person.name);
  const read = () => waitForFragmentData<person_positions$key>(environment, positions, person);

  let held = await read();
  while (held.positions.pageInfo.hasNextPage) {
    const variables = { id: held.id, first: 2, after: held.positions.pageInfo.endCursor };
    await fetchQuery(environment, positionsPageQuery, variables).toPromise();
    held = await read();
  }
  for (const { node } of held.positions.edges) await showPosition(node);
}

void main();
