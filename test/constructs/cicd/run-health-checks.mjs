// Runs Lua health checks as Argo CD does: the object is the global `obj`, the answer is what the script returns. Reads a list of
// {script, obj} as JSON and writes a list of answers. A process of its own: the interpreter loads modules as Jest does not let it.
import { text } from 'node:stream/consumers';
import { LuaFactory } from 'wasmoon';

// Argo CD gives to a script of ours neither these, nor methods of strings.
const libraries = 'debug.setmetatable("", nil) string, math, coroutine, utf8, io, debug = nil';

const factory = new LuaFactory();
const answers = [];
for (const { script, obj } of JSON.parse(await text(process.stdin))) {
  const lua = await factory.createEngine();
  await lua.doString(libraries);
  lua.global.set('obj', obj);
  answers.push(await lua.doString(script));
  lua.global.close();
}
process.stdout.write(JSON.stringify(answers));
