// The worker of fixed.mjs: gets the pixels, sends them back with a watermark.
import { parentPort, workerData as pixels } from 'node:worker_threads';

for (let i = 0; i < pixels.length; i++) {
  pixels[i] = (pixels[i] * 7 + i) % 256;
}
parentPort.postMessage(pixels, [pixels.buffer]);
