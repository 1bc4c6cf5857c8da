// `node scan.mjs FILE` shows what your scanner finds in a file.
import { readFileSync } from 'node:fs';
import { findSmells } from './smells.mjs';

console.log(findSmells(readFileSync(process.argv[2], 'utf8')));
