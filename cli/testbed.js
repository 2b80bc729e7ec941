#!/usr/bin/env node
// JavaScript, since Node reads it: every other file can be TypeScript.
require('./typescript');
require('./main');
