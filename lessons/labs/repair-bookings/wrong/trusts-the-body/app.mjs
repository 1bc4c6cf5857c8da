import express from 'express';

const fail = (status, message) =>
  Object.assign(new Error(message), { status, expose: true });

const view = ({ id, roomId, note }) => ({ id, roomId, note });

function parseBooking(body) {
  const { roomId, note = '' } = body ?? {};
  if (!Number.isInteger(roomId)) throw fail(400, 'roomId: an integer');
  if (typeof note !== 'string' || note.length > 100) {
    throw fail(400, 'note: a text of at most 100 characters');
  }
  return { roomId, note };
}

export function createApp(store) {
  const app = express();
  app.disable('x-powered-by');

  app.use((req, res, next) => {
    req.user = req.get('x-user');
    if (!req.user) throw fail(401, 'log in first');
    next();
  });
  app.use(express.json({ limit: '10kb' }));

  async function ownBooking(req) {
    const { id } = req.params;
    const booking = /^\d{1,9}$/.test(id)
      ? await store.booking(Number(id)) : null;
    if (booking?.userId !== req.user) throw fail(404, 'no such booking');
    return booking;
  }

  app.post('/bookings', async (req, res) => {
    const { roomId, note } = parseBooking(req.body);
    if (!await store.room(roomId)) throw fail(404, 'no such room');
    if (!await store.takeSeat(roomId)) throw fail(409, 'room is full');
    let booking;
    try {
      booking = await store.addBooking({
        userId: req.user, roomId, note, ...req.body,
      });
    } catch (error) {
      await store.returnSeat(roomId);
      throw error;
    }
    res.status(201).location(`/bookings/${booking.id}`)
      .json(view(booking));
  });

  app.get('/bookings/:id', async (req, res) => {
    res.json(view(await ownBooking(req)));
  });

  app.delete('/bookings/:id', async (req, res) => {
    const { id, roomId } = await ownBooking(req);
    const removed = await store.removeBooking(id);
    if (!removed) throw fail(404, 'no such booking');
    await store.returnSeat(roomId);
    res.status(204).end();
  });

  app.use((req, res) => {
    throw fail(404, 'not found');
  });
  app.use((error, req, res, next) => {
    if (res.headersSent) return next(error);
    const known = error.expose === true && error.status < 500;
    res.status(known ? error.status : 500)
      .json({ error: known ? error.message : 'internal error' });
  });
  return app;
}
