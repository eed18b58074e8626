import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { ROOT } from '../process/root.js';

const isSpec = (file: string): boolean => /\.(?:int-)?spec\.tsx?$/.test(file);

function filesUnder(folder: string): string[] {
  const skipped = new Set(['node_modules', 'dist', '.next', 'generated']);
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(name);
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [name] : [];
  });
}

/** Where the product may use a client: the service, the console, and the doctor among the commands. */
function productFiles(): string[] {
  const files = ['apps/api/src', 'tools/src/doctor'].flatMap(filesUnder);
  const console = filesUnder('apps/admin').filter((file) =>
    readFileSync(path.join(ROOT, file), 'utf8').includes('@callspool/vendors'),
  );
  return [...files, ...console].filter((file) => !isSpec(file) && !file.includes('/testing/'));
}

/** Our source, parsed and bound, with an index of names so that references are found without checking every file. */
export class Source {
  readonly checker: ts.TypeChecker;
  readonly clients: readonly ts.SourceFile[];
  readonly clientSpecs: readonly ts.SourceFile[];
  readonly simulators: readonly ts.SourceFile[];
  private readonly byName = new Map<string, ts.Identifier[]>();
  private readonly nameOf = new Map<ts.SourceFile, string>();

  constructor() {
    const vendors = filesUnder('libs/vendors/src');
    const product = productFiles();
    const simulators = filesUnder('libs/vendor-simulators/src').filter((file) => !isSpec(file));
    const program = ts.createProgram(
      [...vendors, ...product].map((file) => path.join(ROOT, file)),
      options(),
    );
    this.checker = program.getTypeChecker();
    const parsed = (file: string): ts.SourceFile => {
      const found = program.getSourceFile(path.join(ROOT, file));
      if (found === undefined) throw new Error(`${file} was not read.`);
      this.nameOf.set(found, file);
      return found;
    };
    const ownFiles = vendors.map(parsed);
    this.clients = ownFiles.filter((file) => !isSpec(file.fileName) && !file.fileName.includes('/testing/'));
    this.clientSpecs = ownFiles.filter((file) => isSpec(file.fileName));
    this.simulators = simulators.map((file) => {
      const text = readFileSync(path.join(ROOT, file), 'utf8');
      const one = ts.createSourceFile(path.join(ROOT, file), text, ts.ScriptTarget.ES2023, true);
      this.nameOf.set(one, file);
      return one;
    });
    for (const file of [...ownFiles, ...product.map(parsed)]) {
      walk(file, (node) => {
        if (!ts.isIdentifier(node)) return;
        const known = this.byName.get(node.text);
        if (known === undefined) this.byName.set(node.text, [node]);
        else known.push(node);
      });
    }
  }

  /** Path from the root of the tree. */
  fileOf(node: ts.Node): string {
    return this.nameOf.get(node.getSourceFile()) ?? '';
  }

  isSpecFile(node: ts.Node): boolean {
    return isSpec(node.getSourceFile().fileName);
  }

  /** Every place that names what `declaration` declares, itself excepted. */
  referencesTo(declaration: ts.Declaration): ts.Identifier[] {
    const name = ts.getNameOfDeclaration(declaration);
    if (name === undefined || !ts.isIdentifier(name)) return [];
    return (this.byName.get(name.text) ?? []).filter(
      (node) => node !== name && this.declarationsOf(node).includes(declaration),
    );
  }

  private declarationsOf(node: ts.Identifier): readonly ts.Declaration[] {
    // `{ field }` names a variable and a property; the variable is what is used.
    const shorthand = ts.isShorthandPropertyAssignment(node.parent)
      ? this.checker.getShorthandAssignmentValueSymbol(node.parent)
      : undefined;
    const symbol = shorthand ?? this.checker.getSymbolAtLocation(node);
    if (symbol === undefined) return [];
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    return (isAlias ? this.checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
  }
}

function options(): ts.CompilerOptions {
  const file = path.join(ROOT, 'tsconfig.base.json');
  const read = ts.readConfigFile(file, (name) => readFileSync(name, 'utf8'));
  const { options: base } = ts.parseJsonConfigFileContent(read.config, ts.sys, ROOT);
  return { ...base, composite: false, noEmit: true, jsx: ts.JsxEmit.ReactJSX, types: ['node', 'jest'] };
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
