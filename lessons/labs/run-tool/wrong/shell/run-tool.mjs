import { exec } from 'node:child_process';

export function runTool(file, args, options = {}) {
  const { timeout = 5000, maxBuffer = 1024 * 1024 } = options;
  const line = [file, ...args].map((arg) => `"${arg}"`).join(' ');
  return new Promise((resolve, reject) => {
    const limits = { timeout, maxBuffer, killSignal: 'SIGKILL' };
    exec(`exec ${line}`, limits, (error, stdout) => {
      if (!error) return resolve({ code: 0, stdout });
      if (error.code === 127) {
        return reject(Object.assign(error, { code: 'ENOENT' }));
      }
      if (typeof error.code === 'number') {
        return resolve({ code: error.code, stdout });
      }
      if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
        return reject(new Error('too much output'));
      }
      if (error.killed) return reject(new Error('timeout'));
      reject(error);
    });
  });
}
