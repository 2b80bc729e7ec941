// Jest's environment for Node, in which the code of packages is compiled once in a process, not once more in each file of tests: that was a
// fifth of what all tests take. What modules hold is still each file's own.
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const compileFunction = vm.compileFunction.bind(vm);
const scripts = new Map();

/** Not for what calls `import()`, which has to know the file of tests that it runs for. */
const isShared = (code, { filename = '' }) => filename.includes('/node_modules/') && !code.includes('import(');

vm.compileFunction = (code, parameters = [], options = {}) => {
  if (options.parsingContext === undefined || !isShared(code, options))
    return compileFunction(code, parameters, options);
  const { filename, parsingContext } = options;
  const known = scripts.get(filename);
  // Packages do not change under the tests; what is read anew is compiled anew all the same.
  const script =
    known?.code === code
      ? known.script
      : new vm.Script(`(function (${parameters.join(', ')}) {${code}\n})`, { filename });
  scripts.set(filename, { code, script });
  return script.runInContext(parsingContext);
};

module.exports = TestEnvironment;
