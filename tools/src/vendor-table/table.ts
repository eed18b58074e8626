import ts from 'typescript';
import { DOCUMENTED, type DocumentedOperation, type DocumentedVendor } from './documented-operations.js';
import { findClient } from './find-client.js';
import { findSimulator } from './find-simulator.js';
import { Source } from './source.js';
import { usesOf, type Named } from './uses.js';

export interface Place {
  /** Path from the root of the tree. */
  readonly file: string;
  readonly label: string;
}

export interface Row {
  readonly operation: string;
  readonly client: readonly Place[];
  readonly simulator: readonly Place[];
  /** Specs of the client's own library that lead to it. */
  readonly tests: readonly Place[];
  /** Empty where nothing of the product asks for it. */
  readonly product: readonly Place[];
}

export interface VendorTable {
  readonly title: string;
  readonly rows: readonly Row[];
}

/** A row for every documented operation, read from the source. */
export function readTables(): readonly VendorTable[] {
  const source = new Source();
  return DOCUMENTED.map((vendor) => ({
    title: vendor.title,
    rows: vendor.operations.map((operation) => toRow(source, vendor, operation)),
  }));
}

function toRow(source: Source, { folder }: DocumentedVendor, operation: DocumentedOperation): Row {
  const methods = findClient(source, folder, operation.client);
  const { specs, product } = usesOf(source, methods);
  const own = [...specs].filter((file) => file.startsWith(`libs/vendors/src/${folder}/`));
  return {
    operation: operation.wire,
    client: methods.map((method) => ({ file: source.fileOf(method), label: labelOf(method) })),
    simulator: findSimulator(source, folder, operation.simulator),
    tests: toPlaces(own),
    product: toPlaces(product),
  };
}

function labelOf(method: Named): string {
  const name = ts.getNameOfDeclaration(method)?.getText() ?? '';
  return ts.isClassDeclaration(method.parent) ? `${method.parent.name?.text}.${name}` : name;
}

const toPlaces = (files: Iterable<string>): Place[] =>
  [...files].sort().map((file) => ({ file, label: file.slice(file.lastIndexOf('/') + 1) }));
