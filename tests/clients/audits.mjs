// The audits of GraphQL over HTTP, put to the server at the given address; a line for each that fails.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: `${process.argv[2]}/graphql`, fetchFn: fetch });
const failed = results.filter((result) => result.status !== "ok");
for (const { id, name, reason } of failed) {
  console.log(`${id} ${name}: ${reason}`);
}
console.log(`${results.length - failed.length} of ${results.length} audits pass`);
