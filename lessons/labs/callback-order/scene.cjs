const log = [];
const say = (word) => log.push(word);

setTimeout(() => {
  say('timer');
  process.nextTick(() => say('tick in timer'));
  Promise.resolve().then(() => say('promise in timer'));
}, 1);

process.nextTick(() => {
  say('tick');
  queueMicrotask(() => say('microtask in tick'));
  process.nextTick(() => say('tick in tick'));
});

(async () => {
  say('async start');
  await null;
  say('after await');
})();

say('end of file');

setTimeout(() => console.log(JSON.stringify(log)), 50);
