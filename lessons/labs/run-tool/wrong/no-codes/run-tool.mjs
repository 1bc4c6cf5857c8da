import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export async function runTool(file, args, options = {}) {
  const { timeout = 5000, maxBuffer = 1024 * 1024 } = options;
  try {
    const limits = { timeout, maxBuffer, killSignal: 'SIGKILL' };
    const { stdout } = await promisify(execFile)(file, args, limits);
    return { code: 0, stdout };
  } catch (error) {
    if (error.killed) throw new Error('timeout');
    if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') {
      throw new Error('too much output');
    }
    throw error;
  }
}
