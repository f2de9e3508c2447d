// Parses PowerShell scripts with the grammar of tree-sitter-powershell.
//   node powershell.mjs TOOLS MANIFEST
// TOOLS has node_modules, MANIFEST is [{"file": ..., "values": [...]}]. Says what is wrong: an error node, a character
// beyond ASCII outside of a comment, or a value that is not one text; then how many scripts and values it saw. A text is
// a single-quoted string, or several with [char]0x.... between in parentheses.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [tools, manifest] = process.argv.slice(2);
const require = createRequire(`${tools}/node_modules/`);
const { Parser, Language } = await import(require.resolve('web-tree-sitter'));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(require.resolve('tree-sitter-powershell/tree-sitter-powershell.wasm')));

const PIECE = /'((?:[^']|'')*)'|\[char\]0x([0-9A-F]{4})/g;
const SUM = /^\('(?:[^']|'')*'(?: \+ (?:'(?:[^']|'')*'|\[char\]0x[0-9A-F]{4}))+\)$/;
const text = (source) => [...source.matchAll(PIECE)]
  .map(([, quoted, code]) => (code ? String.fromCharCode(parseInt(code, 16)) : quoted.replaceAll("''", "'"))).join('');
const foreign = (node) =>
  node.type === 'comment' || !/[^\0-\x7F]/.test(node.text) ? []
    : node.childCount ? node.children.flatMap(foreign) : [node];
let scripts = 0;
let values = 0;
for (const script of JSON.parse(readFileSync(manifest, 'utf8'))) {
  const tree = parser.parse(readFileSync(script.file, 'utf8'));
  if (tree.rootNode.hasError) {
    const walk = (node) => (node.isError || node.isMissing ? [node] : node.hasError ? node.children.flatMap(walk) : []);
    for (const node of walk(tree.rootNode)) {
      console.log(`${script.file}:${node.startPosition.row + 1}: error node: ${node.text.slice(0, 80)}`);
    }
  }
  for (const node of foreign(tree.rootNode)) {
    console.log(`${script.file}:${node.startPosition.row + 1}: beyond ASCII: ${node.text.slice(0, 80)}`);
  }
  const sums = tree.rootNode.descendantsOfType('parenthesized_expression').filter((node) => SUM.test(node.text));
  const single = tree.rootNode.descendantsOfType('verbatim_string_characters');
  const strings = new Set([...single, ...sums].map((node) => text(node.text)));
  for (const value of script.values) {
    if (!strings.has(value)) {
      console.log(`${script.file}: not one text: ${value}`);
    }
    values++;
  }
  tree.delete();
  scripts++;
}
console.log(`${scripts} scripts, ${values} values`);
