#!/usr/bin/env node
// The one JavaScript file of the house: it registers ts-node, so that every other file can be TypeScript.
require('ts-node').register({ project: `${__dirname}/../tsconfig.json` });
require('./main');
