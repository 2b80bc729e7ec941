// Lets Node require TypeScript: `node --require ./cli/typescript.js program.ts`. Types are checked apart, by `npm run check`.
const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const { SourceMap } = require('node:module');
const path = require('node:path');
const { threadId } = require('node:worker_threads');
const { version } = require('@swc/core/package.json');

const options = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  inlineSourcesContent: false,
  swcrc: false,
};
const folder = path.join(__dirname, '..', 'node_modules', '.cache', 'typescript');
// A machine that stopped while writing may leave less than all.
const end = '\n// end\n';

/** JavaScript of a file, which is kept under the hash of all that it depends on: no process can find another's. */
function transpiled(file) {
  const source = fs.readFileSync(file, 'utf8');
  const sourceFileName = path.basename(file);
  const hash = createHash('sha1')
    .update(JSON.stringify([version, options, sourceFileName, source]))
    .digest('hex');
  const kept = path.join(folder, `${hash}.js`);
  const found = read(kept);
  if (found?.endsWith(end)) return found;
  const { code } = require('@swc/core').transformSync(source, { ...options, filename: file, sourceFileName });
  keep(kept, code + end);
  return code;
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Others start at the same time: they see all of the file or none. Where nothing can be written, every start transpiles. */
function keep(file, text) {
  const own = `${file}.${process.pid}.${threadId}`;
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(own, text);
    fs.renameSync(own, file);
  } catch {
    if (fs.existsSync(own)) fs.rmSync(own);
  }
}

/** What each file became; its last comment is its source map. */
const loaded = new Map();

/** By hand, since Node with --enable-source-maps reads every map at once, which takes as long as loading the files. */
function inTypeScript(place) {
  return place.replace(/([^\s(]+\.ts):(\d+):(\d+)/, (given, file, line, column) => {
    const [, map] = /.*base64,(\S+)/s.exec(loaded.get(file) ?? '') ?? [];
    if (map === undefined) return given;
    const found = new SourceMap(JSON.parse(Buffer.from(map, 'base64'))).findEntry(line - 1, column - 1);
    return found.originalSource === undefined ? given : `${file}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
}

Error.prepareStackTrace = (error, places) =>
  [error, ...places.map((one) => `    at ${inTypeScript(`${one}`)}`)].join('\n');

require.extensions['.ts'] = (module, file) => {
  loaded.set(file, transpiled(file));
  module._compile(loaded.get(file), file);
};
