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
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        scalars: { Date: "string", DateTime: "string", URL: "string" },
      },
    },
    // Which types an interface or union stands for, so that the cache matches fragments on `Entity`.
    "src/gql/possible-types.ts": {
      plugins: ["fragment-matcher"],
      config: { useExplicitTyping: true },
    },
  },
};

export default config;
