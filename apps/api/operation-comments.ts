import { glob, readFile } from 'node:fs/promises';
import ts from 'typescript';

/** The one-line comment above each controller method, by operation id: it is the operation's summary. */
export async function operationComments(): Promise<Map<string, string>> {
  const comments = new Map<string, string>();
  for await (const path of glob('{libs,apps/api}/**/*.controller.ts')) {
    const source = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (ts.isClassDeclaration(node) && node.name) readClass(node, node.name.text.replace(/Controller$/, ''), comments);
    });
  }
  return comments;
}

function readClass(node: ts.ClassDeclaration, noun: string, comments: Map<string, string>): void {
  for (const member of node.members) {
    if (!ts.isMethodDeclaration(member) || !ts.isIdentifier(member.name)) continue;
    const text = ts.getTextOfJSDocComment(ts.getJSDocCommentsAndTags(member)[0]?.comment);
    if (text) comments.set(`${noun}_${member.name.text}`, text.replace(/\s+/g, ' ').trim());
  }
}
