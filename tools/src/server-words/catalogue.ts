import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { sourceOf, textOf } from './sentences.js';

/** One entry of the console's catalogue of the service's sentences. */
export interface Entry {
  readonly english: string;
  readonly spoken: string;
  readonly file: string;
  /** The template whose way of coming this is, for those of `variants.ts`. */
  readonly under: string | null;
}

/** Every entry of the files in a folder, read from their source, so that an entry that stands twice is seen twice. */
export function catalogueOf(folder: string): Entry[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .flatMap((file) => {
      const entries: Entry[] = [];
      const visit = (node: ts.Node, under: string | null): void => {
        if (!ts.isPropertyAssignment(node)) return ts.forEachChild(node, (child) => visit(child, under));
        const english = keyOf(node.name);
        const spoken = textOf(node.initializer);
        if (spoken !== null) entries.push({ english, spoken, file, under });
        else visit(node.initializer, english);
      };
      visit(sourceOf(path.join(folder, file)), null);
      return entries;
    });
}

const keyOf = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();

/** `{0}`, `{1}`… of a template in the order of their numbers, each as often as it stands there. */
export const placesOf = (template: string): string[] => (template.match(/\{\d+\}/g) ?? []).sort();

/** Whether a text, or a more particular template, can come from this template. */
export function isOf(template: string, text: string): boolean {
  const literals = template.split(/\{\d+\}/).map((literal) => literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literals.join('.*')}$`, 's').test(text);
}

/** A line to be pasted into the catalogue, its Spanish still to be written. */
export const toPaste = (english: string): string =>
  `  ${english.includes("'") && !english.includes('"') ? JSON.stringify(english) : `'${english.replaceAll("'", "\\'")}'`}: '',`;
