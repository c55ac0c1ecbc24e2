// The schema under the recommended and the relay rules of @graphql-eslint, save for the options that
// docs/graphql.md documents: a line for each finding, and what was held against it.
import plugin from "@graphql-eslint/eslint-plugin";
import { ESLint } from "eslint";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rules = {
  ...plugin.configs["flat/schema-recommended"].rules,
  ...plugin.configs["flat/schema-relay"].rules,
};
const [, printed] = readFileSync(`${root}docs/graphql.md`, "utf8").match(/\n## Lint\n[^]*?```js\n([^]*?)```/);
const documented = Function(`return {${printed}}`)();

const lint = async (rules) => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.graphql"],
        plugins: { "@graphql-eslint": plugin },
        languageOptions: {
          parser: plugin.parser,
          parserOptions: { graphQLConfig: { schema: `${root}schema.graphql` } },
        },
        rules,
      },
    ],
  });
  const [{ messages }] = await eslint.lintFiles(["schema.graphql"]);
  return messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`);
};

for (const finding of await lint({ ...rules, ...documented })) console.log(finding);
// An option that leaves nothing out is one too many.
for (const rule of Object.keys(documented)) {
  if ((await lint({ [rule]: rules[rule] })).length === 0) console.log(`${rule} needs no options`);
}
console.log(`${Object.keys(rules).length} rules, ${Object.keys(documented).length} with options`);
