// The least that such output costs: reads [file, object] pairs as JSON (argv[2]) and writes the same files below argv[3] by js-yaml.
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { dump } = require('js-yaml');

const [, , source, folder] = process.argv;
const folders = new Set();
for (const [file, object] of JSON.parse(readFileSync(source, 'utf8'))) {
  const place = path.join(folder, file);
  const parent = path.dirname(place);
  if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
  folders.add(parent);
  writeFileSync(place, dump(object, { lineWidth: -1, noRefs: true }));
}
