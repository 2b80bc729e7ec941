/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/environment.js',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Types are checked apart, by `npm run check`.
  transform: {
    '\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
  // What a synthesis leaves is not ours to index, and it comes and goes while tests run.
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  // Handed to every module: looked up in the context of the tests, each of them takes a hundred times as long.
  sandboxInjectedGlobals: [
    ...['Array', 'BigInt', 'Boolean', 'Error', 'Infinity', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Promise'],
    ...['Reflect', 'RegExp', 'Set', 'String', 'Symbol', 'TypeError', 'WeakMap', 'WeakSet', 'isNaN', 'parseInt'],
  ],
  // Far beyond what any test needs: a busy machine is no failure.
  testTimeout: 180_000,
  // Jest leaves one core for watching; a test run has both.
  maxWorkers: '100%',
};
