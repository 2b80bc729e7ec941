// Loaded before a measured Node program (--require): says at its end what it has used, on file descriptor 3.
const { writeSync } = require('node:fs');

process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  const usage = { cpuSeconds: (user + system) / 1e6, peakBytes: process.resourceUsage().maxRSS * 1024 };
  writeSync(3, JSON.stringify(usage));
});
