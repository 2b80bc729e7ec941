import { isPair, isScalar, visit } from 'yaml';
import type { Document, YAMLParseError } from 'yaml';
import type { Complaint } from './problem';

export interface YamlComplaint extends Complaint {
  /** Where in the text, counted from 0. */
  readonly offset: number;
  /** The key that is given twice. */
  readonly path?: string;
}

/** What makes a document unfit for settings: broken syntax, keys given twice, and what hides from a reader what is set. */
export function yamlComplaints(document: Document.Parsed): YamlComplaint[] {
  const duplicates = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const broken = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  // One slip makes the parser stumble many times; the first place is where to look.
  const first = broken.sort((a, b) => a.pos[0] - b.pos[0]).slice(0, 1);
  const syntax = [...first.map(syntaxComplaint), ...duplicates.map(({ pos }) => duplicateComplaint(document, pos[0]))];
  return syntax.length > 0 ? syntax : indirections(document);
}

function syntaxComplaint({ code, message, pos }: YAMLParseError): YamlComplaint {
  if (code === 'MULTIPLE_DOCS') {
    const remedy = 'move what follows the --- to a file of its own, or remove it';
    return { offset: pos[0], rule: 'must hold one YAML document', remedy };
  }
  // The parser quotes the text that it does not understand, which may be a credential.
  const reason = message.replace(/: ".*$/s, '');
  return { offset: pos[0], rule: `must be valid YAML (${reason})`, remedy: 'correct the line, or the one above it' };
}

function duplicateComplaint(document: Document.Parsed, offset: number): YamlComplaint {
  let path: string | undefined;
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (key !== 'key' || node.range?.[0] !== offset) return undefined;
      const keys = ancestors.filter(isPair).map((pair) => (isScalar(pair.key) ? String(pair.key.value) : '?'));
      path = keys.join('.');
      return visit.BREAK;
    },
  });
  return { offset, path, rule: 'must be given once, but stands above too', remedy: 'remove one of the two' };
}

/** Anchors, aliases and tags: no setting needs them, and a few lines of aliases unfold into gigabytes. */
function indirections(document: Document.Parsed): YamlComplaint[] {
  const found: YamlComplaint[] = [];
  const complain = (offset: number, what: string, remedy: string) =>
    found.push({ offset, rule: `must not use ${what}`, remedy });
  visit(document, {
    Alias: (_, alias) => void complain(alias.range?.[0] ?? 0, 'anchors and aliases', 'write the value itself'),
    Node: (_, node) => {
      const offset = node.range?.[0] ?? 0;
      if ('anchor' in node && node.anchor) complain(offset, 'anchors and aliases', 'remove the anchor');
      if (node.tag) complain(offset, 'tags', 'remove the tag');
    },
  });
  return found;
}
