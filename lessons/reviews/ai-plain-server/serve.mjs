// Runs the judged server in a process of its own and prints the port.
import { server } from './subject.mjs';

server.listen(0, '127.0.0.1', () => {
  console.log(server.address().port);
});
