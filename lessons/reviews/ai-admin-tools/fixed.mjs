import { execFile } from 'node:child_process';
import { EventEmitter } from 'node:events';
import express from 'express';
import path from 'node:path';
import { promisify } from 'node:util';

const LOG = path.join(import.meta.dirname, 'app.log');
const run = promisify(execFile);

export const jobs = new EventEmitter(); // lives with the server
export const app = express();

process.on('uncaughtException', (error) => {
  console.error('giving up:', error);
  process.exit(1); // the supervisor starts a new process
});

app.get('/logs', async (req, res) => {
  const { q } = req.query;
  if (typeof q !== 'string' || q === '') return res.sendStatus(400);
  try {
    const args = ['-F', '-e', q, '--', LOG];
    const { stdout } = await run('grep', args, { timeout: 5000 });
    res.type('text').send(stdout);
  } catch (error) {
    if (error.code !== 1) throw error; // 1: grep found nothing
    res.type('text').send('');
  }
});

app.get('/kernel', (req, res) => {
  execFile('uname', ['-r'], { timeout: 5000 }, (error, stdout) => {
    if (error) return res.sendStatus(500);
    res.type('text').send(stdout);
  });
});

app.get('/report', async (req, res) => {
  const options = {
    encoding: 'buffer',
    maxBuffer: 20 * 1024 * 1024,
    timeout: 30_000,
  };
  const args = ['--format', 'pdf'];
  const { stdout } = await run('report-tool', args, options);
  res.type('pdf').send(stdout);
});

app.get('/progress', (req, res) => {
  res.type('text').flushHeaders();
  const send = (line) => res.write(`${line}\n`);
  jobs.on('progress', send);
  res.on('close', () => jobs.off('progress', send));
});
