import { execFile } from 'node:child_process';

const MIB = 1024 * 1024;
const TOO_MUCH = 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER';

// Runs a program and resolves to { code, stdout }.
export function runTool(file, args, options = {}) {
  const { timeout = 5000, maxBuffer = MIB } = options;
  const limits = { timeout, maxBuffer, killSignal: 'SIGKILL' };

  return new Promise((resolve, reject) => {
    execFile(file, args, limits, (error, stdout) => {
      if (!error) return resolve({ code: 0, stdout });
      if (typeof error.code === 'number') { // it ended by itself
        return resolve({ code: error.code, stdout });
      }
      if (error.code === TOO_MUCH) {
        return reject(new Error('too much output'));
      }
      if (error.killed) return reject(new Error('timeout'));
      reject(error);
    });
  });
}
