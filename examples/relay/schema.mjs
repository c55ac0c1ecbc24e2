// Fetches the schema that relay-compiler reads.
import { writeFile } from "node:fs/promises";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";
const response = await fetch(new URL("/schema.graphql", server));
if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
await writeFile("schema.graphql", await response.text());
