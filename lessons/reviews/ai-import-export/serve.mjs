// Serves the judged app in a process of its own and prints the port.
import { app } from './subject.mjs';

const server = app.listen(0, '127.0.0.1', () => {
  console.log(server.address().port);
});
