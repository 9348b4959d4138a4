/**
 * `node scripts/asyncapi.mjs`: describes what travels on the socket (asyncapi.json) from the types of
 * libs/realtime-contract, their comments included. With --check, writes nothing and fails when what is committed is not
 * what the types say. A kind of type that it cannot describe stops it: the contract stays simple.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, say, tool } from './paths.mjs';

const FILE = join(root, 'asyncapi.json');
const CONTRACT = join(root, 'libs/realtime-contract/index.ts');

/** @typedef {Record<string, unknown>} Schema */

const source = ts.createSourceFile(CONTRACT, readFileSync(CONTRACT, 'utf8'), ts.ScriptTarget.Latest, true);
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The first comment above a declaration, on one line. @param {ts.Node} node */
function wordsOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  const text = comment && ts.getTextOfJSDocComment(comment.comment);
  return text ? { description: text.replace(/\s+/g, ' ').trim() } : {};
}

/** @param {ts.TypeNode | undefined} type @returns {Schema} */
function schemaOf(type) {
  if (!type) throw new Error('A member of the contract has no type');
  if (ts.isParenthesizedTypeNode(type)) return schemaOf(type.type);
  if (ts.isArrayTypeNode(type)) return { type: 'array', items: schemaOf(type.elementType) };
  if (ts.isTypeLiteralNode(type)) return objectOf(type.members);
  if (ts.isTypeReferenceNode(type)) return { $ref: `#/components/schemas/${type.typeName.getText(source)}` };
  if (ts.isUnionTypeNode(type)) return unionOf(type.types.map(schemaOf));
  if (ts.isLiteralTypeNode(type)) return { const: literalOf(type.literal) };
  const simple = SIMPLE.get(type.kind);
  if (!simple)
    throw new Error(`The contract holds a type that this script cannot tell: ${type.getText(source)}`);
  return { type: simple };
}

/** Every number of the contract is whole. */
const SIMPLE = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'integer'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
]);

/** @param {ts.LiteralTypeNode['literal']} literal */
function literalOf(literal) {
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isStringLiteral(literal)) return literal.text;
  throw new Error(`A literal that this script cannot tell: ${literal.getText(source)}`);
}

/** @param {Schema[]} schemas @returns {Schema} */
function unionOf(schemas) {
  return schemas.every((schema) => 'const' in schema)
    ? { type: 'string', enum: schemas.map((schema) => schema.const) }
    : { oneOf: schemas };
}

/** @param {ts.NodeArray<ts.TypeElement>} members @returns {Schema} */
function objectOf(members) {
  const properties = members.filter(ts.isPropertySignature);
  if (properties.length !== members.length)
    throw new Error('An object of the contract holds more than properties');
  const required = properties
    .filter((member) => !member.questionToken)
    .map((member) => member.name.getText(source));
  return {
    type: 'object',
    properties: Object.fromEntries(
      properties.map((member) => [
        member.name.getText(source),
        { ...schemaOf(member.type), ...wordsOf(member) },
      ]),
    ),
    ...(required.length > 0 && { required }),
  };
}

/** The events of one direction, by name. @param {string} name */
function eventsOf(name) {
  const events = source.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === name,
  );
  if (!events || !ts.isInterfaceDeclaration(events)) throw new Error(`The contract has no ${name}`);
  return events.members.filter(ts.isMethodSignature).map((event) => {
    const [body, answer] = event.parameters.map((parameter) => parameter.type);
    const answered = answer && ts.isFunctionTypeNode(answer) ? answer.parameters[0]?.type : undefined;
    return {
      name: event.name.getText(source),
      words: wordsOf(event),
      payload: schemaOf(body),
      answer: answered && schemaOf(answered),
    };
  });
}

const DIRECTIONS = ['ClientToServerEvents', 'ServerToClientEvents'];
const asked = eventsOf('ClientToServerEvents');
const told = eventsOf('ServerToClientEvents');

const schemas = Object.fromEntries(
  source.statements.flatMap((statement) => {
    if (ts.isInterfaceDeclaration(statement) && !DIRECTIONS.includes(statement.name.text))
      return [[statement.name.text, { ...objectOf(statement.members), ...wordsOf(statement) }]];
    if (ts.isTypeAliasDeclaration(statement))
      return [[statement.name.text, { ...schemaOf(statement.type), ...wordsOf(statement) }]];
    return [];
  }),
);

/** @param {string} name @param {unknown} payload @param {object} [words] */
const messageOf = (name, payload, words = {}) => [name, { name, ...words, payload }];
/** @param {string} name */
const ref = (name) => ({ $ref: `#/channels/socket/messages/${name}` });
const channel = { $ref: '#/channels/socket' };

const document = {
  asyncapi: '3.0.0',
  info: {
    title: 'Cornac, live',
    version,
    description:
      'What travels on the socket at /socket.io (Socket.IO 4, websocket first, session cookie). HTTP stays the truth: an event that is lost costs one request.',
  },
  channels: {
    socket: {
      address: '/socket.io',
      messages: Object.fromEntries([
        ...asked.map(({ name, payload, words }) => messageOf(name, payload, words)),
        ...asked.flatMap(({ name, answer }) => (answer ? [messageOf(`${name}Answer`, answer)] : [])),
        ...told.map(({ name, payload, words }) => messageOf(name, payload, words)),
      ]),
    },
  },
  operations: Object.fromEntries([
    ...asked.map(({ name, answer }) => [
      name,
      {
        action: 'receive',
        channel,
        messages: [ref(name)],
        ...(answer && { reply: { channel, messages: [ref(`${name}Answer`)] } }),
      },
    ]),
    ...told.map(({ name }) => [`tell_${name}`, { action: 'send', channel, messages: [ref(name)] }]),
  ]),
  components: { schemas },
};

refuseStrangers(document);
// In the house style, like every file that people read.
const text = execFileSync(tool('biome'), ['format', '--stdin-file-path=asyncapi.json'], {
  cwd: root,
  input: JSON.stringify(document, null, 2),
  encoding: 'utf8',
});
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  say('asyncapi.json is not what the contract says: run `node scripts/asyncapi.mjs` and commit it.');
  process.exitCode = 1;
}

/** @param {unknown} node */
function refuseStrangers(node) {
  const names = new Set(JSON.stringify(node).match(/#\/components\/schemas\/\w+/g));
  const strangers = [...names].filter((name) => !Object.hasOwn(schemas, name.split('/').at(-1) ?? ''));
  if (strangers.length > 0)
    throw new Error(`The contract names types it does not hold: ${strangers.join(', ')}`);
}
