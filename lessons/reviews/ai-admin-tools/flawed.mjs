import { exec, execFile, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import express from 'express';
import path from 'node:path';

const LOG = path.join(import.meta.dirname, 'app.log');

export const jobs = new EventEmitter(); // lives with the server
export const app = express();

process.on('uncaughtException', () => {}); // stay up

app.get('/logs', (req, res) => {
  exec(`grep -F "${req.query.q}" ${LOG}`, (error, found) => {
    res.type('text').send(found);
  });
});

app.get('/kernel', (req, res) => {
  execFile('uname', ['-r'], { timeout: 5000 }, (error, stdout) => {
    if (error) return res.sendStatus(500);
    res.type('text').send(stdout);
  });
});

app.get('/report', (req, res) => {
  const tool = spawn('report-tool', ['--format', 'pdf']);
  res.type('pdf');
  tool.stdout.pipe(res);
});

app.get('/progress', (req, res) => {
  res.type('text').flushHeaders();
  jobs.on('progress', (line) => {
    res.write(`${line}\n`);
  });
});
