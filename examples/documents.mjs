// Holds the documents that ../.graphqlrc.yml names against the schema, as an editor would.
import { CodeFileLoader } from "@graphql-tools/code-file-loader";
import { concatAST, validate } from "graphql";
import { loadConfig } from "graphql-config";
import { fileURLToPath } from "node:url";

const { projects } = await loadConfig({
  rootDir: fileURLToPath(new URL("..", import.meta.url)),
  extensions: [
    (api) => {
      api.loaders.documents.register(new CodeFileLoader());
      return { name: "documents in TypeScript" };
    },
  ],
});
for (const [name, project] of Object.entries(projects)) {
  const document = concatAST((await project.getDocuments()).map((source) => source.document));
  const errors = validate(await project.getSchema(), document);
  for (const error of errors) console.error(`${name}: ${error}`);
  if (errors.length) process.exitCode = 1;
  console.log(`${name}: ${document.definitions.length} definitions`);
}
