import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

export interface Import {
  /** As it is written. */
  specifier: string;
  /** The file of this project it names (`src/paths.ts`), or null. */
  file: string | null;
  /** The outside package it names (`sharp`, `@astrojs/node`), or null. */
  package: string | null;
  typeOnly: boolean;
}

export interface SourceFile {
  path: string;
  text: string;
  /** Lines that are not blank. */
  size: number;
  imports: Import[];
}

/** The files that match, made ones left out, with what each of them imports. */
export function sourceFiles(...patterns: string[]): SourceFile[] {
  return globSync(patterns)
    .filter((path) => !/(^|\/)(node_modules|dist|generated)(\/|$)/.test(path))
    .sort()
    .map(readSource);
}

function readSource(path: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  return { path, text, size: sizeOf(text), imports: [...importsOf(path, text)] };
}

export function sizeOf(text: string): number {
  return text.split('\n').filter((line) => line.trim() !== '').length;
}

/** Import-graph tools do not read `.astro`, so the imports are read from the text. */
function* importsOf(path: string, text: string): Generator<Import> {
  const statement =
    /^\s*(import|export)\s+(type\s)?[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|<script[^>]*\ssrc="([^"]+)"/gm;
  for (const [, , type, from, bare, dynamic, script] of text.matchAll(statement)) {
    const specifier = (from ?? bare ?? dynamic ?? script ?? '').replace(/\?.*$/, '');
    yield { specifier, file: fileOf(path, specifier), package: packageOf(specifier), typeOnly: type !== undefined };
  }
}

function fileOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier));
  if (specifier.startsWith('#db/') || specifier.startsWith('#tests/')) return specifier.slice(1);
  return specifier.startsWith('#') ? `src/${specifier.slice(1)}` : null;
}

function packageOf(specifier: string): string | null {
  if (/^([.#/]|node:|astro:)/.test(specifier)) return null;
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? null;
}

/** The files of this project that it imports. */
export function importedFiles(file: SourceFile): string[] {
  return file.imports.flatMap((one) => (one.file && /\.(ts|astro|css)$/.test(one.file) ? [one.file] : []));
}

/** The first circle that is found, told as a path, or null. */
export function findCircle(graph: Map<string, string[]>): string | null {
  const finished = new Set<string>();
  const visit = (path: string, trail: string[]): string | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path].join(' → ');
    if (finished.has(path)) return null;
    const circle = (graph.get(path) ?? []).reduce<string | null>(
      (found, next) => found ?? visit(next, [...trail, path]),
      null,
    );
    finished.add(path);
    return circle;
  };
  return [...graph.keys()].reduce<string | null>((found, path) => found ?? visit(path, []), null);
}
