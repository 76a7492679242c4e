import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

type PageName = 'index' | 'workbench';

const sha256 = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The policy of a page: its own inline script and style, nothing else; the report asks nobody, the workbench only its own server. */
const policyOf = (name: PageName, script: string, style: string): string =>
  `default-src 'none'; script-src ${sha256(script)}; style-src ${sha256(style)}; ${name === 'workbench' ? "connect-src 'self'; " : ''}img-src data:; base-uri 'none'; form-action 'none'`;

/** Puts the script and the style into the page and lets its policy admit these two alone. */
function inlineAll(name: PageName): Plugin {
  return {
    name: 'inline-all',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle[`${name}.html`];
      if (page?.type !== 'asset') throw new TypeError(`the build made no ${name}.html`);
      let [script, style] = ['', ''];
      for (const [key, file] of Object.entries(bundle)) {
        if (file === page) continue;
        if (file.type === 'chunk') script += file.code.trim().replaceAll('</script', '<\\/script');
        else style += String(file.source).trim();
        delete bundle[key];
      }
      page.source = String(page.source)
        .replace(/\s*<script type="module"[^>]*src=[^>]*><\/script>/, '')
        .replace(/\s*<link rel="stylesheet"[^>]*>/, () => `\n<style>${style}</style>`)
        .replace(
          '<meta charset="utf-8">',
          (meta) => `${meta}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(name, script, style)}">`,
        )
        .replace('</body>', () => `<script type="module">${script}</script>\n</body>`);
    },
  };
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** One page a build, each one file: the report, or with `--mode workbench` the workbench beside it. */
export default defineConfig(({ mode }) => {
  const name: PageName = mode === 'workbench' ? 'workbench' : 'index';
  return {
    root: here('.'),
    base: './',
    logLevel: 'warn',
    build: {
      outDir: here('../dist/page'),
      emptyOutDir: name === 'index',
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      assetsInlineLimit: 1 << 20,
      rolldownOptions: { input: here(`./${name}.html`) },
    },
    plugins: [inlineAll(name)],
  };
});
