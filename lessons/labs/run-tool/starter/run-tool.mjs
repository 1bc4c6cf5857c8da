import { exec } from 'node:child_process';

// Runs a program and resolves to { code, stdout }.
export function runTool(file, args, { timeout = 5000 } = {}) {
  return new Promise((resolve, reject) => {
    exec([file, ...args].join(' '), { timeout }, (error, stdout) => {
      if (error) reject(error);
      resolve({ code: 0, stdout });
    });
  });
}
