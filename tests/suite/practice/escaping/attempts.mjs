// Attempts to get out of the fence. Each ends well only if it has reached what it should not reach. `OUTSIDE` is put before
// this text: a folder with a secret, a socket in it and an abstract one, ports, and the process of the player.
import { execFileSync } from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns/promises';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import { Worker } from 'node:worker_threads';

const { folder, home, abstract, tcp, six, udp, player } = OUTSIDE;
const secret = `${folder}/secret`;
const parent = process.ppid;
const own = 'own';
fs.writeFileSync(own, 'mine');

const tool = (name, ...list) => execFileSync(name, list, { stdio: ['ignore', 'pipe', 'ignore'], timeout: 4000 }).toString();
const node = (code) => tool(process.execPath, '-e', code);
const must = (holds) => { if (!holds) throw new Error('nothing came'); };
const soon = (start) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error('late')), 700);
  start(resolve, reject);
});
const talk = (where) => soon((resolve, reject) => {
  const socket = net.connect(where, () => socket.write('GET / HTTP/1.1\r\n\r\n'));
  socket.on('data', resolve).on('error', reject).on('close', () => reject(new Error('closed')));
});
const talker = (where) => `require('net').connect(${JSON.stringify(where)}, function () { this.write('GET / HTTP/1.1\\r\\n\\r\\n') })
  .on('data', () => process.exit(0)).on('error', () => process.exit(1)).setTimeout(700, () => process.exit(1))`;
const worker = (code) => soon((resolve, reject) => {
  new Worker(code, { eval: true }).on('exit', (code) => (code === 0 ? resolve() : reject(new Error('failed')))).on('error', reject);
});
const sqlite = async (use) => {
  const { DatabaseSync } = await import('node:sqlite');
  use(new DatabaseSync(`${folder}/base`), (path) => new DatabaseSync(path));
};

const attempts = {
  files: {
    'read a file': () => fs.readFileSync(secret),
    'list a folder': () => fs.readdirSync(folder),
    'read through a link': () => { fs.symlinkSync(folder, 'way'); fs.readFileSync('way/secret'); },
    'link a file in': () => { fs.linkSync(secret, 'taken'); fs.readFileSync('taken'); },
    'move a file in': () => { fs.renameSync(`${folder}/movable`, 'moved'); },
    'copy a file in': () => fs.copyFileSync(secret, 'copied'),
    'go there and read': () => {
      const back = process.cwd();
      try { process.chdir(folder); fs.readFileSync('secret'); } finally { process.chdir(back); }
    },
    'read in a child': () => tool('cat', secret),
    'read in a shell': () => tool('sh', '-c', `cat < ${secret}`),
    'read in a worker': () => worker(`require('fs').readFileSync(${JSON.stringify(secret)})`),
    'read through the root of the player': () => fs.readFileSync(`/proc/${player}/root${secret}`),
    'list the folder of the player': () => fs.readdirSync(`/proc/${player}/cwd/`),
    'list the home': () => must(fs.readdirSync(home).length),
    'read the name of the machine': () => fs.readFileSync('/etc/hostname'),
    'list the settings of the machine': () => fs.readdirSync('/etc'),
    'list the terminals': () => fs.readdirSync('/dev/pts'),
    'write a new file': () => fs.writeFileSync(`${folder}/new`, 'x'),
    'add to a file': () => fs.appendFileSync(secret, 'x'),
    'cut a file': () => fs.truncateSync(`${folder}/cut`, 1),
    'write through a link': () => { fs.symlinkSync(`${folder}/linked`, 'out'); fs.writeFileSync('out', 'x'); },
    'write in a child': () => tool('sh', '-c', `echo x > ${folder}/shell`),
    'make a folder': () => fs.mkdirSync(`${folder}/made`),
    'make a link': () => fs.symlinkSync('secret', `${folder}/link`),
    'link a file out': () => fs.linkSync(own, `${folder}/hard`),
    'move a file out': () => { fs.writeFileSync('leaving', ''); fs.renameSync('leaving', `${folder}/left`); },
    'remove a file': () => fs.unlinkSync(`${folder}/removable`),
    'change what node loads first': () => fs.appendFileSync('../preload.cjs', ' '),
    'write beside the folder': () => fs.writeFileSync('../beside', 'x'),
    'write to shared memory': () => { const path = `/dev/shm/${player}`; fs.writeFileSync(path, 'x'); fs.unlinkSync(path); },
    'make a database': () => sqlite((base) => base.exec('CREATE TABLE t (x)')),
    'attach a database': () => sqlite((_, open) => open(own + '.db').exec(`ATTACH '${folder}/base' AS a; CREATE TABLE a.u (x)`)),
  },
  processes: {
    'see the environment of the player': () => fs.readFileSync(`/proc/${player}/environ`),
    'see the environment of the supervisor': () => fs.readFileSync(`/proc/${parent}/environ`),
    'open the memory of the player': () => fs.openSync(`/proc/${player}/mem`),
    'open the memory of the supervisor': () => fs.openSync(`/proc/${parent}/mem`, 'r+'),
    'list the files of the player': () => fs.readdirSync(`/proc/${player}/fd`).forEach((fd) => fs.readlinkSync(`/proc/${player}/fd/${fd}`)),
    'open the leash': () => fs.readlinkSync(`/proc/${parent}/fd/0`),
    'trace the player': () => {
      const call = { x64: 101, arm64: 117 }[process.arch];
      tool('perl', '-e', `exit(syscall(${call}, 0x4206, ${player}, 0, 0) == 0 ? 0 : 1)`);
    },
    'enter the network of the player': () => tool('nsenter', '-t', String(player), '-n', 'true'),
    'mount in a space of its own': () => tool('unshare', '-rm', 'mount', '-t', 'tmpfs', 'none', process.cwd()),
  },
  signals: {
    'signal the supervisor': () => process.kill(parent, 0),
    'signal the player': () => process.kill(player, 0),
    'signal the player in a child': () => tool('sh', '-c', `kill -0 ${player}`),
  },
  seen: {
    'see the player among the processes': () => must(fs.readdirSync('/proc').includes(String(player))),
    'read how the player was called': () => fs.readFileSync(`/proc/${player}/cmdline`),
    'read how the player was called in a child': () => tool('cat', `/proc/${player}/cmdline`),
    'read what the player waits for': () => fs.readFileSync(`/proc/${player}/status`),
    'wake the player': () => process.kill(player, 'SIGCONT'),
  },
  apart: {
    'see who uses the machine': () => must(fs.readFileSync('/etc/passwd', 'utf8').trim().includes('\n')),
    'see that a file is there': () => fs.statSync(secret),
    'change the mode of a file': () => fs.chmodSync(secret, 0o644),
    'change the owner of a file': () => fs.chownSync(secret, process.getuid(), process.getgid()),
    'change the times of a file': () => fs.utimesSync(secret, 1, 1),
    'change the mode in a child': () => tool('chmod', '600', secret),
    'slow the supervisor down': () => os.setPriority(parent, os.getPriority(parent)),
    'slow the player down': () => os.setPriority(player, os.getPriority(player)),
    'limit the player': () => tool('prlimit', `--pid=${player}`, '--core=0:0'),
    'move the player to other processors': () => tool('taskset', '-p', 'ffffffff', String(player)),
    'connect to 127.0.0.1': () => talk({ host: '127.0.0.1', port: tcp }),
    'connect to localhost': () => talk({ host: 'localhost', port: tcp }),
    'connect to 0.0.0.0': () => talk({ host: '0.0.0.0', port: tcp }),
    'connect to ::1': () => talk({ host: '::1', port: six }),
    'connect in a child': () => node(talker({ host: '127.0.0.1', port: tcp })),
    'connect in a worker': () => worker(talker({ host: '127.0.0.1', port: tcp })),
    'fetch': async () => must(await (await fetch(`http://127.0.0.1:${tcp}/`, { signal: AbortSignal.timeout(700) })).text()),
    'get by http': () => soon((resolve, reject) => http.get({ host: '127.0.0.1', port: tcp }, resolve).on('error', reject)),
    'send a datagram': () => soon((resolve, reject) => {
      const socket = dgram.createSocket('udp4').on('message', resolve).on('error', reject);
      socket.send('from inside', udp, '127.0.0.1');
    }),
    'ask for a name': async () => {
      const resolver = new dns.Resolver({ timeout: 300, tries: 1 });
      resolver.setServers([`127.0.0.1:${udp}`]);
      await resolver.resolve4('leak.test').catch((error) => must(error.code === 'ENODATA'));
    },
    'connect to a socket in a folder': () => talk(`${folder}/socket`),
    'connect to a socket in a child': () => node(talker({ path: `${folder}/socket` })),
    'connect to a socket through a link': () => { fs.symlinkSync(`${folder}/socket`, 'door'); return talk('./door'); },
    'connect to a socket without a file': () =>
      tool('perl', '-MSocket', '-e', `socket(S, AF_UNIX, SOCK_STREAM, 0) or exit 1; connect(S, pack_sockaddr_un("\\0${abstract}")) or exit 1`),
  },
};

for (const group of process.argv.slice(2)) {
  for (const [name, attempt] of Object.entries(attempts[group])) {
    try {
      await attempt();
      console.log(`worked: ${name}`);
    } catch (error) {
      console.log(`failed: ${name}: ${error.code ?? error.status ?? error.message}`);
    }
  }
}
process.exit();
