import type { CodegenConfig } from "@graphql-codegen/cli";

const server = process.env.CAUNOI_URL ?? "http://127.0.0.1:8000";

const config: CodegenConfig = {
  schema: `${server}/schema.graphql`,
  documents: "src/*.ts",
  generates: {
    "src/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "getFragmentData" } },
      config: {
        emitLegacyCommonJSImports: false,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Date: "string", DateTime: "string", URL: "string" },
      },
    },
    // The schema, for the cache: which types have an id, what an interface stands for.
    "src/gql/schema.ts": {
      plugins: ["urql-introspection"],
      config: { useTypeImports: true },
    },
  },
};

export default config;
