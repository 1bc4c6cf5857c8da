import express from 'express';

export function createApp(store) {
  const app = express();
  app.use(express.json());

  app.post('/bookings', async (req, res) => {
    const room = await store.room(req.body.roomId);
    if (room.seats > 0) {
      store.takeSeat(room.id);
      const booking = await store.addBooking({
        userId: req.get('x-user'), ...req.body,
      });
      res.json(booking, 201);
    }
  });

  app.get('/bookings/:id', async (req, res) => {
    res.json(await store.booking(req.params.id));
  });

  app.delete('/bookings/:id', async (req, res) => {
    await store.removeBooking(req.params.id);
    res.send(204);
  });

  app.use((err, req, res) => {
    res.status(500).json({ error: err.message });
  });
  return app;
}
