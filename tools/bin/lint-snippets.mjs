// Lints snippets as if they were files of the workspace: reads [{file, code}] from stdin, writes their messages as
// JSON. A process of its own, because ESLint loads its configuration in ways that a test runner's sandbox cannot.
import { ESLint } from 'eslint';

let input = '';
for await (const chunk of process.stdin) input += chunk;
const eslint = new ESLint();
const found = [];
for (const { file, code } of JSON.parse(input)) {
  const [result] = await eslint.lintText(code, { filePath: file });
  found.push((result?.messages ?? []).map(({ ruleId, message }) => ({ ruleId, message })));
}
process.stdout.write(JSON.stringify(found));
