import ts from 'typescript';
import type { SimulatorMark } from './documented-operations.js';
import { walk, type Source } from './source.js';
import type { Place } from './table.js';

/** What of the vendor's simulator bears the mark. */
export function findSimulator(source: Source, folder: string, mark: SimulatorMark): readonly Place[] {
  const base = `libs/vendor-simulators/src/${folder}/`;
  const found = new Map<string, Place>();
  for (const file of source.simulators) {
    const name = source.fileOf(file);
    if (!name.startsWith(base)) continue;
    walk(file, (node) => {
      if (!bears(node, mark)) return;
      const label = 'symbol' in mark ? mark.symbol : topName(node);
      found.set(`${name} ${label}`, { file: name, label });
    });
  }
  return [...found.values()];
}

function bears(node: ts.Node, mark: SimulatorMark): boolean {
  if ('symbol' in mark) return isDeclarationOf(node, mark.symbol);
  if ('portalAction' in mark) {
    const isEntry = ts.isPropertyAssignment(node) && nameOf(node) === mark.portalAction;
    return isEntry && topName(node) === 'ACTIONS';
  }
  if (!ts.isStringLiteral(node)) return false;
  const { parent } = node;
  if ('word' in mark) return node.text === mark.word && !ts.isLiteralTypeNode(parent);
  if (node.text !== mark.entry) return false;
  if (ts.isPropertyAssignment(parent)) return ['name', 'path'].includes(nameOf(parent));
  return (
    ts.isCallExpression(parent) && parent.expression.getText() === 'verb' && parent.arguments[0] === node
  );
}

function isDeclarationOf(node: ts.Node, symbol: string): boolean {
  if (ts.isFunctionDeclaration(node)) return node.name?.text === symbol;
  if (!ts.isMethodDeclaration(node) || !ts.isClassDeclaration(node.parent)) return false;
  return `${node.parent.name?.text}.${nameOf(node)}` === symbol;
}

const nameOf = (node: ts.NamedDeclaration): string => ts.getNameOfDeclaration(node)?.getText() ?? '';

/** The name of what stands at the top of the file around a place. */
function topName(node: ts.Node): string {
  let at = node;
  while (at.parent !== undefined && !ts.isSourceFile(at.parent)) at = at.parent;
  const named = ts.isVariableStatement(at) ? at.declarationList.declarations[0] : at;
  return named === undefined ? '' : nameOf(named as ts.NamedDeclaration);
}
