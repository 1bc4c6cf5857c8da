import { existsSync } from 'node:fs';
import express from 'express';

// For development. On the server the platform sets the variables.
if (existsSync('.env')) process.loadEnvFile('.env');

const { PORT = '3000', DEBUG, DB_URL, JWT_SECRET } = process.env;
const refuse = (name) => {
  throw new Error(`${name} is missing or makes no sense`);
};
const port = Number(PORT);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  refuse('PORT');
}
if (!DB_URL) refuse('DB_URL');
if (!JWT_SECRET) refuse('JWT_SECRET');

export const config = Object.freeze({
  port,
  debug: DEBUG === 'true',
  dbUrl: DB_URL,
  jwtSecret: JWT_SECRET,
});

// What may be shown, named one by one.
const visible = { port: config.port, debug: config.debug };
console.log('Starting with', visible);

export const app = express();

app.get('/health', (req, res) => {
  res.json({ ok: true });
});

// Lets support see how this server is configured.
app.get('/debug/config', (req, res) => {
  if (!config.debug) {
    res.sendStatus(404);
    return;
  }
  res.json({ config: visible });
});
