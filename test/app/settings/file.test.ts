import { folderOf, problemsOf, sound } from './folder';

const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n`;

test.each<[string, string | Uint8Array, object]>([
  ['empty', '', { rule: 'must not be empty' }],
  ['with nothing but a comment', '# profile: small\n', { rule: 'must not be empty' }],
  ['that holds null', 'null\n', { line: 1, column: 1, rule: 'must be a map of settings' }],
  ['that is a list', '- profile: small\n', { line: 1, column: 1, rule: 'must be a map of settings' }],
  ['that is a text', '\nhello\n', { line: 2, column: 1, rule: 'must be a map of settings' }],
  ['with a bracket that is not closed', 'profile: small\ngit: [1\n', { line: 3, column: 1 }],
  ['indented by a tab', 'git:\n\turl: x\n', { line: 2, column: 1, rule: expect.stringContaining('Tabs') }],
  ['with two values on one line', 'profile: small: full\n', { line: 1, column: 10 }],
  ['with a quote that is not closed', 'profile: "small\n', { rule: expect.stringMatching(/^must be valid YAML/) }],
  [
    'with a key given twice',
    `${sound}profile: full\n`,
    { line: 7, column: 1, path: 'profile', remedy: 'remove one of the two' },
  ],
  ['with a key below another given twice', 'git:\n  url: a\n  url: b\n', { line: 3, column: 3, path: 'git.url' }],
  ['of two documents', `${sound}---\n${sound}`, { line: 7, column: 1, rule: 'must hold one YAML document' }],
  ['with an anchor', sound.replace('small', '&p small'), { line: 1, rule: 'must not use anchors and aliases' }],
  ['with a tag', sound.replace('small', '!!str small'), { line: 1, rule: 'must not use tags' }],
  ['with a tag of its own', sound.replace('small', '!secret small'), { line: 1, rule: 'must not use tags' }],
  ['with an alias to nothing', 'profile: *p\n', { line: 1, rule: 'must not use anchors and aliases' }],
  ['with a list as a key', '? [a]\n: b\n', { line: 1, rule: expect.stringMatching(/^must be valid YAML/) }],
  ['nested too deeply', '['.repeat(10_000), { rule: 'must not hold more than 200 brackets' }],
  ['larger than 64 KiB', `# ${'x'.repeat(64 * 1024)}\n${sound}`, { rule: 'must not be larger than 64 KiB' }],
  ['in Latin-1', Buffer.from(`# caf\u00e9\n${sound}`, 'latin1'), { rule: 'must be encoded in UTF-8' }],
  ['in UTF-16', Buffer.from(`\ufeff${sound}`, 'utf16le'), { rule: 'must be encoded in UTF-8' }],
])('a file %s is refused', (_, content, problem) => {
  expect(problemsOf(folderOf({ 'a.yaml': content }))).toMatchObject([{ source: 'environments/a.yaml', ...problem }]);
});

test('a bomb of aliases is refused without being unfolded', () => {
  const rules = problemsOf(folderOf({ 'a.yaml': bomb })).map(({ rule }) => rule);
  expect(new Set(rules)).toEqual(new Set(['must not use anchors and aliases']));
});

test('every key that is given twice is reported, with the syntax that is broken below', () => {
  const text = 'profile: small\nprofile: full\ntarget: kind\ntarget: aws\ndomain: @x\n';
  expect(problemsOf(folderOf({ 'a.yaml': text })).map(({ line }) => line)).toEqual([5, 2, 4]);
});

test.each([
  ['a byte order mark', `\ufeff${sound}`],
  ['the line ends of Windows', sound.replaceAll('\n', '\r\n')],
  ['the marks of a document', `%YAML 1.2\n---\n${sound}...\n`],
  [
    'JSON, which is YAML',
    '{"profile":"small","target":"kind","domain":"a.b","git":{"url":"git@a.b:c"},"imageRegistry":"a.b/c"}',
  ],
])('a file with %s is read', (_, content) => {
  expect(problemsOf(folderOf({ 'a.yaml': content }))).toEqual([]);
});
