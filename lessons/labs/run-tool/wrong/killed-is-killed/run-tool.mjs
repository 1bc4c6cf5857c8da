import { execFile } from 'node:child_process';

export function runTool(file, args, options = {}) {
  const { timeout = 5000, maxBuffer = 1024 * 1024 } = options;
  const limits = { timeout, maxBuffer, killSignal: 'SIGKILL' };
  return new Promise((resolve, reject) => {
    execFile(file, args, limits, (error, stdout) => {
      if (!error) return resolve({ code: 0, stdout });
      if (typeof error.code === 'number') {
        return resolve({ code: error.code, stdout });
      }
      if (error.code === 'ENOENT') return reject(error);
      reject(new Error('timeout')); // what else could it be?
    });
  });
}
