// For the proof: the service with a report that takes a while.
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp, serve } from './subject.mjs';

const buildReport = async (key) => {
  process.send('building');
  await sleep(500);
  return { key };
};
const server = serve(createApp({ buildReport }), 0);
server.on('listening', () => process.send(server.address().port));
