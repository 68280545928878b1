// Bundles style sheets, scripts and fonts into the folder that the web project serves.
// Usage: node build.mjs [output folder]
import { cp, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = process.argv[2] ?? `${here}../UrbGrade.Web/wwwroot/assets`;

await rm(out, { recursive: true, force: true });

const common = {
  absWorkingDir: here,
  outdir: out,
  bundle: true,
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
};

await cp(`${here}favicon.svg`, `${out}/favicon.svg`, { recursive: true });

await cp(`${here}node_modules/@fontsource-variable/public-sans/LICENSE`, `${out}/fonts/LICENSE.txt`, { recursive: true });

await build({
  ...common,
  entryPoints: { theme: "css/theme.css", public: "css/public.css", work: "css/work.css", map: "css/map.css" },
  loader: { ".woff2": "file", ".png": "dataurl" },
  assetNames: "fonts/[name]",
  // Public pages carry their styles in themselves, whatever their address.
  publicPath: "/assets",
});

await build({
  ...common,
  entryPoints: { pages: "js/pages.js", signedin: "js/signedin.js" },
  format: "esm",
  target: "es2022",
  splitting: true,
  chunkNames: "parts/[name]-[hash]",
});
