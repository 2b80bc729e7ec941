#!/usr/bin/env node
// JavaScript, since Node reads it: it registers ts-node, so that every other file can be TypeScript.
require('ts-node').register({ project: `${__dirname}/../tsconfig.json` });
require('./main');
