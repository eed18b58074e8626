import ts from 'typescript';
import type { Source } from './source.js';

export type Named =
  | ts.MethodDeclaration
  | ts.FunctionDeclaration
  | ts.PropertyAssignment
  | ts.PropertyDeclaration
  | ts.VariableDeclaration;

/** Who leads to a declaration, and in which files the chain ends. */
export interface Uses {
  /** Spec files of the clients' library. */
  readonly specs: ReadonlySet<string>;
  /** Files of the product. */
  readonly product: ReadonlySet<string>;
}

const isOwner = (node: ts.Node): node is Named =>
  ts.isMethodDeclaration(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isPropertyDeclaration(node) ||
  (ts.isPropertyAssignment(node) && (isFunction(node.initializer) || isOutsideFunctions(node))) ||
  (ts.isVariableDeclaration(node) && (isFunction(node.initializer) || isOutsideFunctions(node)));

const isFunction = (node: ts.Node | undefined): boolean =>
  node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

/** A field of an object that a function makes belongs to the function. */
function isOutsideFunctions(node: ts.Node): boolean {
  const around = ts.findAncestor(node.parent, (at) => ts.isFunctionLike(at) || ts.isSourceFile(at));
  return around !== undefined && ts.isSourceFile(around);
}

/** The nearest thing with a name of its own that a place belongs to. */
export function ownerOf(node: ts.Node): Named | null {
  for (let at = node.parent; at !== undefined; at = at.parent) if (isOwner(at)) return at;
  return null;
}

/** Climbs from `start` over everything that calls it, through the interfaces that it stands for, to specs and product. */
export function usesOf(source: Source, start: readonly ts.Declaration[]): Uses {
  const specs = new Set<string>();
  const product = new Set<string>();
  const seen = new Set<ts.Declaration>(start);
  const waiting = [...start];
  const reach = (declaration: ts.Declaration | null): void => {
    if (declaration === null || seen.has(declaration)) return;
    seen.add(declaration);
    waiting.push(declaration);
  };
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const promised of promisesKeptBy(source, at)) reach(promised);
    for (const place of source.referencesTo(at)) {
      const file = source.fileOf(place);
      if (isImport(place)) continue;
      if (source.isSpecFile(place)) specs.add(file);
      else if (!file.startsWith('libs/')) product.add(file);
      else reach(ownerOf(place));
    }
  }
  return { specs, product };
}

const isImport = (node: ts.Node): boolean =>
  ts.isImportSpecifier(node.parent) || ts.isExportSpecifier(node.parent);

/** The members of interfaces that a member of a class or of an object literal stands for. */
function promisesKeptBy(source: Source, member: ts.Declaration): readonly ts.Declaration[] {
  const name = ts.getNameOfDeclaration(member)?.getText();
  if (name === undefined) return [];
  return interfacesOf(source, member).flatMap((type) => {
    const types = type.isUnion() ? type.types : [type];
    return types.flatMap((one) => source.checker.getPropertyOfType(one, name)?.declarations ?? []);
  });
}

function interfacesOf({ checker }: Source, { parent }: ts.Declaration): readonly ts.Type[] {
  if (ts.isObjectLiteralExpression(parent)) {
    const type = checker.getContextualType(parent);
    return type === undefined ? [] : [type];
  }
  if (!ts.isClassDeclaration(parent)) return [];
  return (parent.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => checker.getTypeAtLocation(type)),
  );
}
