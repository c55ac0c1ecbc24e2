// A person's page: the positions held, each with the words of the press that say so.
// Usage: person [slug]

import { client } from "./client.js";
import { type FragmentType, getFragmentData, graphql } from "./gql/index.js";
import { highlighted } from "./highlight.js";

const Person = graphql(`
  query Person($slug: String!) {
    person(by: { slug: $slug }) {
      id
      name
      positions(first: 20) {
        edges {
          node {
            id
            ...PositionItem
          }
        }
      }
    }
  }
`);

const PositionItem = graphql(`
  fragment PositionItem on Position {
    title
    organization {
      id
      name
    }
    former
    firstReportedOn
    lastReportedOn
    citations {
      ...Quotation
    }
  }
`);

const Quotation = graphql(`
  fragment Quotation on Citation {
    start
    end
    paragraph {
      text
    }
    article {
      id
      title
    }
  }
`);

function showPosition(item: FragmentType<typeof PositionItem>) {
  const position = getFragmentData(PositionItem, item);
  const body = position.organization?.name ?? "no body named";
  const { firstReportedOn: from, lastReportedOn: to } = position;
  const when = from === null ? "undated" : `reported ${from} to ${to}`;
  console.log(`\n${position.title}, ${body} (${position.former ? "formerly, " : ""}${when})`);
  position.citations.forEach(showQuotation);
}

function showQuotation(item: FragmentType<typeof Quotation>) {
  const { paragraph, article, ...range } = getFragmentData(Quotation, item);
  console.log(`- ${article.title}: ${highlighted(paragraph.text, [range])}`);
}

const slug = process.argv[2] ?? "phan-anh-son";
const { data } = await client.query({ query: Person, variables: { slug } });
if (data?.person) {
  console.log(data.person.name);
  data.person.positions.edges.forEach(({ node }) => showPosition(node));
} else {
  console.log(`nobody is called ${slug}`);
}
