// Parses PowerShell scripts with the grammar of tree-sitter-powershell.
//   node powershell.mjs TOOLS MANIFEST
// TOOLS has node_modules, MANIFEST is [{"file": ..., "values": [...]}]. Says what is wrong: an error node, or a value
// that is not one single-quoted string; then how many scripts and values it saw. PowerShell takes typographic single
// quotes for plain ones, the grammar does not: so they are plain ones here.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [tools, manifest] = process.argv.slice(2);
const require = createRequire(`${tools}/node_modules/`);
const { Parser, Language } = await import(require.resolve('web-tree-sitter'));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

const plain = (text) => text.replace(/[\u2018-\u201B]/g, "'");
let scripts = 0;
let values = 0;
for (const script of JSON.parse(readFileSync(manifest, 'utf8'))) {
  const tree = parser.parse(plain(readFileSync(script.file, 'utf8')));
  if (tree.rootNode.hasError) {
    const walk = (node) => (node.isError || node.isMissing ? [node] : node.hasError ? node.children.flatMap(walk) : []);
    for (const node of walk(tree.rootNode)) {
      console.log(`${script.file}:${node.startPosition.row + 1}: error node: ${node.text.slice(0, 80)}`);
    }
  }
  const strings = new Set(tree.rootNode.descendantsOfType('verbatim_string_characters').map((node) => node.text));
  for (const value of script.values) {
    if (!strings.has(`'${plain(value).replaceAll("'", "''")}'`)) {
      console.log(`${script.file}: not one string: ${value}`);
    }
    values++;
  }
  tree.delete();
  scripts++;
}
console.log(`${scripts} scripts, ${values} values`);
