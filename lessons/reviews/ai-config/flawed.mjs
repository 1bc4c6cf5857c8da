import { existsSync } from 'node:fs';
import express from 'express';

// For development. On the server the platform sets the variables.
if (existsSync('.env')) process.loadEnvFile('.env');

export const config = Object.freeze({
  port: process.env.PORT || 3000,
  debug: process.env.DEBUG || false,
  dbUrl: process.env.DB_URL,
  jwtSecret: process.env.JWT_SECRET || 'supersecret',
});

console.log('Starting with', config);

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
  res.json({ config, env: process.env });
});
