import { Yaml } from 'cdk8s';

/** What JSON can say: a tree, as `ApiObject.toJson()` returns it. */
export type Tree = string | number | boolean | null | readonly Tree[] | { readonly [key: string]: Tree };

/**
 * The YAML of an object, byte for byte as `Yaml.stringify` of cdk8s writes it, in a fifth of the time: indentation is done here,
 * and how a scalar is to be written is asked there, once for each.
 */
export function yamlText(object: Readonly<Record<string, Tree>>): string {
  return `${item(object, '')}\n`;
}

/** What follows `key:`. */
function value(tree: Tree, indent: string): string {
  const text = item(tree, indent);
  return isBlock(tree) ? `\n${indent}${text}` : ` ${text}`;
}

/** A tree whose lines but the first begin with `indent`. */
function item(tree: Tree, indent: string): string {
  if (typeof tree !== 'object' || tree === null) return scalar(tree, indent);
  if (isList(tree)) {
    if (tree.length === 0) return '[]';
    return tree.map((one) => `- ${item(one, `${indent}  `)}`).join(`\n${indent}`);
  }
  const entries = Object.entries(tree);
  if (entries.length === 0) return '{}';
  return entries.map(([name, one]) => `${key(name)}:${value(one, `${indent}  `)}`).join(`\n${indent}`);
}

const isList = (tree: Tree): tree is readonly Tree[] => Array.isArray(tree);
const isBlock = (tree: Tree) => typeof tree === 'object' && tree !== null && Object.keys(tree).length > 0;

/** Too long for the words that YAML 1.1 takes for booleans and null, and no number begins with a letter. */
const plain = /^[A-Za-z](?:[\w./@=-]|:(?=\w)){5,}$/;

const keys = new Map<string, string>();
const strings = new Map<string, string>();
/** Names of which each is used once are not worth their memory. */
const mostRemembered = 10_000;

function key(name: string): string {
  return remember(keys, name, () => {
    const text = Yaml.stringify({ k: { [name]: 0 } }).slice('k:\n  '.length);
    if (text.startsWith('? ')) throw new Error(`YAML allows 1,024 characters for a key: '${name}' is longer`);
    return text.slice(0, -': 0\n'.length);
  });
}

function scalar(one: string | number | boolean | null, indent: string): string {
  if (typeof one !== 'string') return Number.isSafeInteger(one) && !Object.is(one, -0) ? String(one) : written(one);
  if (plain.test(one)) return one;
  const text = remember(strings, one, () => written(one));
  return one.includes('\n') ? text.replace(/\n {2}/g, `\n${indent}`) : text;
}

function remember(memory: Map<string, string>, name: string, make: () => string): string {
  const known = memory.get(name);
  if (known !== undefined) return known;
  if (memory.size >= mostRemembered) memory.clear();
  const text = make();
  memory.set(name, text);
  return text;
}

const written = (one: string | number | boolean | null) => Yaml.stringify({ k: one }).slice('k: '.length, -1);
