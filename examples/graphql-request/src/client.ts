// The client, and what goes wrong by its code.

import { ClientError, GraphQLClient } from "graphql-request";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";

export const client = new GraphQLClient(new URL("/graphql", server).href);

/** The code of the first error of an answer, as docs/errors.md lists them; undefined for other failures. */
export function code(error: unknown): string | undefined {
  if (!(error instanceof ClientError)) return undefined;
  const extensions = error.response.errors?.[0]?.extensions;
  return typeof extensions?.code === "string" ? extensions.code : undefined;
}
