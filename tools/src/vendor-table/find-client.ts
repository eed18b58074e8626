import ts from 'typescript';
import type { ClientMark } from './documented-operations.js';
import { walk, type Source } from './source.js';
import { ownerOf, type Named } from './uses.js';

/** The methods of a vendor's clients, or the decoders, that bear the mark. */
export function findClient(source: Source, folder: string, mark: ClientMark): readonly Named[] {
  const found = new Set<Named>();
  const add = (owner: Named | null): void => void (owner !== null && found.add(owner));
  for (const file of source.clients) {
    if (!source.fileOf(file).startsWith(`libs/vendors/src/${folder}/`)) continue;
    walk(file, (node) => {
      if ('decoder' in mark) {
        if (ts.isFunctionDeclaration(node) && node.name?.text === mark.decoder) add(node);
      } else if ('path' in mark) {
        if (pathOf(node) === withoutNames(mark.path)) add(ownerOf(node));
      } else if (ts.isStringLiteral(node) && node.text === wordOf(mark)) {
        for (const owner of bearers(source, node, mark)) add(owner);
      }
    });
  }
  return [...found];
}

type WordMark = Exclude<ClientMark, { decoder: string } | { path: string }>;

function wordOf(mark: WordMark): string {
  if ('operation' in mark) return mark.operation;
  return 'portalAction' in mark ? mark.portalAction : mark.word;
}

function bearers(source: Source, word: ts.StringLiteral, mark: WordMark): readonly Named[] {
  const owner = ownerOf(word);
  if (owner === null) return [];
  if ('word' in mark) return [owner];
  if ('portalAction' in mark) {
    const alias = source.checker.getContextualType(word)?.aliasSymbol?.name;
    return alias === 'PortalAction' && isPublicMethod(owner) ? [owner] : [];
  }
  const { parent } = word;
  if (!ts.isCallExpression(parent) || !declaresOperation(source, parent)) return [];
  return methodsThatUse(source, owner);
}

/** By its type, not by the name of the function that makes it. */
function declaresOperation({ checker }: Source, call: ts.CallExpression): boolean {
  const name = checker.getTypeAtLocation(call).symbol?.name;
  return name === 'Operation' || name === 'EscauxFunction';
}

/** The public methods that name an operation, also through methods that only their own class calls. */
function methodsThatUse(source: Source, declaration: ts.Declaration): readonly Named[] {
  return source.referencesTo(declaration).flatMap((place) => {
    if (source.isSpecFile(place)) return [];
    const owner = ownerOf(place);
    if (owner === null || !ts.isMethodDeclaration(owner)) return [];
    return isPublicMethod(owner) ? [owner] : methodsThatUse(source, owner);
  });
}

const isPublicMethod = (node: ts.Node): boolean =>
  ts.isMethodDeclaration(node) && (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Private) === 0;

const withoutNames = (path: string): string => path.replace(/\{[A-Za-z]+\}/g, '{}');

function pathOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `{}${literal.text}`).join('');
}
