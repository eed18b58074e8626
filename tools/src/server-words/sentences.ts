import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Where sentences are made that the console shows: the service, and the console's own line to it. */
const MAKERS = [
  'apps/api/src',
  'libs/contracts/src',
  'libs/domain/src',
  'libs/vendors/src',
  'apps/admin/lib',
];

/** Said at start-up, on the command line or to tests, never to somebody at the console. */
const NOT_AT_THE_CONSOLE = new Set([
  'node_modules',
  'dist',
  'generated',
  'testing',
  'migrations',
  'commands',
  'backup',
  'config',
  'secrets',
  'partitions',
  'secret-rotation',
]);

/** Programs, the OpenAPI document, metrics, fences between workers, the doctor on the command line, and uContact's own page. */
const NOT_SHOWN =
  /(^|[-.])(spec|main|listen|command|first-admin-box|describe-operations|open-api|metrics|job-runner|ucontact-portal)\.ts$|^report\.ts$/;

/** Calls whose texts go to a log, to the OpenAPI document, or to whoever broke a promise of the code. */
const SPEAKS_ELSEWHERE =
  /((^|\.)(logger|log)\.(warn|info|error|debug)|^invariant|\.(describe|meta)|^Api[A-Z]\w*)$/;
const FAULTS = /^(Error|InvariantError|TypeError|RangeError)$/;

/** A sentence, or what follows a field's name: two words that end with a mark, or with what is put in after one. */
const SENTENCE = /^[A-Za-z{“"][^\n]* [^\n]*(?:[.?!]|[.:] \{\d+\})$/;

/** A text of the sources, with `{0}`, `{1}`… for what is put in, and the file it stands in. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** The texts that read like whole sentences for people, each with a file that says it. */
export const sentencesAmong = (texts: readonly SourceText[]): Map<string, string> =>
  new Map(texts.filter(({ text }) => SENTENCE.test(text)).map(({ text, file }) => [text, file]));

/** Every text that these sources may show, sentence or not. */
export function textsOf(root: string): SourceText[] {
  return MAKERS.flatMap((maker) => filesBelow(path.join(root, maker))).flatMap((file) => {
    const texts: SourceText[] = [];
    const visit = (node: ts.Node): void => {
      if (speaksElsewhere(node)) return;
      const text = textOf(node);
      if (text !== null) texts.push({ file: path.relative(root, file), text });
      ts.forEachChild(node, visit);
    };
    visit(sourceOf(file));
    return texts;
  });
}

export const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_AT_THE_CONSOLE.has(entry.name) ? [] : filesBelow(inside);
    return entry.name.endsWith('.ts') && !NOT_SHOWN.test(entry.name) ? [inside] : [];
  });
}

/** A text with `{0}`, `{1}`… for what is put in; null for what is no text. */
export function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return (
    node.head.text + node.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`).join('')
  );
}

function speaksElsewhere(node: ts.Node): boolean {
  if (ts.isDecorator(node)) return true;
  if (ts.isCallExpression(node)) return SPEAKS_ELSEWHERE.test(node.expression.getText());
  return ts.isNewExpression(node) && FAULTS.test(node.expression.getText());
}
